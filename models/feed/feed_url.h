// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include "models/problem/problem.h"

namespace yagura {

// The host is this machine itself: "localhost" or a loopback address ("127.example.com" is neither).
[[nodiscard]] bool isThisMachine(const QString &host);

// The URL of a feed or of a server of feeds, as a person writes it. Problem: BadUrl; PlainNotAllowed for ws:// to
// another machine, unless `allowPlain`: a person has said so.
[[nodiscard]] Outcome<QUrl> feedUrl(const QString &text, bool allowPlain);

} // namespace yagura
