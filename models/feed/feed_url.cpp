// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_url.h"

#include <QHostAddress>

namespace yagura {

bool isThisMachine(const QString &host)
{
    return host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

Outcome<QUrl> feedUrl(const QString &text, bool allowPlain)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = url.scheme() == QStringLiteral("ws");
    if (!url.isValid() || url.host().isEmpty() || (!plain && url.scheme() != QStringLiteral("wss")))
        return Problem{Problem::Kind::BadUrl, text, {}};
    if (plain && !allowPlain && !isThisMachine(url.host()))
        return Problem{Problem::Kind::PlainNotAllowed, text, {}};
    return url;
}

} // namespace yagura
