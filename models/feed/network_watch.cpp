// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/network_watch.h"

#include <QNetworkInformation>

namespace yagura {

namespace {

using Reachability = QNetworkInformation::Reachability;

// A floor may have no way to the internet and all of its feeds: only no network at all counts as none.
bool isReachable(Reachability reachability)
{
    return reachability != Reachability::Disconnected;
}

} // namespace

NetworkWatch::NetworkWatch(QObject *parent)
    : QObject(parent)
{
    if (!QNetworkInformation::loadDefaultBackend())
        return;
    const QNetworkInformation *network = QNetworkInformation::instance();
    m_reachable = isReachable(network->reachability());
    connect(network, &QNetworkInformation::reachabilityChanged, this,
        [this](Reachability reachability) { note(isReachable(reachability)); });
}

void NetworkWatch::note(bool reachable)
{
    if (std::exchange(m_reachable, reachable) == reachable)
        return;
    if (reachable)
        Q_EMIT returned();
}

} // namespace yagura
