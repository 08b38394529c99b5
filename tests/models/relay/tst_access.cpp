// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

#include "models/relay/access_file.h"
#include "models/relay/pace.h"
#include "tests/support/fake_clock.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

AccessToken entry(const std::string &name, const QByteArray &token, const QByteArray &certificate = {})
{
    AccessToken made;
    made.name = name;
    made.tokenHash = token.isEmpty() ? QByteArray() : hashOf(token);
    made.certificateHash = certificate;
    return made;
}

const QByteArray oneCertificate(32, 'c');
const QByteArray another(32, 'd');

QByteArray oneToken(const QByteArray &fields)
{
    const QByteArray sha(64, 'a');
    return R"({"version":1,"tokens":[{"name":"a","sha256":")" + sha + R"(","tlp":"GREEN")" + fields + "}]}";
}

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokensAreNotGuessed();
    void finds_data();
    void finds();
    void goesThroughTheFile();
    void refusesText_data();
    void refusesText();
    void fileIsForItsOwner();
    void fileProblems();
    void fileIsReadAgain();
    void pace();
    void allowance();

private:
    QTemporaryDir m_folder;
};

void TestAccess::tokensAreNotGuessed()
{
    std::set<QByteArray> tokens;
    for (int i = 0; i < 100; ++i) {
        const QByteArray token = newToken();
        QVERIFY(QRegularExpression(u"\\Ayg_[A-Za-z0-9_-]{43}\\z"_s).match(QString::fromLatin1(token)).hasMatch());
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), 100U);
    QCOMPARE(hashOf("abc").toHex(), // FIPS 180-4, the first example
        QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TestAccess::finds_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QString>("name"); // empty: nobody
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QString();
    QTest::newRow("first") << QByteArray("one") << QByteArray() << u"one"_s;
    QTest::newRow("last") << QByteArray("last") << QByteArray() << u"last"_s;
    QTest::newRow("unknown") << QByteArray("two") << QByteArray() << QString();
    QTest::newRow("a hash is no token") << hashOf("one") << QByteArray() << QString();
    QTest::newRow("a hash in hex is no token") << hashOf("one").toHex() << QByteArray() << QString();
    QTest::newRow("certificate alone") << QByteArray() << oneCertificate << u"certificate"_s;
    QTest::newRow("another certificate") << QByteArray() << another << QString();
    QTest::newRow("both") << QByteArray("both") << another << u"both"_s;
    QTest::newRow("half of both") << QByteArray("both") << QByteArray() << QString();
    QTest::newRow("the other half of both") << QByteArray() << another << QString();
    QTest::newRow("token of one, certificate of another") << QByteArray("both") << oneCertificate << QString();
    QTest::newRow("token, and a certificate that nobody asked for") << QByteArray("one") << another << u"one"_s;
    QTest::newRow("certificate, and a wrong token") << QByteArray("two") << oneCertificate << QString();
}

void TestAccess::finds()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, certificate);
    QFETCH(QString, name);
    const AccessList list{entry("one", "one"), entry("certificate", {}, oneCertificate), entry("both", "both", another),
        entry("empty", {}), entry("last", "last")};
    const AccessToken *found = findAccess(list, {token, certificate});
    QCOMPARE(found ? QString::fromStdString(found->name) : QString(), name);
}

void TestAccess::goesThroughTheFile()
{
    AccessToken full = entry("full", "x", oneCertificate);
    full.limits = {Tlp::AmberStrict, {"jp.gas", "us.energy"}, {"JP", "FIRST"}};
    full.feeds = {"jp-gov"};
    full.rate = 250;
    full.maySubmit = true;
    full.expires = FakeClock::morning;
    AccessToken least = entry("least", {}, another);
    const AccessList list{full, least};
    const auto read = parseAccess(writeAccess(list), u"tokens.json"_s);
    QVERIFY(read);
    QVERIFY(*read == list);
    QVERIFY(!writeAccess(list).contains("\"x\"")); // of the token only its hash
    QVERIFY(full.expired(FakeClock::morning) && !full.expired(FakeClock::morning - 1ms));
    QVERIFY(full.maySee("jp-gov") && !full.maySee("us-gov") && least.maySee("us-gov"));
}

