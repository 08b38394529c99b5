// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <map>
#include <memory>

#include "models/event/ids.h"

namespace yagura::test {

// The server's end of the NATS protocol in this very process, for what a real server cannot be made to do. It reads
// what the client sends and lets the test answer. With serveStream() it is a JetStream of one stream and one consumer,
// whose deliveries the test makes by hand.
class FakeNats
{
public:
    struct Publication
    {
        std::string subject;
        std::string reply;
        std::string payload; // headers included
    };

    FakeNats()
        : m_server(QStringLiteral("test"), QWebSocketServer::NonSecureMode)
    {
        listening = m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_context, [this] { accept(); });
    }

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/test")) const
    {
        return QUrl(QStringLiteral("nats+ws://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path));
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    void say(const std::string &bytes) { m_peer->sendBinaryMessage(QByteArray::fromStdString(bytes)); }
    void sayText(const QString &text) { m_peer->sendTextMessage(text); }
    void drop() { m_peer->abort(); }
    void closeNicely() // after what was said
    {
        m_peer->flush();
        m_peer->close();
    }
    [[nodiscard]] bool connected() const { return m_peer && m_peer->isValid(); }

    // To a subscription of that subject; `reply` and `headers` may be empty.
    void deliver(const std::string &inbox, const std::string &payload, const std::string &reply = {},
        const std::string &headers = {})
    {
        const auto found = subscriptions.find(inbox);
        const std::string sid = found == subscriptions.end() ? "1" : found->second;
        const std::string sizes = headers.empty()
            ? std::to_string(payload.size())
            : std::to_string(headers.size()) + ' ' + std::to_string(headers.size() + payload.size());
        say((headers.empty() ? "MSG " : "HMSG ") + inbox + ' ' + sid + ' ' + (reply.empty() ? "" : reply + ' ') + sizes
            + "\r\n" + headers + payload + "\r\n");
    }
    void status(const std::string &inbox, const std::string &words)
    {
        deliver(inbox, {}, {}, "NATS/1.0 " + words + "\r\n\r\n");
    }

    // JetStream
    void serveStream(std::uint64_t first, std::uint64_t last)
    {
        firstSequence = first;
        lastSequence = last;
        answers["$JS.API.STREAM.INFO."] = [this](const Publication &) {
            return "{\"created\":\"" + created + "\",\"state\":{\"first_seq\":" + std::to_string(firstSequence)
                + ",\"last_seq\":" + std::to_string(lastSequence) + "}}";
        };
        answers["$JS.API.CONSUMER.CREATE."] = [this](const Publication &asked) {
            const auto config = QJsonDocument::fromJson(QByteArray::fromStdString(asked.payload)).object();
            starts.push_back(
                config.value(QLatin1String("config")).toObject().value(QLatin1String("opt_start_seq")).toInteger());
            return "{\"name\":\"c" + std::to_string(starts.size()) + "\",\"created\":\"" + consumerMade + "\"}";
        };
        answers["$JS.API.CONSUMER.MSG.NEXT."] = [this](const Publication &asked) {
            pulls.push_back(asked);
            return std::string();
        };
    }
    // One event out of the stream, to the latest pull, numbered `consumer` by its consumer.
    void deliverEvent(std::uint64_t stream, std::uint64_t consumer, const std::string &event)
    {
        deliver(pulls.back().reply, event,
            "$JS.ACK.yagura_test.c.1." + std::to_string(stream) + '.' + std::to_string(consumer)
                + ".1772409660250000000.0");
    }
    static QJsonObject json(const Publication &asked)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(asked.payload)).object();
    }

    bool listening = false;
    std::string info = "INFO {\"max_payload\":1048576}\r\n"; // said at once; empty: nothing
    bool pongs = true;
    int connects = 0;
    std::string hello; // of the last CONNECT
    int pings = 0;
    int unknown = 0; // commands that nothing is known about here
    std::vector<Publication> published;
    std::map<std::string, std::string> subscriptions; // subject → number
    // By beginning of the subject; an empty answer is none.
    std::map<std::string, std::function<std::string(const Publication &)>> answers;

    std::string consumerMade = "2026-03-02T00:00:00Z";
    std::string created = "2026-01-01T00:00:00Z";
    std::uint64_t firstSequence = 1;
    std::uint64_t lastSequence = 0;
    std::vector<qint64> starts; // of each consumer that was made
    std::vector<Publication> pulls;

private:
    void accept()
    {
        m_peer.reset(m_server.nextPendingConnection());
        m_bytes.clear();
        subscriptions.clear();
        ++connects;
        QObject::connect(m_peer.get(), &QWebSocket::binaryMessageReceived, &m_context, [this](const QByteArray &bytes) {
            m_bytes += bytes.toStdString();
            while (readOne()) { }
        });
        if (!info.empty())
            say(info);
    }
    bool readOne()
    {
        const auto end = m_bytes.find("\r\n");
        if (end == std::string::npos)
            return false;
        const std::string line = m_bytes.substr(0, end);
        const QStringList words = QString::fromStdString(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        std::size_t taken = end + 2;
        if (words.value(0) == QLatin1String("PUB") || words.value(0) == QLatin1String("HPUB")) {
            const auto size = static_cast<std::size_t>(words.last().toInt());
            if (m_bytes.size() < taken + size + 2)
                return false;
            const bool headers = words.value(0) == QLatin1String("HPUB");
            Publication said{words.value(1).toStdString(), {}, m_bytes.substr(taken, size)};
            if (words.size() == (headers ? 5 : 4))
                said.reply = words.value(2).toStdString();
            m_bytes.erase(0, taken + size + 2);
            onPublished(said);
            return true;
        }
        m_bytes.erase(0, taken);
        if (words.value(0) == QLatin1String("CONNECT"))
            hello = line.substr(8);
        else if (words.value(0) == QLatin1String("SUB"))
            subscriptions[words.value(1).toStdString()] = words.value(2).toStdString();
        else if (line == "PING" && ++pings > 0 && pongs)
            say("PONG\r\n");
        else if (line != "PING")
            ++unknown;
        return true;
    }
    void onPublished(const Publication &said)
    {
        published.push_back(said);
        for (const auto &[beginning, answer] : answers) {
            if (!said.subject.starts_with(beginning))
                continue;
            const std::string reply = answer(said);
            if (!reply.empty() && !said.reply.empty())
                deliver(said.reply, reply);
            return;
        }
    }

    QWebSocketServer m_server;
    QObject m_context;
    std::unique_ptr<QWebSocket> m_peer;
    std::string m_bytes;
};

} // namespace yagura::test
