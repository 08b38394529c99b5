// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <limits>

#include "models/event/codec.h"
#include "models/event/feed.pb.h"

using namespace yagura;
namespace pb = yagura::feed::v1;
using Reason = Refusal::Reason;
using Change = std::function<void(pb::Event &)>;
Q_DECLARE_METATYPE(Change)

namespace {

pb::Event base(pb::Event::KindCase kind)
{
    pb::Event m;
    m.set_id("e");
    m.set_feed("f");
    switch (kind) {
    case pb::Event::kIncident:
        m.mutable_incident()->set_incident("I");
        m.mutable_incident()->set_revision(1);
        break;
    case pb::Event::kAdvisory:
        m.mutable_advisory()->set_advisory("A");
        m.mutable_advisory()->set_revision(1);
        break;
    case pb::Event::kEngagement:
        m.mutable_engagement()->set_engagement("G");
        m.mutable_engagement()->set_revision(1);
        break;
    case pb::Event::kDeskAction:
        m.mutable_desk_action()->set_kind(pb::DESK_ACTION_KIND_TAKE);
        m.mutable_desk_action()->set_incident("I");
        break;
    case pb::Event::kFeedNotice:
        m.mutable_feed_notice()->set_kind(pb::FEED_NOTICE_KIND_LOST);
        break;
    case pb::Event::KIND_NOT_SET:
        break;
    }
    return m;
}

std::string x(std::size_t n)
{
    return std::string(n, 'x');
}

constexpr auto most = static_cast<int>(limits::listLength);

} // namespace

class TestCodecRefusals : public QObject
{
    Q_OBJECT

private:
    EventCodec m_codec;

    static void columns()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<Change>("change");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QByteArray>("field");
    }
    static void row(const char *name, pb::Event::KindCase kind, Reason reason, const char *field, Change change)
    {
        QTest::newRow(name) << static_cast<int>(kind) << change << reason << QByteArray(field);
    }

