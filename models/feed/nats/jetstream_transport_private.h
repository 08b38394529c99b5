// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <map>

#include "models/event/codec.h"
#include "models/event/wire.h"
#include "models/feed/nats/jetstream_reader.h"
#include "models/feed/nats/jetstream_transport.h"
#include "models/feed/nats/nats_connection.h"

namespace yagura {

// State of a JetStreamTransport. jetstream_transport.cpp opens, subscribes and hands on; jetstream_submit.cpp takes
// desk actions and lists feeds.
struct JetStreamTransport::Private
{
    Private(FeedAccess access, const Clock &c, JetStreamTransport *owner);

    // Subscribing
    void onOpened();
    void onClosed(const NatsFailure &failure);
    void onObjected(const QString &words);
    void on(wire::Hello &hello);
    void on(wire::Credit &credit);
    void on(wire::Submit &submit);
    void onStream(const QJsonObject &info);
    void findOldest();
    void subscribe();
    void welcome(const QString &serverTime);
    void beat();
    void onBeat(const QJsonObject &info);

    // Handing on
    void take(Sequence previous, Sequence sequence, wire::Entry &&entry);
    void flush();
    void emitFrame(const wire::ServerFrame &frame);
    void refuse(const wire::Refused &refused);
    void end(const FeedFault &why); // closes the connection for a reason of our own

    // Desk actions and the list of feeds (jetstream_submit.cpp)
    void publish(const wire::Submit &submit);
    void onStored(const std::string &action, const nats::StoredResult &result);
    void publishAgain();
    void answer(const wire::Receipt &receipt);
    void listFeeds(qint64 offset);

    // A callback for something asked of this opening: nothing happens when it is over by then.
    template <typename Step> auto ifStill(Step step)
    {
        return [this, opening = opening, alive = std::weak_ptr<int>(token), step](const auto &result) {
            if (!alive.expired() && this->opening == opening && open)
                step(result);
        };
    }

    JetStreamTransport *q;
    const Clock &clock;
    NatsConnection connection;
    QTimer timer;
    std::shared_ptr<int> token = std::make_shared<int>(); // of this object's life
    quint64 opening = 0;
    bool open = false;

    // Of this opening
    std::string feed;
    std::string stream;
    std::string filter;
    bool partial = false;
    bool asked = false; // a Hello has come
    wire::Hello hello;
    wire::Welcome greeting; // said when the first consumer is there
    std::string created;
    Sequence after = Sequence::None;
    std::unique_ptr<JetStreamReader> reader;
    bool welcomed = false;
    std::chrono::milliseconds serverAhead{}; // the server's clock against ours
    UtcTime beatAt{};
    FeedFault ending; // why we close ourselves

    wire::Batch batch;
    std::size_t batchBytes = 0;
    bool flushDue = false;

    EventCodec codec;
    struct Unanswered
    {
        wire::Submit submit;
        std::string subject;
        bool underWay = false;
    };
    std::map<std::string, Unanswered> unanswered; // by action
    std::vector<std::string> feeds;               // listed so far
};

} // namespace yagura
