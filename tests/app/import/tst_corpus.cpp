// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QThread>

#include "models/alerts/watch.h"
#include "models/feed/feed_hub.h"
#include "models/journal/journal_service.h"
#include "resources/resources.h"
#include "tests/app/relay/relay_process.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

struct Source
{
    QString format; // and name of the feed
    QString file;
};

const QList<Source> sources{{u"vcdb"_s, u"vcdb-dev.ndjson"_s}, {u"cisa-ics"_s, u"cisa-ics-advisories.ndjson"_s},
    {u"cisa-kev"_s, u"cisa-kev.ndjson"_s}};

QDir corpusFolder()
{
    return QDir(qEnvironmentVariable("YAGURA_CORPUS", QStringLiteral(YAGURA_CORPUS_BESIDE)));
}

// The way of the house as the dashboard joins it, without its widgets: hub and journal on threads of their own, the
// watch here.
class Desk
{
public:
    Desk(const Catalog &catalog, const QString &folder, const QUrl &url)
        : m_watch(catalog, m_inbox, m_cursor, folder)
        , m_journal(new JournalService(folder, m_inbox, Clock::system()))
        , m_hub(new FeedHub(
              FeedHub::Options{.client = "tst_corpus", .languages = {"en"}, .memory = {}, .transport = makeTransport},
              Clock::system()))
    {
        m_journal->moveToThread(&m_journalThread);
        m_hub->moveToThread(&m_feedThread);
        QObject::connect(&m_journalThread, &QThread::finished, m_journal, &QObject::deleteLater);
        QObject::connect(&m_feedThread, &QThread::finished, m_hub, &QObject::deleteLater);
        QObject::connect(m_hub, &FeedHub::batchReceived, m_journal, &JournalService::append);
        QObject::connect(m_journal, &JournalService::appended, m_hub,
            [hub = m_hub](const QByteArray &feed, const FeedPosition &position) { hub->setDurable(feed, position); });
        QObject::connect(&m_watch, &Watch::taken, m_hub, &FeedHub::grant);
        QObject::connect(
            m_journal, &JournalService::opened, m_hub, [hub = m_hub, url](const QList<JournalFeed> &known) {
                hub->start({FeedSettings{url, {}, {}}}, known, {});
            });
        QObject::connect(m_journal, &JournalService::replayed, &m_watch, &Watch::replayEnded);
        m_journalThread.start();
        m_feedThread.start();
        QMetaObject::invokeMethod(m_journal, &JournalService::open, Qt::QueuedConnection);
    }
    ~Desk()
    {
        QMetaObject::invokeMethod(m_hub, &FeedHub::stop, Qt::QueuedConnection);
        m_feedThread.quit();
        m_feedThread.wait();
        m_inbox.close();
        m_journalThread.quit();
        m_journalThread.wait();
    }
    [[nodiscard]] const Situation &live() const { return m_watch.live(); }

private:
    Inbox m_inbox;
    TimeCursor m_cursor;
    Watch m_watch;
    QThread m_journalThread;
    QThread m_feedThread;
    JournalService *m_journal; // on m_journalThread, deleted there
    FeedHub *m_hub;            // on m_feedThread, deleted there
};

class Counts
{
public:
    void add(const QString &group, const QString &name) { ++m_counts[group][name]; }
    [[nodiscard]] QJsonObject json() const
    {
        QJsonObject all;
        for (const auto &[group, names] : m_counts) {
            QJsonObject object;
            for (const auto &[name, count] : names)
                object[name] = count;
            all[group] = object;
        }
        return all;
    }

private:
    std::map<QString, std::map<QString, int>> m_counts;
};

QString regionName(const Region &region)
{
    if (region.real())
        return QString::fromStdString(region.code);
    if (region.country == Country::Japan)
        return u"none of jp"_s;
    return region.country == Country::UnitedStates ? u"none of us"_s : u"elsewhere"_s;
}

QString precisionName(Precision precision)
{
    static const QStringList names{u"year"_s, u"month"_s, u"day"_s, u"minute"_s, u"unknown"_s};
    return names.at(static_cast<int>(precision));
}

// What the picture holds, in the words of recount.py.
QJsonObject countsOf(const ReportTable &table, const Catalog &catalog)
{
    static const QStringList ratings{
        {}, u"Insignificant"_s, u"Distracting"_s, u"Painful"_s, u"Damaging"_s, u"Catastrophic"_s};
    Counts counts;
    for (Row r = 0; r < table.size(); ++r) {
        counts.add(u"subjects"_s, QString::fromStdString(table.feed(r)));
        const bool incident = table.kind(r) == ReportKind::Incident;
        const QString region = regionName(catalog.region(table.region(r)));
        if (!incident && table.sectors(r) == 0)
            counts.add(u"advisories"_s, u"everybody"_s);
        for (const Sector &sector : catalog.sectors()) {
            if ((table.sectors(r) & bit(sector.index)) == 0)
                continue;
            const QString code = QString::fromStdString(sector.code);
            counts.add(incident ? u"sectors"_s : u"advisories"_s, code);
            if (incident)
                counts.add(u"sectorsAndRegions"_s, code + u' ' + region);
        }
        if (!incident)
            continue;
        counts.add(u"regions"_s, region);
        counts.add(u"precisions"_s, precisionName(table.precision(r)));
        counts.add(
            u"severities"_s, table.severity(r) == unknownSeverity ? u"Unknown"_s : ratings.at(table.severity(r)));
    }
    return counts.json();
}

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int numberBefore(const QString &words, const QString &out)
{
    const auto match = QRegularExpression(u"(?:^|\\n)(\\d+) "_s + words).match(out);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

} // namespace

