// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

#include "models/event/clock.h"
#include "models/event/wire.h"
#include "models/feed/feed_fault.h"
#include "models/feed/feed_settings.h"
#include "models/feed/transport.h"

namespace yagura {

// How far one question to a server came, and what it answered.
struct ConnectionReport
{
    enum class Stage {
        Settings,   // the address and the files that are named
        Connection, // reached, encrypted, believed, the same protocol
        Admission,  // let in with that token or certificate
        Feed,       // there is a feed of that name
        Done,       // all is well
    };
    Stage stage = Stage::Settings; // the first that failed, or Done
    FeedFault why;                 // empty with Done
    bool encrypted = false;
    QList<QByteArray> feeds; // a server was asked: those that it names
    Sequence oldest = Sequence::None;
    Sequence head = Sequence::None;
    Tlp ceiling = Tlp::Unspecified; // Unspecified = none
    bool partial = false;
    std::chrono::milliseconds skew{0}; // server clock minus ours
};

// Asks one server once, through the transport that a subscription would use, whether the feed could be subscribed to
// with these settings. Takes no event and leaves nothing behind. Answers start() with exactly one finished(), within
// 10 s by the clock, unless cancel() comes first. Lives on any thread with an event loop.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    using MakeTransport = std::function<std::unique_ptr<Transport>(const FeedSettings &)>;
    using Stage = ConnectionReport::Stage;

    ConnectionTest(MakeTransport makeTransport, const Clock &clock, QObject *parent = nullptr);
    ~ConnectionTest() override;

public Q_SLOTS:
    void start(const yagura::FeedSettings &feed); // a question that is still open is cancelled
    void cancel();
    void tick(); // every 250 ms by itself; tests call it after turning the clock

Q_SIGNALS:
    void reached(yagura::ConnectionReport::Stage stage); // is being tried now
    void finished(const yagura::ConnectionReport &report);

private:
    void onOpened();
    void onReceived(const QByteArray &frame);
    void on(const wire::Welcome &welcome);
    void on(const wire::Refused &refused);
    void on(const wire::Directory &directory);
    void enter(Stage stage);
    void fail(const FeedFault &why);
    void finish();
    void drop();

    MakeTransport m_makeTransport;
    const Clock &m_clock;
    QTimer m_timer;
    FeedSettings m_feed;
    UtcTime m_since{};
    ConnectionReport m_report;
    std::unique_ptr<Transport> m_transport; // nullptr = no question is open
};

} // namespace yagura

Q_DECLARE_METATYPE(yagura::ConnectionReport)
