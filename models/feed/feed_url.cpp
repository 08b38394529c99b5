// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_url.h"

#include <QHostAddress>
#include <QUrlQuery>

#include <algorithm>

namespace yagura {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(const QUrl &url)
{
    return url.scheme() == u"ws"_s || url.scheme() == u"nats+ws"_s;
}

bool isKnown(const QUrl &url)
{
    return isPlain(url) || url.scheme() == u"wss"_s || isNatsUrl(url);
}

// Of "host:port", "[::1]:port" or "host".
QString hostIn(const QString &address)
{
    return QUrl(u"ws://"_s + address, QUrl::StrictMode).host();
}

} // namespace

bool isThisMachine(const QString &host)
{
    return host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

bool isNatsUrl(const QUrl &url)
{
    return url.scheme() == u"nats+ws"_s || url.scheme() == u"nats+wss"_s;
}

QStringList alsoHosts(const QUrl &url)
{
    return QUrlQuery(url).queryItemValue(u"also"_s, QUrl::FullyDecoded).split(u',', Qt::SkipEmptyParts);
}

std::optional<Problem> urlObjection(const QUrl &url, bool allowPlain)
{
    QStringList hosts{url.host()};
    if (isNatsUrl(url)) {
        for (const QString &address : alsoHosts(url))
            hosts.append(hostIn(address));
    }
    if (!url.isValid() || !isKnown(url) || hosts.contains(QString()))
        return Problem{Problem::Kind::BadUrl, url.toDisplayString(), {}};
    if (isPlain(url) && !allowPlain && !std::ranges::all_of(hosts, isThisMachine))
        return Problem{Problem::Kind::PlainNotAllowed, url.toDisplayString(), {}};
    return std::nullopt;
}

Outcome<QUrl> feedUrl(const QString &text, bool allowPlain)
{
    const QUrl url(text, QUrl::StrictMode);
    if (auto problem = urlObjection(url, allowPlain)) {
        problem->where = text;
        return *problem;
    }
    return url;
}

} // namespace yagura
