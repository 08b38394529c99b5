// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTest>

#include "models/relay/bridge/stream_config.h"

using namespace yagura;
using namespace Qt::StringLiterals;

class TestStreamConfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownStreamFits();
    void objections_data();
    void objections();
    void problems_data();
    void problems();
};

void TestStreamConfig::ownStreamFits()
{
    const QJsonObject config = streamConfig("jp.gov", 3);
    QCOMPARE(objectionTo(config, "jp.gov"), QString());
    QCOMPARE(config.value(u"name"_s).toString(), u"yagura_jp=2Egov"_s);
    QCOMPARE(config.value(u"num_replicas"_s).toInt(), 3);
    QVERIFY(!objectionTo(config, "us-gov").isEmpty());
}

void TestStreamConfig::objections_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value, bool fits) {
        QTest::newRow(name) << key << value << fits;
    };
    row("other subjects", u"subjects"_s, QJsonArray{u"yagura.us-gov.>"_s}, false);
    row("part of the subjects", u"subjects"_s, QJsonArray{u"yagura.jp-gov.JP.*"_s}, false);
    row("more subjects", u"subjects"_s, QJsonArray{u"yagura.jp-gov.>"_s, u"old.>"_s}, true);
    row("a work queue", u"retention"_s, u"workqueue"_s, false);
    row("kept while interesting", u"retention"_s, u"interest"_s, false);
    row("an age", u"max_age"_s, 86'400'000'000'000LL, false);
    row("last of a subject", u"max_msgs_per_subject"_s, 1, false);
    row("a size that refuses", u"max_bytes"_s, 1'000'000, true);
    row("a count that refuses", u"max_msgs"_s, 1'000'000, true);
    row("small messages", u"max_msg_size"_s, 65'536, false);
    row("sealed", u"sealed"_s, true, false);
    row("in memory", u"storage"_s, u"memory"_s, true);
    row("one server", u"num_replicas"_s, 1, true);
    row("short window", u"duplicate_window"_s, 0, true);
    row("may be purged", u"deny_purge"_s, false, true);
}

void TestStreamConfig::objections()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(bool, fits);
    QJsonObject config = streamConfig("jp-gov", 1);
    config.insert(key, value);
    QCOMPARE(objectionTo(config, "jp-gov").isEmpty(), fits);
    if (key == u"max_bytes"_s || key == u"max_msgs"_s) {
        config.insert(u"discard"_s, u"old"_s);
        QVERIFY(!objectionTo(config, "jp-gov").isEmpty());
    }
}

void TestStreamConfig::problems_data()
{
    using Kind = Problem::Kind;
    QTest::addColumn<nats::ApiError>("error");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail");
    QTest::newRow("off") << nats::ApiError{503, nats::jserr::notEnabled, "x", {}} << Kind::StreamUnusable
                         << u"JetStream is not switched on there"_s;
    QTest::newRow("off for the account") << nats::ApiError{503, nats::jserr::notEnabledForAccount, "x", {}}
                                         << Kind::StreamUnusable << u"JetStream is not switched on there"_s;
    QTest::newRow("no leader") << nats::ApiError{503, nats::jserr::notAvailable, "x", {}} << Kind::FeedUnreachable
                               << u"the servers of its JetStream have no leader at the moment"_s;
    QTest::newRow("no cluster") << nats::ApiError{500, 10074, "replicas > 1 not supported", {}} << Kind::StreamUnusable
                                << u"replicas > 1 not supported"_s;
    QTest::newRow("peers are away") << nats::ApiError{400, 10005, "no suitable peers for placement", {}}
                                    << Kind::FeedUnreachable << u"no suitable peers for placement"_s;
    QTest::newRow("nobody answers") << nats::ApiError{0, 0, {}, NatsSilence::NoResponders} << Kind::FeedUnreachable
                                    << u"no JetStream answers there"_s;
    QTest::newRow("too late") << nats::ApiError{0, 0, {}, NatsSilence::Timeout} << Kind::FeedUnreachable
                              << u"its JetStream does not answer"_s;
}

void TestStreamConfig::problems()
{
    QFETCH(nats::ApiError, error);
    QFETCH(Problem::Kind, kind);
    QFETCH(QString, detail);
    const Problem problem = problemOf(QUrl(u"nats+ws://me:secret@127.0.0.1:1/x"_s), error);
    QCOMPARE(problem, (Problem{kind, u"nats+ws://127.0.0.1:1/x"_s, detail}));
    QCOMPARE(isFinal(error), kind == Problem::Kind::StreamUnusable);
}

QTEST_GUILESS_MAIN(TestStreamConfig)
#include "tst_stream_config.moc"