// Every record of the corpus comes out at the other end of the house, in the sector and the region where a count of the
// files themselves puts it.
class TestCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRecordIsOnTheBoard();
    void theFoldOfTheJournalSaysTheSame();

private:
    void recount();
    void importAll(bool again);

    QTemporaryDir m_folder;
    std::optional<Catalog> m_catalog;
    QJsonObject m_recounted;
    int m_records = 0;
    int m_taken = 0;
    int m_refused = 0;
};

void TestCorpus::initTestCase()
{
    for (const Source &source : sources) {
        if (!corpusFolder().exists(source.file))
            QSKIP(qPrintable(
                u"the corpus of real records is not here: %1 is missing (YAGURA_CORPUS names its folder)"_s.arg(
                    corpusFolder().filePath(source.file))));
    }
    initResources();
    auto catalog = Catalog::load();
    QVERIFY(catalog.ok());
    m_catalog = *std::move(catalog);
    recount();
}

void TestCorpus::recount()
{
    QProcess python;
    python.start(u"python3"_s, {QStringLiteral(YAGURA_RECOUNT), corpusFolder().path(), QStringLiteral(YAGURA_CATALOG)});
    QVERIFY(python.waitForFinished(60'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    m_recounted = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    QVERIFY(!m_recounted.isEmpty());
}

void TestCorpus::importAll(bool again)
{
    for (const Source &source : sources) {
        const auto result = RelayProcess::run({u"import"_s, u"--format"_s, source.format, u"--store"_s,
            m_folder.filePath(u"relay"_s), corpusFolder().filePath(source.file)});
        QCOMPARE(result.code, 0);
        const int read = numberBefore(u"record"_s, result.out);
        const int taken = numberBefore(u"taken"_s, result.out);
        const int present = numberBefore(u"already there"_s, result.out);
        const int refused = numberBefore(u"quarantined"_s, result.out);
        QCOMPARE(read, m_recounted[u"records"_s][source.format].toInt());
        QCOMPARE(taken + present + refused, read);
        if (again)
            QCOMPARE(taken, 0);
        qInfo().noquote() << source.format << (again ? "again:" : "first:") << result.out.simplified();
        m_records += read;
        m_taken += taken;
        m_refused += again ? 0 : refused;
    }
}

void TestCorpus::everyRecordIsOnTheBoard()
{
    importAll(false);
    QCOMPARE(m_records, m_taken + 3); // of VCDB's records 3 are there twice to the letter, 1 is changed under its id
    importAll(true);
    RelayProcess relay({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--store"_s, m_folder.filePath(u"relay"_s)});
    const QUrl url(relay.listening());
    QVERIFY(url.isValid() && !url.host().isEmpty());

    QElapsedTimer clock;
    clock.start();
    const Desk desk(*m_catalog, m_folder.filePath(u"desk"_s), url);
    const auto wanted = static_cast<std::uint64_t>(m_taken);
    QTRY_VERIFY_WITH_TIMEOUT(desk.live().picture().events() >= wanted, 60'000);
    const qint64 elapsed = clock.elapsed();
    const ReportTable &table = desk.live().picture().reports();
    qInfo() << table.size() << "subjects of" << desk.live().picture().events() << "events on the desk after" << elapsed
            << "ms," << desk.live().alerts().alerts().size() << "alerts";
    QCOMPARE(desk.live().picture().events(), wanted);
    QCOMPARE(m_refused, 0);

    const QJsonObject shown = countsOf(table, *m_catalog);
    for (const QString &group : shown.keys())
        QCOMPARE(text(shown[group].toObject()), text(m_recounted[group].toObject()));
    QCOMPARE(shown.size() + 1, m_recounted.size()); // "records" besides
    for (const auto &group : {u"subjects"_s, u"sectors"_s, u"advisories"_s, u"precisions"_s, u"severities"_s})
        qInfo().noquote() << group << text(shown[group].toObject());
}

void TestCorpus::theFoldOfTheJournalSaysTheSame()
{
    const auto folded = foldJournal(m_folder.filePath(u"desk"_s), *m_catalog, std::nullopt);
    QVERIFY(folded.ok() && *folded);
    QJsonObject counts = countsOf((*folded)->picture().reports(), *m_catalog);
    counts[u"records"_s] = m_recounted[u"records"_s];
    QCOMPARE(text(counts), text(m_recounted));
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
