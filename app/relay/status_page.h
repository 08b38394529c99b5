// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHttpServer>

#include <functional>

#include "models/problem/problem.h"
#include "models/relay/metrics.h"

namespace yagura {

// What a relay tells whoever watches over it: /healthz (200 "ok", or 503 when the store takes nothing) and /metrics for
// Prometheus. Only for this machine itself: on a loopback address, and only when asked for by that name, so that no web
// page reads it through its visitor's browser. Lives on the thread of the relay.
class StatusPage
{
public:
    using Source = std::function<RelayMetrics()>;
    explicit StatusPage(Source source);

    [[nodiscard]] Success listen(quint16 port); // on 127.0.0.1; 0 = a free one. PortInUse
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    Source m_source;
    QHttpServer m_server;
    quint16 m_port = 0;
};

} // namespace yagura
