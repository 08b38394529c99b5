// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/event/codec.h"
#include "models/event/feed.pb.h"
#include "tests/models/event/fill.h"
#include "tests/support/builders.h"
#include "tests/support/random_events.h"

#include <google/protobuf/unknown_field_set.h>

using namespace yagura;
namespace pb = yagura::feed::v1;

namespace {

std::string bytesOf(const google::protobuf::Message &message)
{
    return message.SerializeAsString();
}

pb::Event parsed(const std::string &bytes)
{
    pb::Event message;
    if (!message.ParseFromString(bytes))
        qFatal("a test's own event does not parse");
    return message;
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private:
    EventCodec m_codec;

    Event decoded(const std::string &bytes)
    {
        auto result = m_codec.decode(bytes);
        return result ? *result : (qWarning("%s", nameOf(result.error().reason)), Event{});
    }

private Q_SLOTS:
    void everyKindReturnsAsItWent_data()
    {
        QTest::addColumn<Event>("event");
        QTest::newRow("incident, bare") << test::incident("I").event();
        QTest::newRow("incident, full") << test::incident("I")
                                               .revision(7)
                                               .feed("jp-power")
                                               .exercise("演習 2026")
                                               .tlp(Tlp::AmberStrict)
                                               .releasableTo("JP")
                                               .releasableTo("US")
                                               .deduplicationKey("k")
                                               .status(SourceStatus::Retracted)
                                               .cleared()
                                               .sector("jp.electricity")
                                               .sector("221112")
                                               .region("JP-47")
                                               .confidence("B2")
                                               .place("那覇市", "Naha", 26.2, 127.7)
                                               .level(0)
                                               .happened(utcFromMs(0), Precision::Year)
                                               .title("件名", "Title")
                                               .summary("要約", "Summary")
                                               .indicator("ipv4-addr", "192.0.2.1")
                                               .cve("CVE-2026-99001")
                                               .technique("T0883")
                                               .product("V", "P")
                                               .supplier("S")
                                               .reference("https://a.example/", "A")
                                               .campaign("KAGERO")
                                               .event();
        QTest::newRow("advisory") << test::advisory("A").country("JP").country("US").level(5).cve("C").event();
        QTest::newRow("engagement")
            << test::engagement("G").engagement(EngagementKind::Exercise).sector("us.energy").country("US").event();
        QTest::newRow("desk action") << test::deskAction("d", DeskAction::Kind::Shelve, "I", "r", 3);
        QTest::newRow("feed notice") << test::feedNotice("n", FeedNotice::Kind::Gap);
    }

    void everyKindReturnsAsItWent()
    {
        QFETCH(Event, event);
        const auto result = m_codec.decode(m_codec.encode(event));
        QVERIFY(result);
        QCOMPARE(*result, event);
    }

    void randomEventsReturnAsTheyWent()
    {
        test::RandomEvents events(20260302);
        std::array<int, 4> kinds{};
        for (int i = 0; i < 5000; ++i) {
            const Event event = events.next();
            ++kinds.at(event.body.index());
            const auto result = m_codec.decode(m_codec.encode(event));
            QVERIFY2(result, result ? "" : result.error().field.c_str());
            QVERIFY2(*result == event, event.id.c_str());
        }
        for (const int count : kinds)
            QVERIFY(count > 100);
    }

    // A field that the schema has and the values forget would vanish here.
    void everyFieldOfTheSchemaIsRead()
    {
        const auto *type = pb::Event::descriptor();
        for (const char *kind : {"incident", "advisory", "engagement", "desk_action", "feed_notice"}) {
            pb::Event full;
            full.set_id("e");
            full.set_feed("f");
            auto *body = full.GetReflection()->MutableMessage(&full, type->FindFieldByName(kind));
            test::fill(*body);
            const std::string bytes = bytesOf(full);
            QCOMPARE(m_codec.encode(decoded(bytes)), bytes);
        }
    }

    // What another version of the sender adds.
    void unknownFieldsDoNotDisturb()
    {
        const Event known = test::incident("I").event();
        pb::Event newer = parsed(m_codec.encode(known));
        newer.GetReflection()->MutableUnknownFields(&newer)->AddLengthDelimited(99, "tomorrow");
        newer.mutable_incident()->GetReflection()->MutableUnknownFields(newer.mutable_incident())->AddVarint(200, 1);
        QCOMPARE(decoded(bytesOf(newer)), known);
        QVERIFY(
            parsed(bytesOf(newer)).incident().GetReflection()->GetUnknownFields(newer.incident()).field_count() == 1);
    }

    void unknownKindIsAnEventAllTheSame()
    {
        pb::Event newer;
        newer.set_id("e");
        newer.set_feed("f");
        newer.GetReflection()->MutableUnknownFields(&newer)->AddLengthDelimited(21, "kind of tomorrow");
        const Event event = decoded(bytesOf(newer));
        QVERIFY(std::holds_alternative<UnknownKind>(event.body));
        QCOMPARE(event.id, std::string("e"));
    }

    void unknownNumbersReadCautiously()
    {
        pb::Event m = parsed(m_codec.encode(test::incident("I").event()));
        m.set_tlp(static_cast<pb::Tlp>(6));
        m.mutable_incident()->set_condition(static_cast<pb::Condition>(9));
        m.mutable_incident()->set_status(static_cast<pb::SourceStatus>(9));
        m.mutable_incident()->mutable_happened()->set_precision(static_cast<pb::Precision>(-1));
        m.mutable_incident()->mutable_title()->mutable_ja()->set_origin(static_cast<pb::TextOrigin>(4));
        const Event event = decoded(bytesOf(m));
        QCOMPARE(event.tlp, Tlp::Red);
        QCOMPARE(event.report()->condition, Condition::Active);
        QCOMPARE(event.report()->status, SourceStatus::Unspecified);
        QCOMPARE(event.report()->happened, Instant{});
        QCOMPARE(event.report()->title.ja.origin, TextOrigin::Unspecified);
    }

    void nothingStatedReadsAsActiveAndUnknown()
    {
        pb::Event m;
        m.set_id("e");
        m.mutable_incident()->set_incident("I");
        m.mutable_incident()->set_revision(1);
        const Event event = decoded(bytesOf(m));
        QCOMPARE(event.tlp, Tlp::Unspecified);
        QCOMPARE(event.report()->condition, Condition::Active);
        QCOMPARE(event.report()->happened.precision, Precision::Unknown);
        QVERIFY(!event.report()->severity.display && !event.report()->place);
    }

    void levelZeroIsNotNoLevel()
    {
        const auto zero = m_codec.encode(test::incident("I").level(0).event());
        QCOMPARE(decoded(zero).report()->severity.display, DisplayLevel(0));
    }

    void oneEventLeavesNothingInTheNext()
    {
        const std::string full = test::incident("I").sector("jp.gas").cve("C").place("a", "b", 1, 2).bytes();
        const Event bare = test::incident("J").event();
        decoded(full);
        QCOMPARE(decoded(m_codec.encode(bare)), bare);
        QVERIFY(!m_codec.decode("\xff\xff"));
        QCOMPARE(decoded(m_codec.encode(bare)), bare);
    }

    // Truncation, flipped bits, inserted and doubled stretches: refused or read, never a crash, and what was read
    // can be written and read again.
    void mutilatedBytesNeverCrash()
    {
        test::RandomEvents events(7);
        int refused = 0;
        for (int i = 0; i < 10'000; ++i) {
            std::string bytes = m_codec.encode(events.next());
            for (auto n = 1 + events.below(3); n > 0; --n)
                mutilate(bytes, events);
            const auto result = m_codec.decode(bytes);
            if (!result)
                ++refused;
            else
                QCOMPARE(decoded(m_codec.encode(*result)), *result);
            (void)eventJsonFromBytes(bytes);
        }
        QVERIFY2(refused > 1000 && refused < 9900, QByteArray::number(refused).constData());
    }

private:
    static void mutilate(std::string &bytes, test::RandomEvents &random)
    {
        if (bytes.empty())
            return;
        const auto at = random.below(bytes.size());
        switch (random.below(4)) {
        case 0:
            bytes.resize(at);
            return;
        case 1:
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << random.below(8)));
            return;
        case 2:
            bytes.insert(at, 1, static_cast<char>(random.below(256)));
            return;
        default:
            bytes.insert(at, bytes.substr(random.below(bytes.size()), 16));
        }
    }
};

QTEST_APPLESS_MAIN(TestCodec)
#include "tst_codec.moc"
