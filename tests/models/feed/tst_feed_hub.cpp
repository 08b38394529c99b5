// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/feed/feed_hub.h"
#include "tests/support/fake_clock.h"

using namespace yagura;
using namespace yagura::test;

// What is subscribed to at all; nobody listens at these addresses.
class TestFeedHub : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void subscribes_data()
    {
        const QString one = QStringLiteral("ws://127.0.0.1:9/a");
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QList<FeedState>>("said");
        QTest::newRow("one") << QStringList{one} << QList{FeedState::Connecting};
        QTest::newRow("two") << QStringList{one, QStringLiteral("ws://127.0.0.1:9/b")}
                             << QList{FeedState::Connecting, FeedState::Connecting};
        QTest::newRow("one, named twice") << QStringList{one, one} << QList{FeedState::Connecting};
        QTest::newRow("one name, two servers") << QStringList{one, QStringLiteral("ws://127.0.0.1:10/a")}
                                               << QList{FeedState::Connecting, FeedState::Refused};
        QTest::newRow("the desk's own") << QStringList{QStringLiteral("ws://127.0.0.1:9/@desk")}
                                        << QList{FeedState::Refused};
        QTest::newRow("the desk's own, spelled otherwise")
            << QStringList{QStringLiteral("ws://127.0.0.1:9/%40desk")} << QList{FeedState::Refused};
    }
    void subscribes()
    {
        QFETCH(QStringList, urls);
        QFETCH(QList<FeedState>, said);
        const FakeClock clock;
        FeedHub hub({}, clock);
        QSignalSpy health(&hub, &FeedHub::healthChanged);
        QList<FeedSettings> feeds;
        for (const QString &url : urls)
            feeds.append({.url = QUrl(url), .access = {}, .interest = {}});
        hub.start(feeds, {}, {});
        QList<FeedState> states;
        for (const QList<QVariant> &arguments : health)
            states << arguments[0].value<FeedHealth>().state;
        QCOMPARE(states, said);
    }
};

QTEST_GUILESS_MAIN(TestFeedHub)
#include "tst_feed_hub.moc"
