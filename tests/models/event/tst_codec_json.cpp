// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/event/codec.h"
#include "tests/support/builders.h"
#include "tests/support/random_events.h"

using namespace yagura;
using Reason = Refusal::Reason;

namespace {

// JSON with ' for ", because this moc loses its way in raw strings.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

Result<std::string, Refusal> read(const QByteArray &json)
{
    return eventBytesFromJson({json.constData(), static_cast<std::size_t>(json.size())});
}

} // namespace

class TestCodecJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheFormOfTheDocument()
    {
        const auto bytes = read(quoted(
            "{"
            "'id':'I-1.1','feed':'jp-power','reportedAt':1772409600000,'tlp':'TLP_GREEN','releasableTo':['JP','US'],"
            "'incident':{'incident':'I-1','revision':1,'status':'SOURCE_STATUS_CONFIRMED',"
            "'sectors':[{'taxonomy':'jp-ci','code':'jp.electricity'}],'country':'JP','region':'JP-13',"
            "'severity':{'scale':'jp-ci','value':'3','display':3,'displayMapped':true},"
            "'happened':{'at':'1772409540000','precision':'PRECISION_MINUTE'},"
            "'title':{'ja':{'text':'変電所の監視装置に不審な通信','origin':'TEXT_ORIGIN_ORIGINAL'}}}}"));
        QVERIFY2(bytes, bytes ? "" : bytes.error().field.c_str());
        const auto event = EventCodec().decode(*bytes);
        QVERIFY(event);
        const Event expected = [] {
            Event e = test::incident("I-1")
                          .feed("jp-power")
                          .reported(utcFromMs(1'772'409'600'000))
                          .releasableTo("JP")
                          .releasableTo("US")
                          .region("JP-13")
                          .sector("jp.electricity")
                          .severity({"jp-ci", "3", 3, true})
                          .happened(utcFromMs(1'772'409'540'000));
            std::get<Report>(e.body).title = {{"変電所の監視装置に不審な通信", TextOrigin::Original}, {}};
            return e;
        }();
        QCOMPARE(*event, expected);
    }

    void writesOneLineInLowerCamelCase()
    {
        const auto json = eventJsonFromBytes(test::incident("I").level(0).summary("一行目\n二行目", "").bytes());
        QVERIFY(json);
        const auto text = QByteArray::fromStdString(*json);
        QVERIFY(!text.contains('\n'));
        QVERIFY(text.contains("\"reportedAt\":\"1772409600000\""));
        QVERIFY(text.contains("\"display\":0"));
        QVERIFY(text.contains("一行目\\n二行目"));
    }

    void bytesReturnThroughJson()
    {
        test::RandomEvents events(99);
        EventCodec codec;
        for (int i = 0; i < 500; ++i) {
            const std::string bytes = codec.encode(events.next());
            const auto json = eventJsonFromBytes(bytes);
            QVERIFY(json);
            const auto again = eventBytesFromJson(*json);
            QVERIFY2(again, again ? "" : (again.error().field + *json).c_str());
            QCOMPARE(*again, bytes);
        }
    }

    void refusesWithTheParsersWords_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("unknown field") << quoted("{'id':'e','colour':1}") << Reason::NotAnEvent << QByteArray("colour");
        QTest::newRow("unknown field inside")
            << quoted("{'id':'e','incident':{'incident':'I','revision':1,'serverity':{}}}") << Reason::NotAnEvent
            << QByteArray("serverity");
        QTest::newRow("unknown enum") << quoted("{'id':'e','tlp':'TLP_PINK'}") << Reason::NotAnEvent
                                      << QByteArray("TLP_PINK");
        QTest::newRow("not JSON") << QByteArray("id=e") << Reason::NotAnEvent << QByteArray("id=e");
        QTest::newRow("cut off") << quoted("{'id':'e'") << Reason::NotAnEvent << QByteArray("end of string");
        QTest::newRow("wrong type") << quoted("{'id':'e','reportedAt':'noon'}") << Reason::NotAnEvent
                                    << QByteArray("noon");
        QTest::newRow("two kinds") << quoted("{'id':'e','incident':{},'advisory':{}}") << Reason::NotAnEvent
                                   << QByteArray("oneof");
        QTest::newRow("empty line") << QByteArray("") << Reason::NotAnEvent << QByteArray("");
        QTest::newRow("deep") << QByteArray(100000, '[') << Reason::NotAnEvent << QByteArray("");
        QTest::newRow("limits apply") << quoted("{'id':'e','incident':{'incident':'I'}}") << Reason::BadRevision
                                      << QByteArray("incident.revision");
        QTest::newRow("too long a line") << QByteArray(qsizetype(limits::jsonBytes) + 1, ' ') << Reason::TooLarge
                                         << QByteArray("");
        QTest::newRow("too large an event")
            << quoted("{'id':'e','deduplicationKey':'") + QByteArray(qsizetype(limits::eventBytes), 'x') + "\"}"
            << Reason::TooLarge << QByteArray("");
    }

    void refusesWithTheParsersWords()
    {
        QFETCH(QByteArray, json);
        QFETCH(Reason, reason);
        QFETCH(QByteArray, words);
        const auto result = read(json);
        QVERIFY(!result);
        QCOMPARE(nameOf(result.error().reason), nameOf(reason));
        QVERIFY2(QByteArray::fromStdString(result.error().field).contains(words), result.error().field.c_str());
    }

    void bytesThatAreNoEventGiveNoJson()
    {
        QCOMPARE(eventJsonFromBytes("\x0a").error().reason, Reason::NotAnEvent);
        QCOMPARE(eventJsonFromBytes(std::string(limits::eventBytes + 1, '\0')).error().reason, Reason::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestCodecJson)
#include "tst_codec_json.moc"
