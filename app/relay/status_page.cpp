// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/status_page.h"

#include "models/feed/feed_url.h"

namespace yagura {

namespace {

using Status = QHttpServerResponse::StatusCode;

QHttpServerResponse text(const QByteArray &body, Status status = Status::Ok)
{
    return {QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8"), body, status};
}

// A browser that was led here by another site's name says so in the Host header.
bool isAskedByName(const QHttpServerRequest &request)
{
    const QUrl asked(QStringLiteral("http://") + QString::fromLatin1(request.value("Host")));
    return isThisMachine(asked.host());
}

} // namespace

StatusPage::StatusPage(Source source)
    : m_source(std::move(source))
{
    const auto page = [this](auto body) {
        return [this, body](const QHttpServerRequest &request) {
            return isAskedByName(request) ? body(m_source()) : text("not here\n", Status::Forbidden);
        };
    };
    m_server.route(QStringLiteral("/healthz"), QHttpServerRequest::Method::Get, page([](const RelayMetrics &metrics) {
        return metrics.trouble.isEmpty() ? text("ok\n")
                                         : text(metrics.trouble.toUtf8() + '\n', Status::ServiceUnavailable);
    }));
    m_server.route(QStringLiteral("/metrics"), QHttpServerRequest::Method::Get,
        page([](const RelayMetrics &metrics) { return text(prometheusText(metrics)); }));
}

Success StatusPage::listen(quint16 port)
{
    m_port = m_server.listen(QHostAddress::LocalHost, port);
    if (m_port == 0)
        return Problem{Problem::Kind::PortInUse, QStringLiteral("127.0.0.1:%1").arg(port), {}};
    return Done{};
}

} // namespace yagura
