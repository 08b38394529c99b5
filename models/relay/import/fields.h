// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <string>
#include <string_view>

#include "models/event/event.h"

// Small readings of JSON fields, shared by the readers of foreign formats. Pure functions, never a crash on a value of
// another type than expected: such a value counts as absent.
namespace yagura::fields {

// Trimmed, as UTF-8, cut at a character's end with an ellipsis so that it fits into `most` bytes.
[[nodiscard]] std::string fitted(const QString &text, std::size_t most);
[[nodiscard]] std::string id(const QJsonValue &value);     // fits limits::idBytes
[[nodiscard]] std::string shortText(const QString &value); // fits limits::shortTextBytes
[[nodiscard]] QStringList texts(const QJsonValue &value);  // a list of strings, or a single one; no empty ones
[[nodiscard]] std::string title(const QString &text);      // first sentence, 120 characters at most, cut at a word
[[nodiscard]] BilingualText english(std::string text, TextOrigin origin);
// What the source says, with notes of our own below it that are never cut away.
[[nodiscard]] BilingualText summary(const QString &text, const QStringList &notes);

// "2016", "2016-07", "2016-07-25" or a full ISO 8601 time; what is not a date cuts it down to what is. Times at
// midnight are days: that is how the sources write them.
[[nodiscard]] Instant instant(const QString &text);
[[nodiscard]] UtcTime time(const QString &text); // {} when it is no date

// "CVE-2024-12345", each once, in order of appearance.
[[nodiscard]] std::vector<std::string> cvesIn(const QString &text);
// Keeps limits::listLength of them and says in `notes` how many there were.
void bound(std::vector<std::string> &items, const QString &what, QStringList &notes);
void addReference(std::vector<Reference> &references, const QString &url, const QString &title = {});

} // namespace yagura::fields
