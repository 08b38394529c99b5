// SPDX-License-Identifier: GPL-3.0-or-later
// PROTOCOL.md against the program: its tables list the same numbers and names, its examples are real frames.
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "models/event/codec.h"
#include "models/event/wire.h"
#include "tests/support/builders.h"

using namespace yagura;

namespace {

QString textOf(const char *path)
{
    QFile file(QString::fromUtf8(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::string std8(const QString &text)
{
    return text.toStdString();
}

const QMap<QString, qint64> &constants()
{
    static const QMap<QString, qint64> map{
        {QStringLiteral("eventBytes"), limits::eventBytes},
        {QStringLiteral("jsonBytes"), limits::jsonBytes},
        {QStringLiteral("frameBytes"), limits::frameBytes},
        {QStringLiteral("idBytes"), limits::idBytes},
        {QStringLiteral("titleBytes"), limits::titleBytes},
        {QStringLiteral("summaryBytes"), limits::summaryBytes},
        {QStringLiteral("shortTextBytes"), limits::shortTextBytes},
        {QStringLiteral("listLength"), limits::listLength},
        {QStringLiteral("maxRevision"), limits::maxRevision},
        {QStringLiteral("maxDisplayLevel"), limits::maxDisplayLevel},
        {QStringLiteral("earliestMs"), limits::earliestMs},
        {QStringLiteral("latestMs"), limits::latestMs},
    };
    return map;
}

Event exampleEvent()
{
    Event event = test::incident("I-1")
                      .feed("jp")
                      .status(SourceStatus::Unspecified)
                      .country("JP")
                      .severity({{}, {}, 0, false})
                      .reported(test::FakeClock::morning + std::chrono::minutes{1});
    std::get<Report>(event.body).title = {{"停電", TextOrigin::Original}, {}};
    return event;
}

} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

private:
    QString m_page;

    // All first groups of the pattern on the page, in order.
    [[nodiscard]] static QList<QStringList> all(const QString &text, const QString &pattern)
    {
        QList<QStringList> found;
        auto it = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
        while (it.hasNext())
            found.append(it.next().capturedTexts());
        return found;
    }

    // The bytes of a ```hex block, without its comments.
    [[nodiscard]] QByteArray example(const QString &name) const
    {
        const auto blocks = all(m_page, QStringLiteral("^```hex %1\\n([^`]*)```$").arg(name));
        if (blocks.size() != 1)
            return "no such block";
        QString hex = blocks.first().at(1);
        hex.remove(QRegularExpression(QStringLiteral("#[^\\n]*")));
        return QByteArray::fromHex(hex.toLatin1());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_page = textOf(YAGURA_PROTOCOL_MD);
        QVERIFY2(!m_page.isEmpty(), YAGURA_PROTOCOL_MD);
    }

    void tableOfLimitsIsThatOfTheProgram()
    {
        QMap<QString, qint64> table;
        for (const auto &row : all(m_page, QStringLiteral("^\\| `(\\w+)` \\| (\\d+) \\|")))
            table.insert(row.at(1), row.at(2).toLongLong());
        QCOMPARE(table, constants());
    }

    // Keeps constants() above complete.
    void everyConstantOfTheHeaderIsCompared()
    {
        QStringList names;
        for (const auto &match : all(textOf(YAGURA_LIMITS_H), QStringLiteral("inline constexpr \\S+ (\\w+) =")))
            names.append(match.at(1));
        names.sort();
        QCOMPARE(names, constants().keys());
    }

    void everyReasonOfQuarantineIsListed()
    {
        QStringList listed;
        for (const auto &row : all(m_page, QStringLiteral("^\\| `([a-z0-9-]+)` \\| [^|\\n]+ \\|$"))) {
            if (!constants().contains(row.at(1)))
                listed.append(row.at(1));
        }
        QStringList reasons;
        for (int i = 0; i <= static_cast<int>(Refusal::Reason::WrongFeed); ++i)
            reasons.append(QString::fromLatin1(nameOf(static_cast<Refusal::Reason>(i))));
        QCOMPARE(listed, reasons);
    }

    void everyCodeIsListed_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::newRow("refusals") << QStringLiteral("REFUSAL_CODE_");
        QTest::newRow("receipts") << QStringLiteral("RECEIPT_CODE_");
    }

    void everyCodeIsListed()
    {
        QFETCH(QString, prefix);
        QStringList schema;
        for (const auto &match : all(textOf(YAGURA_FEED_PROTO), QStringLiteral("^  (%1\\w+) = [1-9]").arg(prefix)))
            schema.append(match.at(1));
        QStringList page;
        for (const auto &match : all(m_page, QStringLiteral("^\\| `(%1\\w+)` \\|").arg(prefix)))
            page.append(match.at(1));
        QVERIFY(schema.size() >= 5);
        QCOMPARE(page, schema);
    }

    void namesTheSubprotocol()
    {
        QVERIFY(m_page.contains(QStringLiteral("sub-protocol `%1`").arg(QLatin1String(wire::subprotocol))));
    }

    void helloIsARealFrame()
    {
        wire::Hello hello;
        hello.client = "demo 1";
        hello.languages = {"ja"};
        hello.resume = FeedPosition{{"e1"}, Sequence{41}};
        hello.credit = 100;
        const auto bytes = QByteArray::fromStdString(wire::encode(wire::ClientFrame(hello)));
        QCOMPARE(example(QStringLiteral("hello")).toHex(' '), bytes.toHex(' '));
        QVERIFY(wire::decodeClientFrame(bytes.toStdString()));
    }

    void batchIsARealFrame()
    {
        const auto at = test::FakeClock::morning + std::chrono::milliseconds{60'250};
        const wire::Batch batch{Sequence{42}, {{at, test::encoded(exampleEvent())}}};
        const auto bytes = QByteArray::fromStdString(wire::encode(wire::ServerFrame(batch)));
        QCOMPARE(example(QStringLiteral("batch")).toHex(' '), bytes.toHex(' '));
        const auto frame = wire::decodeServerFrame(example(QStringLiteral("batch")).toStdString());
        QVERIFY(frame);
        const auto event = EventCodec().decode(std::get<wire::Batch>(*frame).entries.at(0).event);
        QVERIFY(event);
        QCOMPARE(*event, exampleEvent());
    }

    void lineOfJsonIsTheSameEvent()
    {
        const auto lines = all(m_page, QStringLiteral("^```json\\n([^\\n]*)\\n```$"));
        QCOMPARE(lines.size(), 1);
        const auto bytes = eventBytesFromJson(std8(lines.first().at(1)));
        QVERIFY2(bytes, bytes ? "" : bytes.error().field.c_str());
        QCOMPARE(*bytes, test::encoded(exampleEvent()));
    }
};

QTEST_APPLESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
