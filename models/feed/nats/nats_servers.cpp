// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/nats_servers.h"

#include <QUrlQuery>

#include "models/feed/feed_url.h"

namespace yagura {

using namespace Qt::StringLiterals;

Outcome<NatsServers> NatsServers::of(const QUrl &url, bool allowPlain)
{
    if (!isNatsUrl(url))
        return Problem{Problem::Kind::BadUrl, url.toDisplayString(), {}};
    if (const auto problem = urlObjection(url, allowPlain))
        return *problem;
    NatsServers servers;
    servers.m_scheme = url.scheme().section(u'+', 1);
    servers.m_allowPlain = allowPlain;
    servers.add(url.authority(QUrl::FullyEncoded).section(u'@', -1));
    for (const QString &address : alsoHosts(url))
        servers.add(address);
    return servers;
}

void NatsServers::learn(const QStringList &addresses)
{
    for (const QString &address : addresses)
        add(address);
}

bool NatsServers::advance()
{
    m_turn = (m_turn + 1) % m_servers.size();
    return ++m_triedInRound < m_servers.size();
}

bool NatsServers::add(const QString &address)
{
    QUrl server(m_scheme + u"://"_s + address + u'/', QUrl::StrictMode);
    const bool fit = server.isValid() && !server.host().isEmpty() && server.userInfo().isEmpty()
        && server.path() == u"/"_s && !server.hasQuery() && !server.hasFragment();
    const bool allowed = m_scheme == u"wss"_s || m_allowPlain || isThisMachine(server.host());
    if (!fit || !allowed || m_servers.contains(server) || m_servers.size() >= most)
        return false;
    m_servers.append(server);
    return true;
}

} // namespace yagura
