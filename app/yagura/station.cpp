// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/station.h"

#include <QUuid>

namespace yagura {

namespace {
FeedHub::Options hubOptions(const Station::Options &station)
{
    FeedHub::Options options;
    options.client = QByteArrayLiteral("yagura " YAGURA_VERSION);
    options.languages
        = station.language == Language::Ja ? QList<QByteArray>{"ja", "en"} : QList<QByteArray>{"en", "ja"};
    options.allowPlain = station.allowPlain;
    return options;
}
} // namespace

Station::Station(const Catalog &catalog, const Clock &clock, Options options)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_language(m_options.language)
    , m_desk(m_options.person, clock)
    , m_watch(catalog, m_inbox, m_cursor, m_options.journalFolder)
    , m_scoped(m_watch, m_scope, clock)
    , m_context{catalog, clock, m_watch, m_scoped, m_scope, m_cursor, m_selection, m_desk, m_board, m_reader,
          m_language, m_themes}
    , m_journal(new JournalService(m_options.journalFolder, m_inbox, clock))
    , m_hub(new FeedHub(hubOptions(m_options), clock))
{
    m_themes.set(m_options.theme);
    m_journalThread.setObjectName(QStringLiteral("journal"));
    m_feedThread.setObjectName(QStringLiteral("feeds"));
    m_journal->moveToThread(&m_journalThread);
    m_hub->moveToThread(&m_feedThread);
    connect(&m_journalThread, &QThread::finished, m_journal, &QObject::deleteLater);
    connect(&m_feedThread, &QThread::finished, m_hub, &QObject::deleteLater);
    joinIntake();
    joinHealth();
    joinActions();
    joinReading();
}

Station::~Station()
{
    // Feeds first, so that nothing more arrives; then the journal writes what is queued and goes.
    QMetaObject::invokeMethod(m_hub, &FeedHub::stop, Qt::QueuedConnection);
    m_feedThread.quit();
    m_feedThread.wait();
    m_inbox.close();
    m_journalThread.quit();
    m_journalThread.wait();
}

void Station::start()
{
    m_journalThread.start();
    m_feedThread.start();
    QMetaObject::invokeMethod(m_journal, &JournalService::open, Qt::QueuedConnection);
}

void Station::joinIntake()
{
    connect(m_hub, &FeedHub::batchReceived, m_journal, &JournalService::append);
    connect(m_hub, &FeedHub::noticed, m_journal, &JournalService::note);
    connect(m_journal, &JournalService::appended, m_hub,
        [hub = m_hub](const QByteArray &feed, const FeedPosition &position) { hub->setDurable(feed, position); });
    connect(&m_watch, &Watch::taken, m_hub, &FeedHub::grant);
    // The feeds are subscribed from what the journal holds, and only after all of it was read back.
    connect(m_journal, &JournalService::opened, this,
        [this](const QList<JournalFeed> &known, const QList<OutgoingAction> &actions) {
            m_desk.restore(actions);
            for (const JournalFeed &feed : known)
                m_board.setQuarantined(QByteArray::fromStdString(feed.feed), feed.quarantined);
            QMetaObject::invokeMethod(
                m_hub, [hub = m_hub, urls = m_options.feeds, known, actions] { hub->start(urls, known, actions); },
                Qt::QueuedConnection);
        });
    connect(m_journal, &JournalService::replayed, this, [this] {
        m_watch.replayEnded();
        Q_EMIT ready();
    });
    connect(m_journal, &JournalService::failed, this, &Station::retryLater);
    connect(&m_watch, &Watch::failed, this, &Station::failed);

    m_retry.setSingleShot(true);
    m_retry.setInterval(std::chrono::seconds(5));
    connect(&m_retry, &QTimer::timeout, m_journal, &JournalService::open);
}

// Nothing of the failed call is durable: the feeds stop, and start again from what is, once the journal can be written.
void Station::retryLater(const Problem &problem)
{
    QMetaObject::invokeMethod(m_hub, &FeedHub::stop, Qt::QueuedConnection);
    m_retry.start();
    Q_EMIT failed(problem);
}

void Station::joinHealth()
{
    connect(m_hub, &FeedHub::healthChanged, &m_board, &FeedBoard::update);
    connect(m_hub, &FeedHub::healthChanged, this, &Station::noteResumed);
    connect(m_hub, &FeedHub::directoryAnswered, &m_board, &FeedBoard::remove);
    connect(m_journal, &JournalService::appended, this,
        [this](const QByteArray &feed, const FeedPosition &, quint64, quint64 quarantined) {
            m_board.addQuarantined(feed, quarantined);
        });
}

// A feed that an earlier session left as lost says nothing of its own about being back: noted here, the first time it
// is heard, so that the picture does not go on calling it unknown.
void Station::noteResumed(const FeedHealth &health)
{
    if (!isHeard(health.state) || m_watch.busy() || !m_greeted.insert(health.feed).second)
        return;
    if (!m_watch.live().picture().coverage().lost(health.feed.toStdString()))
        return;
    const UtcTime now = m_clock.now();
    Event event;
    event.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    event.feed = deskFeed;
    event.reported = now;
    FeedNotice notice;
    notice.kind = FeedNotice::Kind::Resumed;
    notice.feed = health.feed.toStdString();
    notice.to = now;
    event.body = notice;
    QMetaObject::invokeMethod(
        m_journal, [journal = m_journal, event] { journal->note(event); }, Qt::QueuedConnection);
}

void Station::joinActions()
{
    connect(&m_desk, &ActionDesk::actionMade, m_journal, &JournalService::keepAction);
    connect(m_journal, &JournalService::actionKept, m_hub, &FeedHub::submit);
    connect(m_hub, &FeedHub::receiptArrived, &m_desk, &ActionDesk::receive);
    connect(&m_desk, &ActionDesk::answered, m_journal, &JournalService::dropAction);
}

void Station::joinReading()
{
    connect(&m_reader, &EventReader::wanted, m_journal, &JournalService::fetch);
    connect(m_journal, &JournalService::fetched, &m_reader, &EventReader::arrived);
    connect(&m_reader, &EventReader::quarantineWanted, m_journal, &JournalService::listQuarantined);
    connect(m_journal, &JournalService::quarantineListed, &m_reader, &EventReader::quarantineArrived);
}

} // namespace yagura
