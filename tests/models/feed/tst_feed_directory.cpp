// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/feed/feed_directory.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class TestFeedDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto owned = std::make_unique<FakeTransport>();
        m_transport = owned.get();
        m_directory = std::make_unique<FeedDirectory>(std::move(owned), m_clock);
        m_listed = std::make_unique<QSignalSpy>(m_directory.get(), &FeedDirectory::listed);
        m_failed = std::make_unique<QSignalSpy>(m_directory.get(), &FeedDirectory::failed);
        m_directory->ask(QUrl(QStringLiteral("ws://localhost:9/ignored")));
    }

    void listsTheFeeds()
    {
        QCOMPARE(m_transport->opens, std::vector<QUrl>{QUrl(QStringLiteral("ws://localhost:9/"))});
        m_transport->accept();
        m_transport->deliver(wire::Directory{{"jp-電力", "us-energy"}});
        QCOMPARE(m_listed->size(), 1);
        QCOMPARE((*m_listed)[0][1].value<QList<QByteArray>>(), (QList<QByteArray>{"jp-電力", "us-energy"}));
        QVERIFY(!m_transport->isOpen);
        m_directory->tick();
        QVERIFY(m_failed->isEmpty());
        QVERIFY(m_transport->sent.empty()); // the client says nothing
    }

    void saysWhyThereIsNoList_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("refusal");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no connection") << "drop" << false << "Connection refused";
        QTest::newRow("silence") << "silence" << false << "5 seconds";
        QTest::newRow("silence, and the clock set back") << "set back" << false << "5 seconds";
        QTest::newRow("another frame") << "heartbeat" << false << "list";
        QTest::newRow("noise") << "noise" << false << "list";
        QTest::newRow("refused") << "refused" << true << "too many";
    }
    void saysWhyThereIsNoList()
    {
        QFETCH(QString, what);
        QFETCH(bool, refusal);
        QFETCH(QString, detail);
        if (what == QStringLiteral("drop")) {
            m_transport->drop(QStringLiteral("Connection refused"));
        } else if (what == QStringLiteral("silence")) {
            m_clock.advance(4999ms);
            m_directory->tick();
            QVERIFY(m_failed->isEmpty());
            m_clock.advance(1ms);
            m_directory->tick();
        } else if (what == QStringLiteral("set back")) {
            m_clock.advance(-24h);
            m_directory->tick();
            m_clock.advance(5s);
            m_directory->tick();
        } else if (what == QStringLiteral("heartbeat")) {
            m_transport->deliver(wire::Heartbeat{});
        } else if (what == QStringLiteral("noise")) {
            m_transport->deliverBytes("\xff");
        } else {
            m_transport->deliver(wire::Refused{wire::Refused::Code::Limit, "多い", "too many"});
        }
        QCOMPARE(m_failed->size(), 1);
        const auto why = (*m_failed)[0][0].value<FeedFault>();
        QCOMPARE(why.isRefusal(), refusal);
        QVERIFY2(words(why).contains(detail), qPrintable(words(why)));
        QVERIFY(!m_transport->isOpen);

        m_directory->ask(QUrl(QStringLiteral("ws://localhost:9"))); // may be asked again
        m_transport->deliver(wire::Directory{{"a"}});
        QCOMPARE(m_listed->size(), 1);
        QCOMPARE(m_failed->size(), 1);
    }

private:
    FakeClock m_clock;
    FakeTransport *m_transport = nullptr;
    std::unique_ptr<FeedDirectory> m_directory;
    std::unique_ptr<QSignalSpy> m_listed;
    std::unique_ptr<QSignalSpy> m_failed;
};

QTEST_GUILESS_MAIN(TestFeedDirectory)
#include "tst_feed_directory.moc"
