// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "models/feed/nats/jetstream_api.h"

namespace yagura {

// Reads which events a stream holds: the message ids of a stretch of it, in order, and nothing of the messages
// themselves. By a consumer that delivers headers only, in answer to requests: it never has more to hold than was asked
// for. The consumer may lie on a server that is behind the leader; the scan ends at the last message that it was told
// of, not where that server ends, unless the leader says that what was between the two is removed. One connection, one
// thread; goes before its connection.
class StreamScan : public QObject
{
    Q_OBJECT
public:
    struct Message
    {
        Sequence sequence = Sequence::None;
        std::string_view id; // "": it has none
        std::string_view subject;
        std::optional<std::size_t> bytes; // of its payload
    };
    using Found = std::function<void(const Message &message)>;
    using Ended = std::function<void(bool complete)>; // false: begin again after the last

    // Reads (after, last]. Neither function is called from within, and none after the end.
    StreamScan(NatsConnection &connection, std::string stream, const Clock &clock, QObject *parent = nullptr);
    ~StreamScan() override;
    void start(Sequence after, Sequence last, Found found, Ended ended);

private:
    void onCreated(const nats::ApiResult &result);
    void ask();
    void askWhatIsLeft();
    [[nodiscard]] bool nothingLeft(const QJsonObject &state) const;
    void onMessage(const nats::Message &message);
    void end(bool complete);

    NatsConnection &m_connection;
    std::string m_stream;
    const Clock &m_clock;
    Found m_found;
    Ended m_ended;
    std::string m_consumer;
    std::string m_inbox;
    quint64 m_subscription = 0;
    Sequence m_at = Sequence::None; // everything up to here was found
    Sequence m_last = Sequence::None;
    std::uint64_t m_delivered = 0; // consumer's own count
    std::size_t m_asked = 0;       // of the request under way, not yet delivered
    int m_empty = 0;               // requests that brought nothing since the last delivery
    UtcTime m_heard{};
    QTimer m_watch;
};

} // namespace yagura
