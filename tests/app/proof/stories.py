# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up feeds with known content, as recordings for serve --replay and as NDJSON for import."""
import json
import random

MORNING = 1772409600000  # 2026-03-02T00:00:00Z
SECTORS = {"JP": ("jp-ci", ["jp.electricity", "jp.gas", "jp.railway", "jp.medical"]),
           "US": ("us-ci", ["us.energy", "us.nuclear", "us.dams", "us.communications"])}


def incident(feed, subject, revision, dice):
    country = dice.choice(["JP", "US"])
    taxonomy, sectors = SECTORS[country]
    report = {"incident": subject, "revision": revision, "status": "SOURCE_STATUS_CONFIRMED",
              "condition": "CONDITION_CLEARED" if revision > 1 and dice.random() < 0.4 else "CONDITION_ACTIVE",
              "country": country, "sectors": [{"taxonomy": taxonomy, "code": dice.choice(sectors)}],
              "happened": {"at": str(MORNING), "precision": "PRECISION_MINUTE"},
              "title": {"ja": {"text": f"想定の事案 {subject}", "origin": "TEXT_ORIGIN_ORIGINAL"},
                        "en": {"text": f"Made-up incident {subject}", "origin": "TEXT_ORIGIN_MACHINE"}}}
    if dice.random() < 0.95:
        level = dice.choice([0, 1, 1, 2, 2, 3, 4, 5])
        report["severity"] = {"scale": "display", "value": str(level), "display": level}
    return {"id": f"{feed}-{subject}.{revision}", "feed": feed, "reportedAt": str(MORNING), "exercise": True,
            "exerciseName": "PROOF", "tlp": "TLP_CLEAR", "incident": report}


def action(feed, number, subject, kind, revision):
    return {"id": f"{feed}-A-{number}", "feed": feed, "reportedAt": str(MORNING), "exercise": True,
            "exerciseName": "PROOF", "tlp": "TLP_CLEAR",
            "deskAction": {"kind": kind, "incident": subject, "rule": "severity-3", "seenRevision": revision,
                           "desk": "desk-1", "person": "当直"}}


def story(seed, count, feeds=("jp-gov", "us-gov"), stretch=40):
    """`count` events over the feeds, in stretches: new incidents, revisions (some late), acknowledgements, takings."""
    dice = random.Random(seed)
    revisions = {feed: {} for feed in feeds}
    events = []
    while len(events) < count:
        feed = feeds[len(events) // stretch % len(feeds)]
        known = revisions[feed]
        draw = dice.random()
        if draw < 0.7 or not known:
            subject = f"I-{len(known) + 1}"
            known[subject] = 1
            events.append(incident(feed, subject, 1, dice))
            continue
        subject = f"I-{max(1, len(known) - dice.randrange(50))}"
        if draw < 0.9:
            known[subject] += 1
            events.append(incident(feed, subject, known[subject], dice))
        else:
            kind = dice.choice(["DESK_ACTION_KIND_ACKNOWLEDGE", "DESK_ACTION_KIND_TAKE"])
            events.append(action(feed, len(events), subject, kind, known[subject]))
    return events


def write_recording(path, events, milliseconds):
    """The events at an even pace over so many milliseconds."""
    with open(path, "w", encoding="utf-8") as file:
        for index, event in enumerate(events):
            line = {"sequenced": MORNING + index * milliseconds // len(events), "event": event}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def write_ndjson(path, events):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(event, ensure_ascii=False) + "\n" for event in events)
    return path


def ids_by_feed(events):
    """{feed: [id, …]} in order."""
    ids = {}
    for event in events:
        ids.setdefault(event["feed"], []).append(event["id"])
    return ids