private Q_SLOTS:
    void refusals_data()
    {
        columns();
        envelopeRows();
        incidentRows();
        otherRows();
    }

    void refusals()
    {
        QFETCH(int, kind);
        QFETCH(Change, change);
        QFETCH(Reason, reason);
        QFETCH(QByteArray, field);
        auto m = base(static_cast<pb::Event::KindCase>(kind));
        QVERIFY(m_codec.decode(m.SerializeAsString()));
        change(m);
        const auto result = m_codec.decode(m.SerializeAsString());
        QVERIFY(!result);
        QCOMPARE(nameOf(result.error().reason), nameOf(reason));
        QCOMPARE(QByteArray::fromStdString(result.error().field), field);
    }

    // The other side of every edge.
    void allowed_data()
    {
        columns();
        const auto i = pb::Event::kIncident;
        row("longest id", i, {}, "", [](pb::Event &m) { m.set_id(x(limits::idBytes)); });
        row("longest title", i, {}, "",
            [](pb::Event &m) { m.mutable_incident()->mutable_title()->mutable_ja()->set_text(x(limits::titleBytes)); });
        row("longest summary", i, {}, "", [](pb::Event &m) {
            m.mutable_incident()->mutable_summary()->mutable_en()->set_text(x(limits::summaryBytes));
        });
        row("longest list", i, {}, "", [](pb::Event &m) {
            for (int n = 0; n < most; ++n)
                m.mutable_incident()->add_cves(x(1));
        });
        row("greatest revision", i, {}, "",
            [](pb::Event &m) { m.mutable_incident()->set_revision(limits::maxRevision); });
        row("latest time", i, {}, "", [](pb::Event &m) { m.set_reported_at(limits::latestMs); });
        row("poles", i, {}, "", [](pb::Event &m) {
            m.mutable_incident()->mutable_place()->set_latitude(-90);
            m.mutable_incident()->mutable_place()->set_longitude(180);
        });
        row("display 5", i, {}, "", [](pb::Event &m) { m.mutable_incident()->mutable_severity()->set_display(5); });
        for (const char *region : {"JP-13", "US-CA", "GB-ENG", "FR-2", ""})
            row(qPrintable(QStringLiteral("region ") + QLatin1String(region)), i, {}, "",
                [region](pb::Event &m) { m.mutable_incident()->set_region(region); });
        row("a time that is not stated is not checked", i, {}, "", [](pb::Event &m) {
            m.mutable_incident()->mutable_happened()->set_at(-5);
            m.mutable_incident()->mutable_happened()->set_precision(pb::PRECISION_UNKNOWN);
        });
        row("control characters", i, {}, "", [](pb::Event &m) {
            m.mutable_incident()->mutable_title()->mutable_ja()->set_text(std::string("a\0\x1b\x7f\u202E", 7));
        });
        row("a note without a subject", pb::Event::kDeskAction, {}, "", [](pb::Event &m) {
            m.mutable_desk_action()->set_kind(pb::DESK_ACTION_KIND_NOTE);
            m.mutable_desk_action()->clear_incident();
        });
        row("no kind", pb::Event::KIND_NOT_SET, {}, "", [](pb::Event &) {});
    }

    void allowed()
    {
        QFETCH(int, kind);
        QFETCH(Change, change);
        auto m = base(static_cast<pb::Event::KindCase>(kind));
        change(m);
        const auto result = m_codec.decode(m.SerializeAsString());
        QVERIFY2(result, result ? "" : result.error().field.c_str());
    }

    void bytesThatAreNoEvent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QByteArray>("field");
        const QByteArray incident = QByteArrayLiteral("\x82\x01"); // field 16, length-delimited
        QTest::newRow("empty") << QByteArray() << Reason::MissingId << QByteArray("id");
        QTest::newRow("a lone tag") << QByteArray("\x0a") << Reason::NotAnEvent << QByteArray();
        QTest::newRow("length beyond the end") << QByteArray("\x0a\x7f") << Reason::NotAnEvent << QByteArray();
        QTest::newRow("text of another kind") << QByteArray("GET / HTTP/1.1") << Reason::NotAnEvent << QByteArray();
        QTest::newRow("id not UTF-8") << QByteArray("\x0a\x01\xff") << Reason::NotUtf8 << QByteArray("id");
        QTest::newRow("surrogate in UTF-8")
            << QByteArray("\x0a\x03\xed\xa0\x80") << Reason::NotUtf8 << QByteArray("id");
        QTest::newRow("overlong UTF-8") << QByteArray("\x12\x02\xc0\xaf") << Reason::NotUtf8 << QByteArray("feed");
        // incident { title { ja { text: "\xff" } } }
        QTest::newRow("deep text not UTF-8") << QByteArray("\x0a\x01"
                                                           "e")
                + incident + QByteArray("\x07\x62\x05\x0a\x03\x0a\x01\xff")
                                             << Reason::NotUtf8 << QByteArray("incident.title.ja.text");
        QTest::newRow("one byte too many")
            << QByteArray(qsizetype(limits::eventBytes) + 1, '\0') << Reason::TooLarge << QByteArray();
    }

    void bytesThatAreNoEvent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Reason, reason);
        QFETCH(QByteArray, field);
        const auto result = m_codec.decode({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        QVERIFY(!result);
        QCOMPARE(nameOf(result.error().reason), nameOf(reason));
        QCOMPARE(QByteArray::fromStdString(result.error().field), field);
    }

private:
    static void envelopeRows()
    {
        const auto i = pb::Event::kIncident;
        row("no id", i, Reason::MissingId, "id", [](pb::Event &m) { m.clear_id(); });
        row("id too long", i, Reason::TextTooLong, "id", [](pb::Event &m) { m.set_id(x(limits::idBytes + 1)); });
        row("feed", i, Reason::TextTooLong, "feed", [](pb::Event &m) { m.set_feed(x(limits::idBytes + 1)); });
        row("exercise name", i, Reason::TextTooLong, "exercise_name",
            [](pb::Event &m) { m.set_exercise_name(x(limits::idBytes + 1)); });
        row("key", i, Reason::TextTooLong, "deduplication_key",
            [](pb::Event &m) { m.set_deduplication_key(x(limits::idBytes + 1)); });
        row("releasable", i, Reason::TextTooLong, "releasable_to",
            [](pb::Event &m) { m.add_releasable_to(x(limits::idBytes + 1)); });
        row("releasable list", i, Reason::ListTooLong, "releasable_to", [](pb::Event &m) {
            for (int n = 0; n <= most; ++n)
                m.add_releasable_to("JP");
        });
        row("reported before 1970", i, Reason::TimeOutOfRange, "reported_at",
            [](pb::Event &m) { m.set_reported_at(-1); });
        row("reported after 2100", i, Reason::TimeOutOfRange, "reported_at",
            [](pb::Event &m) { m.set_reported_at(limits::latestMs + 1); });
    }

    using Incident = pb::IncidentReport;
    static void incidentRow(const char *name, Reason reason, const char *field, std::function<void(Incident &)> change)
    {
        row(name, pb::Event::kIncident, reason, field, [change](pb::Event &m) { change(*m.mutable_incident()); });
    }

    static void incidentRows()
    {
        const std::string longId = x(limits::idBytes + 1);
        const std::string longBrief = x(limits::shortTextBytes + 1);
        const auto text = [](const char *name, const char *field, std::function<void(Incident &)> change) {
            incidentRow(name, Reason::TextTooLong, field, std::move(change));
        };
        incidentRow("no subject", Reason::MissingId, "incident.incident", [](Incident &m) { m.clear_incident(); });
        incidentRow("revision 0", Reason::BadRevision, "incident.revision", [](Incident &m) { m.set_revision(0); });
        incidentRow("revision too great", Reason::BadRevision, "incident.revision",
            [](Incident &m) { m.set_revision(limits::maxRevision + 1); });
        text("subject", "incident.incident", [=](Incident &m) { m.set_incident(longId); });
        text("taxonomy", "incident.sectors.taxonomy", [=](Incident &m) { m.add_sectors()->set_taxonomy(longId); });
        text("sector", "incident.sectors.code", [=](Incident &m) { m.add_sectors()->set_code(longId); });
        text("title", "incident.title.en.text",
            [](Incident &m) { m.mutable_title()->mutable_en()->set_text(x(limits::titleBytes + 1)); });
        text("summary", "incident.summary.ja.text",
            [](Incident &m) { m.mutable_summary()->mutable_ja()->set_text(x(limits::summaryBytes + 1)); });
        text("place", "incident.place.name.ja.text",
            [=](Incident &m) { m.mutable_place()->mutable_name()->mutable_ja()->set_text(longBrief); });
        text("scale", "incident.severity.scale", [=](Incident &m) { m.mutable_severity()->set_scale(longId); });
        text("severity", "incident.severity.value", [=](Incident &m) { m.mutable_severity()->set_value(longId); });
        text("indicator type", "incident.indicators.type", [=](Incident &m) { m.add_indicators()->set_type(longId); });
        text("indicator", "incident.indicators.value", [=](Incident &m) { m.add_indicators()->set_value(longBrief); });
        text("cve", "incident.cves", [=](Incident &m) { m.add_cves(longId); });
        text("technique", "incident.techniques", [=](Incident &m) { m.add_techniques(longId); });
        text("vendor", "incident.products.vendor", [=](Incident &m) { m.add_products()->set_vendor(longBrief); });
        text("product", "incident.products.name", [=](Incident &m) { m.add_products()->set_name(longBrief); });
        text("supplier", "incident.suppliers", [=](Incident &m) { m.add_suppliers(longBrief); });
        text("url", "incident.references.url", [=](Incident &m) { m.add_references()->set_url(longBrief); });
        text("reference", "incident.references.title", [=](Incident &m) { m.add_references()->set_title(longBrief); });
        text("campaign", "incident.campaign", [=](Incident &m) { m.set_campaign(longId); });
        incidentListRows();
        incidentFormRows();
    }

    static void incidentListRows()
    {
        const auto list = [](const char *field, void (*add)(Incident &)) {
            incidentRow(field, Reason::ListTooLong, field, [add](Incident &m) {
                for (int n = 0; n <= most; ++n)
                    add(m);
            });
        };
        list("incident.sectors", [](Incident &m) { m.add_sectors(); });
        list("incident.indicators", [](Incident &m) { m.add_indicators(); });
        list("incident.cves", [](Incident &m) { m.add_cves(); });
        list("incident.techniques", [](Incident &m) { m.add_techniques(); });
        list("incident.products", [](Incident &m) { m.add_products(); });
        list("incident.suppliers", [](Incident &m) { m.add_suppliers(); });
        list("incident.references", [](Incident &m) { m.add_references(); });
    }

    static void incidentFormRows()
    {
        for (const char *country : {"jp", "JPN", "J", "J1", "日"})
            incidentRow(qPrintable(QStringLiteral("country ") + QString::fromUtf8(country)), Reason::BadCode,
                "incident.country", [country](Incident &m) { m.set_country(country); });
        for (const char *region : {"JP13", "JP-", "JP-1234", "jp-13", "JP-1a", "13", "JP_13"})
            incidentRow(qPrintable(QStringLiteral("region ") + QLatin1String(region)), Reason::BadCode,
                "incident.region", [region](Incident &m) { m.set_region(region); });
        for (const char *code : {"G1", "A0", "A7", "a1", "A", "A11"})
            incidentRow(qPrintable(QStringLiteral("confidence ") + QLatin1String(code)), Reason::BadCode,
                "incident.confidence", [code](Incident &m) { m.set_confidence(code); });
        incidentRow("display 6", Reason::BadSeverity, "incident.severity.display",
            [](Incident &m) { m.mutable_severity()->set_display(6); });
        incidentRow("happened", Reason::TimeOutOfRange, "incident.happened.at", [](Incident &m) {
            m.mutable_happened()->set_at(limits::latestMs + 1);
            m.mutable_happened()->set_precision(pb::PRECISION_YEAR);
        });
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (const double latitude : {90.001, -91.0, nan, double(INFINITY)})
            incidentRow(qPrintable(QStringLiteral("latitude %1").arg(latitude)), Reason::BadCoordinates,
                "incident.place.latitude", [=](Incident &m) { m.mutable_place()->set_latitude(latitude); });
        for (const double longitude : {180.001, -181.0, nan})
            incidentRow(qPrintable(QStringLiteral("longitude %1").arg(longitude)), Reason::BadCoordinates,
                "incident.place.longitude", [=](Incident &m) { m.mutable_place()->set_longitude(longitude); });
    }

    static void otherRows()
    {
        const auto a = pb::Event::kAdvisory;
        const auto g = pb::Event::kEngagement;
        const auto d = pb::Event::kDeskAction;
        const auto n = pb::Event::kFeedNotice;
        const std::string longId = x(limits::idBytes + 1);
        const std::string longBrief = x(limits::shortTextBytes + 1);
        row("advisory: subject", a, Reason::MissingId, "advisory.advisory",
            [](pb::Event &m) { m.mutable_advisory()->clear_advisory(); });
        row("advisory: revision", a, Reason::BadRevision, "advisory.revision",
            [](pb::Event &m) { m.mutable_advisory()->set_revision(0); });
        row("advisory: country", a, Reason::BadCode, "advisory.countries",
            [](pb::Event &m) { m.mutable_advisory()->add_countries(""); });
        row("advisory: display", a, Reason::BadSeverity, "advisory.severity.display",
            [](pb::Event &m) { m.mutable_advisory()->mutable_severity()->set_display(300); });
        row("advisory: published", a, Reason::TimeOutOfRange, "advisory.published.at", [](pb::Event &m) {
            m.mutable_advisory()->mutable_published()->set_at(-1);
            m.mutable_advisory()->mutable_published()->set_precision(pb::PRECISION_DAY);
        });
        row("engagement: subject", g, Reason::MissingId, "engagement.engagement",
            [](pb::Event &m) { m.mutable_engagement()->clear_engagement(); });
        row("engagement: revision", g, Reason::BadRevision, "engagement.revision",
            [](pb::Event &m) { m.mutable_engagement()->set_revision(0); });
        row("engagement: countries", g, Reason::ListTooLong, "engagement.countries", [](pb::Event &m) {
            for (int i = 0; i <= most; ++i)
                m.mutable_engagement()->add_countries("JP");
        });
        row("engagement: start", g, Reason::TimeOutOfRange, "engagement.starts_at",
            [](pb::Event &m) { m.mutable_engagement()->set_starts_at(-1); });
        row("engagement: end", g, Reason::TimeOutOfRange, "engagement.ends_at",
            [](pb::Event &m) { m.mutable_engagement()->set_ends_at(limits::latestMs + 1); });
        row("action: subject", d, Reason::MissingId, "desk_action.incident",
            [](pb::Event &m) { m.mutable_desk_action()->clear_incident(); });
        row("action: rule", d, Reason::TextTooLong, "desk_action.rule",
            [=](pb::Event &m) { m.mutable_desk_action()->set_rule(longId); });
        row("action: revision", d, Reason::BadRevision, "desk_action.seen_revision",
            [](pb::Event &m) { m.mutable_desk_action()->set_seen_revision(limits::maxRevision + 1); });
        row("action: desk", d, Reason::TextTooLong, "desk_action.desk",
            [=](pb::Event &m) { m.mutable_desk_action()->set_desk(longId); });
        row("action: person", d, Reason::TextTooLong, "desk_action.person",
            [=](pb::Event &m) { m.mutable_desk_action()->set_person(longId); });
        row("action: note", d, Reason::TextTooLong, "desk_action.note",
            [=](pb::Event &m) { m.mutable_desk_action()->set_note(longBrief); });
        row("action: until", d, Reason::TimeOutOfRange, "desk_action.until",
            [](pb::Event &m) { m.mutable_desk_action()->set_until(-1); });
        row("action: to desk", d, Reason::TextTooLong, "desk_action.to_desk",
            [=](pb::Event &m) { m.mutable_desk_action()->set_to_desk(longId); });
        row("action: country", d, Reason::BadCode, "desk_action.country",
            [](pb::Event &m) { m.mutable_desk_action()->set_country("Japan"); });
        row("action: sector", d, Reason::TextTooLong, "desk_action.sectors.code",
            [=](pb::Event &m) { m.mutable_desk_action()->add_sectors()->set_code(longId); });
        row("notice: feed", n, Reason::TextTooLong, "feed_notice.feed",
            [=](pb::Event &m) { m.mutable_feed_notice()->set_feed(longId); });
        row("notice: from", n, Reason::TimeOutOfRange, "feed_notice.from",
            [](pb::Event &m) { m.mutable_feed_notice()->set_from(-1); });
        row("notice: to", n, Reason::TimeOutOfRange, "feed_notice.to",
            [](pb::Event &m) { m.mutable_feed_notice()->set_to(limits::latestMs + 1); });
        row("notice: note", n, Reason::TextTooLong, "feed_notice.note.en.text",
            [=](pb::Event &m) { m.mutable_feed_notice()->mutable_note()->mutable_en()->set_text(longBrief); });
    }
};

QTEST_APPLESS_MAIN(TestCodecRefusals)
#include "tst_codec_refusals.moc"
