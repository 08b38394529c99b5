// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QString>

#include <string>
#include <vector>

#include "models/event/event.h"
#include "models/problem/problem.h"

namespace yagura {

// A story told against a moment, the anchor: what happened before it, and what happens from then on. Value type.
//
// NDJSON, one object a line; empty lines are skipped:
//   {"at": SECONDS, "event": {proto3 JSON of an Event}}
//   {"at": SECONDS, "silence": {"feed": NAME, "seconds": SECONDS}}
// "at" is relative to the anchor, negative = before it. Every time inside the event is in milliseconds relative to the
// anchor; loading adds the anchor and cuts the instant down to its precision.
struct Scenario
{
    struct Step
    {
        UtcTime at{};
        bool history = false; // before or at the anchor
        std::string feed;
        std::string id;
        std::string event; // encoded
    };
    struct Silence
    {
        std::string feed;
        UtcTime from{};
        UtcTime to{};
    };

    std::vector<Step> steps; // by time; steps of the same time in the order of the file
    std::vector<Silence> silences;

    // `name` is used in the Problem: WrongFormat at "name:line". Strict, because scenarios are written by us: one wrong
    // line refuses the whole.
    [[nodiscard]] static Outcome<Scenario> read(QIODevice &device, const QString &name, UtcTime anchor);
    // "demo" → ":/scenarios/demo.ndjson"; a word with a slash, a backslash or a full stop is a path.
    [[nodiscard]] static QString pathOf(const QString &nameOrPath);
    [[nodiscard]] static Outcome<Scenario> load(const QString &nameOrPath, UtcTime anchor);
};

} // namespace yagura
