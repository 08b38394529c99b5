// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/listen_address.h"

#include "app/relay/texts.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

QHostAddress hostNamed(const QString &name)
{
    if (name == u"localhost"_s)
        return QHostAddress(QHostAddress::LocalHost);
    if (name.startsWith(u'[') && name.endsWith(u']'))
        return QHostAddress(name.sliced(1, name.size() - 2));
    return name.contains(u':') ? QHostAddress() : QHostAddress(name);
}

} // namespace

Outcome<ListenAddress> listenAddress(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isPort = false;
    const quint16 port = colon < 0 ? quint16{0} : text.mid(colon + 1).toUShort(&isPort);
    const QHostAddress host = colon < 0 ? QHostAddress() : hostNamed(text.left(colon));
    if (!isPort || host.isNull()) {
        return Problem{Problem::Kind::BadOption, u"--listen"_s,
            Relay::tr("an address and a port like 127.0.0.1:7411 are expected, not %1").arg(text)};
    }
    return ListenAddress{host, port};
}

} // namespace yagura
