#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the corpus by sector and region, straight from its files.

A second opinion on what the program shows: it shares nothing with it but the crosswalk from NAICS to sectors.
Usage: recount.py CORPUS CATALOG; prints JSON.
"""
import collections
import json
import pathlib
import sys

STATES = dict(
    pair.split("=")
    for pair in """AL=Alabama|AK=Alaska|AZ=Arizona|AR=Arkansas|CA=California|CO=Colorado|CT=Connecticut|DE=Delaware
DC=District of Columbia|FL=Florida|GA=Georgia|HI=Hawaii|ID=Idaho|IL=Illinois|IN=Indiana|IA=Iowa|KS=Kansas|KY=Kentucky
LA=Louisiana|ME=Maine|MD=Maryland|MA=Massachusetts|MI=Michigan|MN=Minnesota|MS=Mississippi|MO=Missouri|MT=Montana
NE=Nebraska|NV=Nevada|NH=New Hampshire|NJ=New Jersey|NM=New Mexico|NY=New York|NC=North Carolina|ND=North Dakota
OH=Ohio|OK=Oklahoma|OR=Oregon|PA=Pennsylvania|RI=Rhode Island|SC=South Carolina|SD=South Dakota|TN=Tennessee|TX=Texas
UT=Utah|VT=Vermont|VA=Virginia|WA=Washington|WV=West Virginia|WI=Wisconsin|WY=Wyoming|AS=American Samoa|GU=Guam
MP=Northern Mariana Islands|PR=Puerto Rico|VI=US Virgin Islands""".replace("\n", "|").split("|")
)
TERRITORIES = {"AS", "GU", "MP", "PR", "VI"}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def home(country):
    """Whose board an incident is on."""
    if country == "JP":
        return "jp"
    return "us" if country == "US" or country in TERRITORIES | {"UM"} else "other"


def country_of(record):
    codes = [c for c in record["victim"].get("country", []) if len(c) == 2 and c.isascii() and c.isupper()]
    return next((c for c in codes if home(c) != "other"), codes[0] if codes else "")


def sectors_of(record, country, crosswalk):
    code = record["victim"].get("industry", "")
    found = []
    if code.isascii() and code.isdigit() and len(code) <= 6:
        for length in range(6, 0, -1):
            if len(code) >= length and code[:length] in crosswalk:
                found = crosswalk[code[:length]]
                break
    board = "jp" if country == "JP" else "us"  # elsewhere is counted by the US list
    return {s for s in found if s.startswith(board + ".")} or {board + ".none"}


def region_of(record, country):
    state = record["victim"].get("state", "").strip()
    if home(country) == "us":
        short = state.upper().removeprefix("US-")
        if short in STATES:
            return "US-" + short
        for code, name in STATES.items():
            if name.lower() == state.lower():
                return "US-" + code
        return "US-" + country if country in TERRITORIES else "none of us"
    if country == "JP":
        number = state.removeprefix("JP-")
        return "JP-" + number if number.isdigit() and 1 <= int(number) <= 47 else "none of jp"
    return "elsewhere"


def main(corpus, catalog):
    rows = json.loads((catalog / "crosswalk.json").read_text(encoding="utf-8"))["naics"]
    crosswalk = {row["prefix"]: row["sectors"] for row in rows}
    incidents = {}
    records = {"vcdb": 0, "cisa-ics": 0, "cisa-kev": 0}
    for record in lines(corpus / "vcdb-dev.ndjson"):
        records["vcdb"] += 1
        incidents[record["id"]] = record  # the last of several with one id stands
    sectors, regions, pairs = collections.Counter(), collections.Counter(), collections.Counter()
    severities, precisions = collections.Counter(), collections.Counter()
    for record in incidents.values():
        country = country_of(record)
        region = region_of(record, country)
        regions[region] += 1
        for sector in sectors_of(record, country, crosswalk):
            sectors[sector] += 1
            pairs[sector + " " + region] += 1
        severities[record.get("impact", {}).get("overall_rating", "Unknown")] += 1
        precisions[{4: "year", 7: "month", 10: "day"}[len(record["timeline"]["incident"])]] += 1
    advisories = collections.Counter()
    subjects = {"vcdb": len(incidents)}
    for feed, name, key in (("cisa-ics", "cisa-ics-advisories", "id"), ("cisa-kev", "cisa-kev", "cve")):
        rows = lines(corpus / (name + ".ndjson"))
        records[feed] = len(rows)
        subjects[feed] = len({row[key] for row in rows})
        for row in {row[key]: row for row in rows}.values():
            for sector in set(row.get("us_sectors", [])) or {"everybody"}:
                advisories[sector] += 1
    result = {
        "records": records,
        "subjects": subjects,
        "sectors": sectors,
        "regions": regions,
        "sectorsAndRegions": pairs,
        "severities": severities,
        "precisions": precisions,
        "advisories": advisories,
    }
    print(json.dumps(result))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
