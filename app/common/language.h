// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

#include "models/problem/problem.h"

class QCoreApplication;

namespace yagura {

// The language that the messages of a program are in: "ja" or "en". `asked`: the value of --language, or empty for that
// of the system ($LC_ALL, $LC_MESSAGES, $LANG). BadOption: a language we do not have.
[[nodiscard]] Outcome<QString> messageLanguage(const QString &asked);

// The value of --language wherever it stands on the command line, so that a mistake before it is told in that language
// already. Empty: not given.
[[nodiscard]] QString languageIn(const QStringList &arguments);

// Installs our texts and Qt's own in that language, and the locale for numbers and times. Once, at start: the
// dashboard's switch at run time is a thing of its shell. The translators belong to the application.
void installLanguage(QCoreApplication &application, const QString &language);

} // namespace yagura
