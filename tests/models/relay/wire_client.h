// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QTest>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <deque>
#include <optional>
#include <vector>

#include "models/event/limits.h"
#include "models/event/wire.h"

namespace yagura::test {

// A client without any cleverness: sends what it is told, keeps what it hears.
class WireClient
{
public:
    explicit WireClient(const QUrl &url, const QString &subprotocol = QLatin1String(wire::subprotocol),
        const QByteArray &token = {}, const QSslConfiguration *tls = nullptr)
    {
        QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket, [this](const QByteArray &bytes) {
            m_largest = std::max(m_largest, bytes.size());
            if (auto frame = wire::decodeServerFrame({bytes.constData(), static_cast<std::size_t>(bytes.size())}))
                take(*std::move(frame));
            else
                m_garbage = true;
        });
        QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] { m_closed = true; });
        QWebSocketHandshakeOptions options;
        if (!subprotocol.isEmpty())
            options.setSubprotocols({subprotocol});
        QNetworkRequest request(url);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        if (tls)
            m_socket.setSslConfiguration(*tls);
        m_socket.open(request, options);
    }

    [[nodiscard]] bool connected()
    {
        return waitUntil([this] { return m_socket.isValid(); });
    }
    void send(const wire::ClientFrame &frame) { sendBytes(QByteArray::fromStdString(wire::encode(frame))); }
    void sendBytes(const QByteArray &bytes) { m_socket.sendBinaryMessage(bytes); }
    QWebSocket &socket() { return m_socket; }

    // The usual beginning.
    [[nodiscard]] bool hello(
        std::uint32_t credit, std::optional<FeedPosition> resume = {}, wire::Interest interest = {})
    {
        if (!connected())
            return false;
        send(wire::Hello{wire::protocolVersion, "test", {"ja"}, std::move(resume), std::move(interest), credit});
        return true;
    }

    // The next frame of that kind that has not been taken; batches and heartbeats are kept apart from the rest.
    template <typename Frame> [[nodiscard]] std::optional<Frame> next()
    {
        std::optional<Frame> found;
        (void)waitUntil([&] {
            for (auto at = m_frames.begin(); at != m_frames.end(); ++at) {
                if (auto *frame = std::get_if<Frame>(&*at)) {
                    found = std::move(*frame);
                    m_frames.erase(at);
                    return true;
                }
            }
            return false;
        });
        return found;
    }
    template <typename Frame> [[nodiscard]] bool has() const
    {
        return std::ranges::any_of(m_frames, [](const auto &frame) { return std::holds_alternative<Frame>(frame); });
    }

    [[nodiscard]] bool waitForEvents(std::size_t count)
    {
        return waitUntil([&] { return m_events.size() >= count; });
    }
    [[nodiscard]] bool waitForClose()
    {
        return waitUntil([this] { return m_closed; });
    }
    // Wakes up with every event; QTest::qWaitFor would look every 10 ms only.
    template <typename Condition> [[nodiscard]] static bool waitUntil(Condition condition)
    {
        const QDeadlineTimer deadline(5000);
        QTimer atLeast;
        atLeast.start(20);
        while (!condition()) {
            if (deadline.hasExpired())
                return false;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        return true;
    }

    // What the server had to say until now, once it has answered a ping: nothing more is under way.
    [[nodiscard]] bool settle()
    {
        bool answered = false;
        const auto connection = QObject::connect(
            &m_socket, &QWebSocket::pong, &m_socket, [&](quint64, const QByteArray &) { answered = true; });
        m_socket.ping();
        const bool ok = waitUntil([&] { return answered; });
        QObject::disconnect(connection);
        return ok;
    }

    [[nodiscard]] const std::vector<wire::Entry> &events() const { return m_events; }
    [[nodiscard]] std::uint64_t first() const { return m_first; } // sequence of events().front()
    [[nodiscard]] bool orderly() const { return m_orderly && !m_garbage; }
    [[nodiscard]] qsizetype largestFrame() const { return m_largest; }
    [[nodiscard]] std::uint64_t heartbeats() const { return m_heartbeats; }
    [[nodiscard]] QWebSocketProtocol::CloseCode closeCode() const { return m_socket.closeCode(); }

private:
    void take(wire::ServerFrame frame)
    {
        if (auto *batch = std::get_if<wire::Batch>(&frame)) {
            if (m_events.empty())
                m_first = number(batch->first);
            m_orderly = m_orderly && number(batch->first) == m_first + m_events.size() && !batch->entries.empty();
            for (wire::Entry &entry : batch->entries)
                m_events.push_back(std::move(entry));
            return;
        }
        if (std::holds_alternative<wire::Heartbeat>(frame))
            ++m_heartbeats;
        m_frames.push_back(std::move(frame));
    }

    QWebSocket m_socket;
    std::deque<wire::ServerFrame> m_frames;
    std::vector<wire::Entry> m_events;
    std::uint64_t m_first = 0;
    std::uint64_t m_heartbeats = 0;
    qsizetype m_largest = 0;
    bool m_orderly = true;
    bool m_garbage = false;
    bool m_closed = false;
};

} // namespace yagura::test
