// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

#include "models/problem/problem.h"

namespace yagura {

// The host is this machine itself: "localhost" or a loopback address ("127.example.com" is neither).
[[nodiscard]] bool isThisMachine(const QString &host);

// The scheme is that of a NATS server's WebSocket listener: nats+ws or nats+wss.
[[nodiscard]] bool isNatsUrl(const QUrl &url);
// What `?also=host:port,host:port` names: the other servers of a NATS cluster. Unchecked.
[[nodiscard]] QStringList alsoHosts(const QUrl &url);

// Why that URL of a feed or of a server of feeds cannot be used. Problem: BadUrl; PlainNotAllowed for ws:// and
// nats+ws:// to another machine (any of those it names), unless `allowPlain`: a person has said so.
[[nodiscard]] std::optional<Problem> urlObjection(const QUrl &url, bool allowPlain);

// The same for what a person wrote: ws, wss, nats+ws or nats+wss.
[[nodiscard]] Outcome<QUrl> feedUrl(const QString &text, bool allowPlain);

} // namespace yagura