void TestAccess::refusesText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("names"); // what the sentence must name; empty: it is good
    QTest::newRow("good") << oneToken({}) << QString();
    QTest::newRow("no tokens at all") << QByteArray(R"({"version":1,"tokens":[]})") << QString();
    QTest::newRow("empty") << QByteArray() << u"t.json:1"_s;
    QTest::newRow("cut off") << QByteArray("{\"version\":1,\n\"tokens\":[\n{") << u"t.json:3"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"version"_s;
    QTest::newRow("another version") << QByteArray(R"({"version":2,"tokens":[]})") << u"version"_s;
    QTest::newRow("unknown at the top") << QByteArray(R"({"version":1,"tokens":[],"more":1})") << u"more"_s;
    QTest::newRow("misspelt limit") << oneToken(R"(,"sector":["jp.gas"])") << u"tokens[0].sector"_s;
    QTest::newRow("sectors are one text") << oneToken(R"(,"sectors":"jp.gas")") << u"tokens[0].sectors"_s;
    QTest::newRow("a sector is a number") << oneToken(R"(,"sectors":[7])") << u"tokens[0].sectors"_s;
    QTest::newRow("rate below 0") << oneToken(R"(,"rate":-1)") << u"tokens[0].rate"_s;
    QTest::newRow("a rate") << oneToken(R"(,"rate":10)") << QString();
    QTest::newRow("rate as a text") << oneToken(R"(,"rate":"10")") << u"tokens[0].rate"_s;
    QTest::newRow("no rate by null") << oneToken(R"(,"rate":null)") << u"tokens[0].rate"_s;
    QTest::newRow("half a rate") << oneToken(R"(,"rate":0.5)") << u"tokens[0].rate"_s;
    QTest::newRow("submit as a text") << oneToken(R"(,"submit":"no")") << u"tokens[0].submit"_s;
    QTest::newRow("time of no zone") << oneToken(R"(,"expires":"2027-01-01T00:00:00")") << u"tokens[0].expires"_s;
    QTest::newRow("no time") << oneToken(R"(,"expires":"soon")") << u"tokens[0].expires"_s;
    QTest::newRow("a short hash") << QByteArray(R"({"version":1,"tokens":[{"name":"a","sha256":"aa","tlp":"GREEN"}]})")
                                  << u"tokens[0].sha256"_s;
    QTest::newRow("neither token nor certificate")
        << QByteArray(R"({"version":1,"tokens":[{"name":"a","tlp":"GREEN"}]})") << u"tokens[0].sha256"_s;
    QTest::newRow("no name") << QByteArray(R"({"version":1,"tokens":[{"tlp":"GREEN"}]})") << u"tokens[0].name"_s;
    QTest::newRow("a name that steers terminals")
        << QByteArray("{\"version\":1,\"tokens\":[{\"name\":\"a\\u001b[2J\",\"tlp\":\"RED\"}]}") << u"tokens[0].name"_s;
    for (const char *tlp : {"", "green", "TLP:GREEN", "WHITE", "AMBER-STRICT"}) {
        QTest::newRow(qPrintable(u"TLP as %1"_s.arg(QLatin1String(tlp))))
            << QByteArray(R"({"version":1,"tokens":[{"name":"a","tlp":")") + tlp + R"("}]})" << u"tokens[0].tlp"_s;
    }
    const QByteArray one = oneToken({}).sliced(23).chopped(2);
    QTest::newRow("two of one name") << QByteArray(R"({"version":1,"tokens":[)") + one + ',' + one + "]}"
                                     << u"tokens[1].name"_s;
    QTest::newRow("far too long") << QByteArray(2'000'000, ' ') << u"t.json"_s;
}

