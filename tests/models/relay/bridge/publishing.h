// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTest>

#include "models/relay/bridge/stream_publisher.h"
#include "tests/models/feed/nats/nats_bench.h"
#include "tests/models/relay/bridge/vector_run.h"

// A publisher that is watched, and what it has brought into a stream.
namespace yagura::test {

inline constexpr int patience = 60'000; // ms, on a busy machine

struct Publishing
{
    StreamPublisher publisher;
    QSignalSpy caughtUp;
    QSignalSpy failed;
    QSignalSpy interrupted;
    QSignalSpy resumed;

    Publishing(const QUrl &url, const VectorRun &run, FeedAccess access = {}, int replicas = 1, bool oneByOne = false)
        : publisher(
            {{url, std::move(access), {}}, "test", replicas, oneByOne, std::chrono::seconds(60)}, run, Clock::system())
        , caughtUp(&publisher, &StreamPublisher::caughtUp)
        , failed(&publisher, &StreamPublisher::failed)
        , interrupted(&publisher, &StreamPublisher::interrupted)
        , resumed(&publisher, &StreamPublisher::resumed)
    {
        publisher.start();
    }
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([this] { return !caughtUp.empty() || !failed.empty(); }, patience);
    }
    [[nodiscard]] Problem problem() const { return failed.at(0).at(0).value<Problem>(); }
};

struct StoredMessage
{
    std::string id;
    std::string subject;
    std::string event;
};

// Asked for all at once: one by one would take minutes.
inline std::vector<StoredMessage> stored(NatsBench &bench, const std::string &stream = "yagura_test")
{
    const auto info = bench.call("STREAM.INFO." + stream);
    const qint64 last
        = info ? info->value(QStringLiteral("state")).toObject().value(QStringLiteral("last_seq")).toInteger() : 0;
    std::vector<StoredMessage> all(static_cast<std::size_t>(last));
    qint64 answers = 0;
    for (qint64 i = 1; i <= last; ++i) {
        nats::callApi(bench.connection(), "STREAM.MSG.GET." + stream, {{QStringLiteral("seq"), i}},
            std::chrono::seconds(60),
            [&answers, &one = all[static_cast<std::size_t>(i - 1)]](const nats::ApiResult &got) {
                ++answers;
                const QJsonObject message = got ? got->value(QStringLiteral("message")).toObject() : QJsonObject();
                const auto decoded = [&](const QString &key) {
                    return QByteArray::fromBase64(message.value(key).toString().toLatin1()).toStdString();
                };
                const std::string headers = decoded(QStringLiteral("hdrs"));
                const std::string name = "\r\nNats-Msg-Id: ";
                const auto at = headers.find(name);
                const std::string id = at == std::string::npos ? std::string() : headers.substr(at + name.size());
                one = {id.substr(0, id.find('\r')), message.value(QStringLiteral("subject")).toString().toStdString(),
                    decoded(QStringLiteral("data"))};
            });
    }
    if (!QTest::qWaitFor([&] { return answers == last; }, patience))
        qFatal("the stream cannot be read");
    return all;
}

inline QStringList idsIn(NatsBench &bench, const std::string &stream = "yagura_test")
{
    QStringList list;
    for (const StoredMessage &one : stored(bench, stream))
        list << QString::fromStdString(one.id);
    return list;
}

} // namespace yagura::test
