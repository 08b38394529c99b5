// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/feed/feed_fault.h"
#include "tests/support/language.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

QString in(Language::Which which, const FeedFault &fault)
{
    const Language language(which);
    return words(fault);
}

} // namespace

// A fact that is said in the language of the moment.
class TestFeedFault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheLanguage()
    {
        const auto fault = FeedFault::say("Nothing was heard for three heartbeats.");
        QCOMPARE(in(Language::English, fault), u"Nothing was heard for three heartbeats."_s);
        QCOMPARE(in(Language::Japanese, fault), u"ハートビートが3回続けて届きませんでした。"_s);
        const FeedFault missing = Problem{Problem::Kind::FileMissing, u"/ca.pem"_s, {}};
        QVERIFY(in(Language::English, missing).startsWith(u"There is no file /ca.pem"_s));
        QVERIFY(in(Language::Japanese, missing).contains(u"/ca.pem"_s));
        QVERIFY(in(Language::English, missing) != in(Language::Japanese, missing));
    }

    void aServersReasonIsInBoth_data()
    {
        QTest::addColumn<QString>("ja");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("japanese");
        QTest::addColumn<QString>("english");
        QTest::newRow("both") << u"満員"_s << u"full"_s << u"満員"_s << u"full"_s;
        QTest::newRow("Japanese only") << u"満員"_s << QString() << u"満員"_s << u"満員"_s;
        QTest::newRow("English only") << QString() << u"full"_s << u"full"_s << u"full"_s;
        QTest::newRow("none") << QString() << QString() << u"サーバは接続を拒否しました。理由は示されていません。"_s
                              << u"The server refuses and does not say why."_s;
    }
    void aServersReasonIsInBoth()
    {
        QFETCH(QString, ja);
        QFETCH(QString, en);
        const auto fault = FeedFault::refusal(ja, en);
        QVERIFY(fault.isRefusal());
        QTEST(in(Language::Japanese, fault), "japanese");
        QTEST(in(Language::English, fault), "english");
    }

    void argumentsAreNotReadAsPlaces()
    {
        QCOMPARE(words(FeedFault::say("%1 and %2", {u"%2"_s, u"%1 %3"_s})), u"%2 and %1 %3"_s);
        QCOMPARE(words(FeedFault::say("%1, %2, %3", {u"a"_s, u"b"_s, u"c"_s})), u"a, b, c"_s);
        QCOMPARE(words(FeedFault::say("100 %")), u"100 %"_s);
    }

    void severalAtOnce()
    {
        FeedFault all;
        QVERIFY(all.isEmpty());
        QCOMPARE(words(all), QString());
        QVERIFY(FeedFault(QString()).isEmpty());
        all.add(FeedFault::say("One."));
        all.add(u"Two."_s);
        all.add(FeedFault::say("One."));
        QCOMPARE(words(all), u"One. Two."_s);
        QVERIFY(!all.isRefusal());
        QVERIFY(all != FeedFault::say("One."));
        all.clear();
        QCOMPARE(all, FeedFault());
    }
};

QTEST_GUILESS_MAIN(TestFeedFault)
#include "tst_feed_fault.moc"
