// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QTest>

#include "models/feed/nats/jetstream_api.h"
#include "models/feed/nats/subjects.h"
#include "tests/support/builders.h"
#include "tests/support/nats_server.h"

namespace yagura::test {

// The other side of a feed: makes streams and publishes into them, waiting for each answer.
class NatsBench
{
public:
    explicit NatsBench(const NatsServer &server, FeedAccess access = {})
        : m_connection(std::move(access), Clock::system())
    {
        bool opened = false;
        bool closed = false;
        QObject::connect(&m_connection, &NatsConnection::opened, &m_context, [&] { opened = true; });
        QObject::connect(&m_connection, &NatsConnection::closed, &m_context, [&] { closed = true; });
        m_connection.open(server.url());
        (void)QTest::qWaitFor([&] { return opened || closed; }, 20'000);
        QObject::disconnect(&m_connection, nullptr, &m_context, nullptr);
    }

    [[nodiscard]] bool isOpen() const { return m_connection.isOpen(); }
    NatsConnection &connection() { return m_connection; }

    // The answer, or its error.
    nats::ApiResult call(const std::string &what, const QJsonObject &body = {})
    {
        std::optional<nats::ApiResult> result;
        nats::callApi(
            m_connection, what, body, std::chrono::seconds(20), [&](const nats::ApiResult &r) { result = r; });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 30'000);
        return result ? *result : nats::ApiResult(nats::ApiError{});
    }
    bool createStream(const std::string &feed, QJsonObject more = {})
    {
        const std::string name = nats::streamOf(feed);
        more.insert(QStringLiteral("name"), QString::fromStdString(name));
        more.insert(QStringLiteral("subjects"), QJsonArray{QString::fromStdString(nats::subjectsOf(feed))});
        return call("STREAM.CREATE." + name, more).ok();
    }
    bool removeStream(const std::string &feed) { return call("STREAM.DELETE." + nats::streamOf(feed)).ok(); }
    // Up to, not including; 0 = everything.
    bool purge(const std::string &feed, qint64 before = 0)
    {
        const QJsonObject body = before > 0 ? QJsonObject{{QStringLiteral("seq"), before}} : QJsonObject{};
        return call("STREAM.PURGE." + nats::streamOf(feed), body).ok();
    }

    // The sequence; None: not stored.
    Sequence publish(const std::string &feed, const Event &event)
    {
        return publishBytes(
            nats::subjectOf(feed, event), encoded(event), {{"Nats-Msg-Id", nats::messageIdOf(event.id)}});
    }
    Sequence publishBytes(const std::string &subject, const std::string &bytes, const nats::Headers &headers = {})
    {
        std::optional<nats::StoredResult> result;
        nats::store(m_connection, subject, bytes, headers, std::chrono::seconds(20),
            [&](const nats::StoredResult &r) { result = r; });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 30'000);
        return result && *result ? (*result)->sequence : Sequence::None;
    }
    // Many at once, without waiting between them: how many were stored.
    int publishMany(const std::string &subject, const std::vector<std::string> &events)
    {
        int answers = 0;
        int stored = 0;
        for (const std::string &bytes : events) {
            nats::store(m_connection, subject, bytes, {}, std::chrono::seconds(60), [&](const nats::StoredResult &r) {
                ++answers;
                stored += r.ok() ? 1 : 0;
            });
        }
        (void)QTest::qWaitFor([&] { return answers == static_cast<int>(events.size()); }, 120'000);
        return stored;
    }

private:
    NatsConnection m_connection;
    QObject m_context;
};

} // namespace yagura::test