void TestAccess::refusesText()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, names);
    const auto read = parseAccess(text, u"t.json"_s);
    QCOMPARE(read.ok(), names.isEmpty());
    if (!read) {
        QCOMPARE(read.error().kind, Problem::Kind::WrongFormat);
        QVERIFY2(sentence(read.error()).contains(names), qPrintable(sentence(read.error())));
    }
}

void TestAccess::fileIsForItsOwner()
{
    const QString path = m_folder.filePath(u"mine.json"_s);
    QFile wide(path);
    QVERIFY(wide.open(QIODevice::WriteOnly));
    QVERIFY(wide.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    wide.close();
    QVERIFY(writeAccessFile(path, {entry("a", "a")}));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    QVERIFY(!(QFile::permissions(path) & others));
    QCOMPARE(readAccessFile(path)->size(), 1U);
}

void TestAccess::fileProblems()
{
    using Kind = Problem::Kind;
    QCOMPARE(readAccessFile(m_folder.filePath(u"none"_s)).error().kind, Kind::FileMissing);
    QCOMPARE(readAccessFile(m_folder.path()).error().kind, Kind::NotAFile);
    QCOMPARE(writeAccessFile(m_folder.filePath(u"no/such/folder"_s), {}).error().kind, Kind::NotWritable);
}

void TestAccess::fileIsReadAgain()
{
    const QString path = m_folder.filePath(u"watched.json"_s);
    QVERIFY(writeAccessFile(path, {entry("a", "a")}));
    AccessFile file(path);
    QCOMPARE(file.open()->size(), 1U);
    QSignalSpy changed(&file, &AccessFile::changed);
    file.look();
    QCOMPARE(changed.size(), 0);
    QVERIFY(writeAccessFile(path, {}));
    file.look();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].value<std::vector<AccessToken>>().size(), 0U);

    // A slip of the pen changes nothing but the log, and is told once.
    QFile pen(path);
    QVERIFY(pen.open(QIODevice::WriteOnly));
    pen.write("{");
    pen.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"tokens stay as they were.*watched.json:1"_s));
    file.look();
    file.look();
    QCOMPARE(changed.size(), 1);
    QVERIFY(QFile::remove(path));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"tokens stay as they were"_s));
    file.look();
    QVERIFY(writeAccessFile(path, {entry("b", "b")}));
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::ReadOther));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"chmod 600"_s));
    file.look();
    QCOMPARE(changed.size(), 2);
}

void TestAccess::pace()
{
    FakeClock clock;
    Pace pace(100);
    QCOMPARE(pace.available(clock.now()), 100U); // a second's worth at once
    pace.take(100);
    QCOMPARE(pace.available(clock.now()), 0U);
    QVERIFY(pace.untilNext() >= 10ms && pace.untilNext() <= 12ms);
    std::uint64_t taken = 0;
    for (int i = 0; i < 1000; ++i) {
        clock.advance(10ms);
        const auto there = pace.available(clock.now());
        pace.take(there);
        taken += there;
    }
    QVERIFY(taken >= 999 && taken <= 1000);
    clock.advance(-24h); // set back: no more than a pause
    QVERIFY(pace.available(clock.now()) <= 1);
    clock.advance(500ms);
    QVERIFY(pace.available(clock.now()) >= 50);
    clock.advance(24h);
    QCOMPARE(pace.available(clock.now()), 100U);
}

void TestAccess::allowance()
{
    FakeClock clock;
    Allowance allowance(3, 10s);
    for (int i = 0; i < 3; ++i)
        QVERIFY(allowance.take(clock.now()));
    QVERIFY(!allowance.take(clock.now()));
    clock.advance(10s + 1ms);
    QVERIFY(allowance.take(clock.now()));
    clock.advance(-24h);
    QVERIFY(allowance.take(clock.now()));
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
