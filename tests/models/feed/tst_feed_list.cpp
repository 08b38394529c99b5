// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "models/feed/feed_list.h"
#include "tests/support/fake_clock.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
const UtcTime now = FakeClock::morning;

QByteArray one(const QByteArray &members)
{
    return R"({"version":1,"feeds":[{"url":"wss:\/\/relay.example/jp")" + members + "}]}";
}

FeedEntry entry(const QString &url)
{
    FeedEntry made;
    made.feed.url = QUrl(url);
    return made;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray get(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

// The list of feeds on disk: read strictly, never holding a secret, never written over what somebody else wrote.
class TestFeedList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas()
    {
        FeedEntry full = entry(u"wss://relay.example/jp-gov"_s);
        full.feed.access = {.token = "hush",
            .user = u"desk"_s,
            .password = "hush",
            .caFile = u"/etc/ca.pem"_s,
            .certificateFile = u"/etc/desk.pem"_s,
            .keyFile = u"/etc/desk.key"_s};
        full.feed.interest = {{"JP", "US"}, {"jp.electricity", "us.energy"}};
        full.enabled = false;
        full.secret = true;
        FeedEntry plain = entry(u"ws://192.0.2.1:7411/"_s);
        plain.feed.access.allowPlain = true;
        const QByteArray json = formatFeedList({full, plain});
        QVERIFY(!json.contains("hush"));
        const auto read = parseFeedList(json, u"f"_s);
        QVERIFY(read.ok());
        full.feed.access.token.clear();
        full.feed.access.password.clear();
        QCOMPARE(*read, (QList<FeedEntry>{full, plain}));
        QCOMPARE(formatFeedList(*read), json);
    }

    void oneFeedIsWrittenOneWay_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("no path") << u"wss://relay.example"_s << u"wss://relay.example/"_s;
        QTest::newRow("capitals") << u"WSS://Relay.Example/JP"_s << u"wss://relay.example/JP"_s;
        QTest::newRow("dots") << u"wss://relay.example/a/../jp"_s << u"wss://relay.example/jp"_s;
    }
    void oneFeedIsWrittenOneWay()
    {
        QFETCH(QString, url);
        QFETCH(QString, canonical);
        QCOMPARE(canonicalUrl(QUrl(url)).toString(), canonical);
        QCOMPARE(secretName(QUrl(url)), u"yagura/"_s + canonical);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("place"); // how the detail begins
        const auto row = [](const char *name, const QByteArray &json, const QString &place) {
            QTest::newRow(name) << json << u"f"_s << place;
        };
        QTest::newRow("not JSON") << QByteArray("{\n\"version\":1,\n}") << u"f:3"_s << QString();
        QTest::newRow("empty") << QByteArray() << u"f:1"_s << QString();
        row("a list", "[]", u": an object"_s);
        row("another version", R"({"version":2,"feeds":[]})", u"version: "_s);
        row("no feeds", R"({"version":1})", u"feeds: "_s);
        row("unknown field", R"({"version":1,"feeds":[],"fees":[]})", u"fees: "_s);
        row("no feed", R"({"version":1,"feeds":[3]})", u"feeds[0]."_s);
        row("no address", R"({"version":1,"feeds":[{}]})", u"feeds[0].url: "_s);
        row("not an address", R"({"version":1,"feeds":[{"url":"https:\/\/a/"}]})", u"feeds[0].url: "_s);
        row("plain", R"({"version":1,"feeds":[{"url":"ws:\/\/192.0.2.1/"}]})", u"feeds[0].url: "_s);
        row("a password in it", R"({"version":1,"feeds":[{"url":"wss:\/\/a:b@relay.example/"}]})", u"feeds[0].url: "_s);
        row("misspelt", one(R"(,"cafile":"x")"), u"feeds[0].cafile: "_s);
        row("a token", one(R"(,"token":"x")"), u"feeds[0].token: "_s);
        row("a number", one(R"(,"caFile":3)"), u"feeds[0].caFile: "_s);
        row("too long", one(",\"caFile\":\"" + QByteArray(4097, 'x') + "\""), u"feeds[0].caFile: "_s);
        row("a word", one(R"(,"enabled":"yes")"), u"feeds[0].enabled: "_s);
        row("no interest", one(R"(,"interest":[])"), u"feeds[0].interest."_s);
        row("a country by name", one(R"(,"interest":{"countries":["Japan"]})"), u"feeds[0].interest.countries: "_s);
        row("a sector by name", one(R"(,"interest":{"sectors":["Energy!"]})"), u"feeds[0].interest.sectors: "_s);
        row("no list", one(R"(,"interest":{"sectors":"us.energy"})"), u"feeds[0].interest.sectors: "_s);
        row("twice", R"({"version":1,"feeds":[{"url":"ws:\/\/localhost"},{"url":"ws:\/\/LOCALHOST/"}]})",
            u"feeds[1].url: "_s);
        QByteArray many = R"({"version":1,"feeds":[)";
        for (int i = 0; i < 257; ++i)
            many += (i == 0 ? "" : ",") + QByteArray(R"({"url":"ws:\/\/localhost/)") + QByteArray::number(i) + "\"}";
        row("too many", many + "]}", u"feeds: "_s);
        row("too large", QByteArray(1024 * 1024 + 1, ' '), {});
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, where);
        QFETCH(QString, place);
        const auto read = parseFeedList(json, u"f"_s);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, Problem::Kind::WrongFormat);
        QCOMPARE(read.error().where, where);
        QVERIFY2(read.error().detail.startsWith(place), qPrintable(read.error().detail));
        QVERIFY(!read.error().detail.isEmpty());
    }

    void writesAndReads()
    {
        const QTemporaryDir folder;
        FeedListFile file(folder.filePath(u"new/feeds.json"_s));
        QCOMPARE(*file.read(), QList<FeedEntry>());
        const QList<FeedEntry> feeds{entry(u"ws://localhost/a"_s)};
        QVERIFY(file.write(feeds, now).ok());
        QCOMPARE(*FeedListFile(file.path()).read(), feeds);
        QVERIFY(file.write({}, now).ok());
        QCOMPARE(*FeedListFile(file.path()).read(), QList<FeedEntry>());
        QCOMPARE(QDir(folder.filePath(u"new"_s)).entryList(QDir::Files), QStringList{u"feeds.json"_s});
    }

    void keepsWhatItDidNotWrite_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("since");
        QTest::newRow("damaged") << QByteArray("{") << QByteArray();
        QTest::newRow("changed since") << formatFeedList({}) << formatFeedList({entry(u"ws://localhost/b"_s)});
        QTest::newRow("made since") << QByteArray() << formatFeedList({entry(u"ws://localhost/b"_s)});
    }
    void keepsWhatItDidNotWrite()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, since);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"feeds.json"_s);
        if (!before.isEmpty())
            put(path, before);
        FeedListFile file(path);
        static_cast<void>(file.read());
        if (!since.isEmpty())
            put(path, since);
        const QByteArray strange = get(path);
        QVERIFY(file.write({entry(u"ws://localhost/a"_s)}, now).ok());
        QCOMPARE(get(path + u".kept-20260302T000000Z"_s), strange);
        put(path, strange); // and once more in the same second
        QVERIFY(file.write({}, now).ok());
        QCOMPARE(get(path + u".kept-20260302T000000Z-2"_s), strange);
        QCOMPARE(get(path), formatFeedList({}));
    }

    void saysWhatCannotBeWritten()
    {
        const QTemporaryDir folder;
        put(folder.filePath(u"file"_s), "x");
        FeedListFile file(folder.filePath(u"file/feeds.json"_s));
        const Success done = file.write({}, now);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, Problem::Kind::FolderMissing);
        QVERIFY(QDir().mkpath(folder.filePath(u"feeds.json"_s)));
        FeedListFile other(folder.filePath(u"feeds.json"_s));
        QCOMPARE(other.read().error().kind, Problem::Kind::NotAFile);
        QVERIFY(!other.write({}, now).ok());
    }
};

QTEST_GUILESS_MAIN(TestFeedList)
#include "tst_feed_list.moc"
