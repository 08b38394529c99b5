// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/common/words.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
using Speak = std::function<QString(int)>;

template <typename Enum> Speak speak(QString (*word)(Enum))
{
    return [word](int value) { return word(static_cast<Enum>(value)); };
}

bool japanese(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() >= 0x3040 && c.unicode() < 0xa000; });
}
} // namespace

// Every value of every enumeration that people see has a word of its own, in both languages.
class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyValue_data()
    {
        QTest::addColumn<Speak>("word");
        QTest::addColumn<int>("values"); // 0 … values-1
        QTest::newRow("severity") << Speak([](int v) { return severityWord(static_cast<std::uint8_t>(v)); }) << 7;
        QTest::newRow("severity, short") << Speak([](int v) { return severityShort(static_cast<std::uint8_t>(v)); })
                                         << 7;
        QTest::newRow("feed state") << speak<FeedState>(feedStateWord) << int(FeedState::Refused) + 1;
        QTest::newRow("status") << speak<SourceStatus>(statusWord) << int(SourceStatus::Retracted) + 1;
        QTest::newRow("kind") << speak<ReportKind>(kindWord) << int(ReportKind::Engagement) + 1;
        QTest::newRow("origin of a text") << speak<TextOrigin>(originWord) << int(TextOrigin::Machine) + 1;
        QTest::newRow("precision") << speak<Precision>(precisionWord) << int(Precision::Unknown) + 1;
        QTest::newRow("condition") << speak<Condition>(conditionWord) << int(Condition::Cleared) + 1;
        QTest::newRow("country") << speak<Country>(countryWord) << int(Country::Other) + 1;
        QTest::newRow("engagement") << Speak([](int v) { return engagementWord(static_cast<EngagementKind>(v + 1)); })
                                    << int(EngagementKind::Review);
        QTest::newRow("refusal") << Speak([](int v) {
            return refusalText({static_cast<Refusal::Reason>(v), "title.ja"});
        }) << int(Refusal::Reason::WrongFeed) + 1;
        QTest::newRow("knowledge") << Speak([](int v) {
            const Knowledge all[] = {Knowledge::Never, Knowledge::Lost, Knowledge::Partial};
            KnowledgeOf k;
            k.knowledge = all[v];
            return knowledgeText(k);
        }) << 3;
        QTest::newRow("receipt") << Speak([](int v) {
            using Code = wire::Receipt::Code;
            const Code all[] = {
                Code::Accepted, Code::ChangedSinceSeen, Code::AlreadyAcknowledged, Code::UnknownAlert, Code::Invalid};
            ActionStatus status;
            status.state = v == 0 ? ActionStatus::State::Accepted : ActionStatus::State::Refused;
            status.code = all[v];
            status.detail = u"operator-2"_s;
            return receiptText(status);
        }) << 5;
    }
    void everyValue()
    {
        QFETCH(Speak, word);
        QFETCH(int, values);
        UiLanguage language(Language::En);
        for (const Language each : {Language::En, Language::Ja}) {
            language.set(each);
            QSet<QString> seen;
            for (int value = 0; value < values; ++value) {
                const QString text = word(value);
                QVERIFY2(!text.trimmed().isEmpty(), qPrintable(QString::number(value)));
                QVERIFY2(japanese(text) == (each == Language::Ja), qPrintable(text));
                QVERIFY2(!seen.contains(text), qPrintable(text));
                seen.insert(text);
            }
        }
    }

    // The words of the TLP standard are never translated; a report without one is treated as AMBER.
    void tlp()
    {
        UiLanguage language(Language::Ja);
        QCOMPARE(tlpText(Tlp::Unspecified), u"TLP:AMBER"_s);
        QCOMPARE(tlpText(Tlp::AmberStrict), u"TLP:AMBER+STRICT"_s);
        QCOMPARE(tlpText(Tlp::Red), u"TLP:RED"_s);
    }

    void knownNeedsNoWord() { QVERIFY(knowledgeText({Knowledge::Known, {}, {}}).isEmpty()); }

    // What a feed says in a refusal or a receipt is text from outside.
    void outsideTextIsPlain()
    {
        QVERIFY(refusalText({Refusal::Reason::BadCode, "a\u202Eb"}).contains(u"⟨U+202E⟩"_s));
        ActionStatus status;
        status.state = ActionStatus::State::Refused;
        status.code = wire::Receipt::Code::AlreadyAcknowledged;
        status.detail = u"x\u202Ey"_s;
        QVERIFY(receiptText(status).contains(u"⟨U+202E⟩"_s));
    }

    void titles_data()
    {
        QTest::addColumn<QString>("ja");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("inJapanese");
        QTest::addColumn<QString>("inEnglish");
        QTest::newRow("both") << u"停電"_s << u"Outage"_s << u"停電"_s << u"Outage"_s;
        QTest::newRow("Japanese only") << u"停電"_s << u""_s << u"停電"_s << u"[ja] 停電"_s;
        QTest::newRow("English only") << u""_s << u"Outage"_s << u"[en] Outage"_s << u"Outage"_s;
        QTest::newRow("neither") << u""_s << u""_s << u"I-1"_s << u"I-1"_s;
    }
    void titles()
    {
        QFETCH(QString, ja);
        QFETCH(QString, en);
        ViewFixture f;
        f.hear(incident("I-1").title(ja.toStdString(), en.toStdString()));
        const ReportTable &reports = f.watch.reports();
        QTEST(titleText(reports, 0, Language::Ja), "inJapanese");
        QTEST(titleText(reports, 0, Language::En), "inEnglish");
    }
};

QTEST_MAIN(TestWords)
#include "tst_words.moc"
