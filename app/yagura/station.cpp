// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/station.h"

#include <QUuid>

#include "models/alerts/action_place.h"

namespace yagura {

using namespace std::chrono_literals;

namespace {
// A server has to say within 5 s which feeds it has; a subscription speaks for itself from its first moment.
constexpr auto hearingTime = 6s;
constexpr auto resumedWithin = 2s; // the feed's own word on being back is on its way

FeedHub::Options hubOptions(const Station::Options &station)
{
    FeedHub::Options options;
    options.client = QByteArrayLiteral("yagura " YAGURA_VERSION);
    options.languages
        = station.language == Language::Ja ? QList<QByteArray>{"ja", "en"} : QList<QByteArray>{"en", "ja"};
    return options;
}
} // namespace

Station::Station(const Catalog &catalog, const Clock &clock, Options options)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_language(m_options.language)
    , m_desk(m_options.person, clock, [this](const AlertId &alert) { return placeOf(alert, m_watch.picture()); })
    , m_watch(catalog, m_inbox, m_cursor, m_options.journalFolder)
    , m_scoped(m_watch, m_scope, clock)
    , m_context{catalog, clock, m_watch, m_scoped, m_scope, m_cursor, m_selection, m_desk, m_board, m_reader,
          m_language, m_themes}
    , m_setup(m_options.feedsFile, m_options.feeds,
          std::make_unique<SecretStore>(systemKeyring(), SecretFile::defaultPath()), clock)
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
    joinSetup();
    joinHealth();
    joinActions();
    joinReading();
}

Station::~Station()
{
    // Feeds first, so that nothing more arrives; then the journal writes what is queued and goes. Each thread ends
    // itself behind what is queued for it: a quit() from here would overtake it.
    QMetaObject::invokeMethod(
        m_hub,
        [this] {
            m_hub->stop();
            m_feedThread.quit();
        },
        Qt::QueuedConnection);
    m_inbox.close();
    m_feedThread.wait();
    QMetaObject::invokeMethod(
        m_journal, [this] { m_journalThread.quit(); }, Qt::QueuedConnection);
    m_journalThread.wait();
}

void Station::start()
{
    m_started = m_clock.now();
    m_journalThread.start();
    m_feedThread.start();
    QMetaObject::invokeMethod(m_journal, &JournalService::open, Qt::QueuedConnection);
    m_setup.load();
}

void Station::joinIntake()
{
    connect(m_hub, &FeedHub::batchReceived, m_journal, &JournalService::append);
    connect(m_hub, &FeedHub::noticed, m_journal, &JournalService::note);
    connect(m_journal, &JournalService::appended, m_hub,
        [hub = m_hub](const QByteArray &feed, const FeedPosition &position) { hub->setDurable(feed, position); });
    connect(&m_watch, &Watch::taken, m_hub, &FeedHub::grant);
    // The feeds are subscribed from what the journal holds; what they bring is queued behind what is read back.
    connect(m_journal, &JournalService::opened, this,
        [this](const QList<JournalFeed> &known, const QList<OutgoingAction> &actions) {
            m_desk.restore(actions);
            m_known = known;
            for (const JournalFeed &feed : known)
                m_board.setQuarantined(QByteArray::fromStdString(feed.feed), feed.quarantined);
            m_unanswered = actions;
            m_opened = true;
            startFeeds();
        });
    connect(m_journal, &JournalService::replayed, &m_watch, &Watch::replayEnded);
    connect(&m_watch, &Watch::busyChanged, this, [this] {
        if (m_watch.busy() || std::exchange(m_ready, true))
            return;
        m_hearing.start();
        Q_EMIT ready();
    });
    connect(m_journal, &JournalService::failed, this, &Station::retryLater);
    connect(m_journal, &JournalService::damageFound, this, &Station::damageFound);
    connect(&m_watch, &Watch::failed, this, &Station::failed);

    m_retry.setSingleShot(true);
    m_retry.setInterval(5s);
    connect(&m_retry, &QTimer::timeout, m_journal, &JournalService::open);
    m_hearing.setSingleShot(true);
    m_hearing.setInterval(hearingTime);
    connect(&m_hearing, &QTimer::timeout, this, &Station::noteUnheard);
}

// What a person has set up comes from its file at once and from the keyring when it answers; the journal does not wait
// for it, nor it for the journal.
void Station::joinSetup()
{
    connect(&m_setup, &FeedSetup::failed, this, &Station::failed);
    connect(&m_setup, &FeedSetup::loaded, this, &Station::startFeeds);
    connect(&m_setup, &FeedSetup::changed, this, [this] {
        QMetaObject::invokeMethod(
            m_hub, [hub = m_hub, feeds = m_setup.wanted()] { hub->apply(feeds); }, Qt::QueuedConnection);
    });
    connect(m_hub, &FeedHub::removed, this, [this](const QUrl &url, const QByteArray &feed) {
        m_board.remove(url);
        // It may only have been set up otherwise, and be subscribed to anew by now, or when its server answers.
        QTimer::singleShot(hearingTime, this, [this, feed, since = m_clock.now()] { noteUnsubscribed(feed, since); });
    });
}

void Station::startFeeds()
{
    if (!m_setup.isLoaded() || !std::exchange(m_opened, false))
        return;
    QMetaObject::invokeMethod(
        m_hub,
        [hub = m_hub, feeds = m_setup.wanted(), known = m_known, actions = m_unanswered] {
            hub->start(feeds, known, actions);
        },
        Qt::QueuedConnection);
}

// Nobody hears it any more, so what it reported on is unknown since then.
void Station::noteUnsubscribed(const QByteArray &feed, UtcTime since)
{
    const std::string name = feed.toStdString();
    const bool reported = m_greeted.contains(feed)
        || std::ranges::any_of(m_known, [&name](const JournalFeed &known) { return known.feed == name; });
    if (!reported || m_board.find(feed) || m_watch.live().picture().coverage().lost(name))
        return;
    FeedNotice lost;
    lost.kind = FeedNotice::Kind::Lost;
    lost.feed = name;
    lost.from = since;
    note(std::move(lost));
}

// Nothing of the failed call is durable: the feeds stop, and start again from what is, once the journal can be written.
void Station::retryLater(const Problem &problem)
{
    m_opened = false; // feeds that were to start now have nothing to write into
    QMetaObject::invokeMethod(m_hub, &FeedHub::stop, Qt::QueuedConnection);
    m_retry.start();
    Q_EMIT failed(problem);
}

void Station::reconnectNow(const QByteArray &feed)
{
    QMetaObject::invokeMethod(
        m_hub, [hub = m_hub, feed] { hub->retryNow(feed); }, Qt::QueuedConnection);
}

void Station::joinHealth()
{
    connect(&m_network, &NetworkWatch::returned, this, [this] { reconnectNow(); });
    connect(m_hub, &FeedHub::healthChanged, &m_board, &FeedBoard::update);
    connect(m_hub, &FeedHub::healthChanged, this, &Station::noteResumed);
    connect(m_hub, &FeedHub::directoryAnswered, &m_board, &FeedBoard::remove);
    connect(&m_watch, &Watch::shown, &m_board,
        [this](const QByteArray &feed, UtcTime sequenced) { m_board.noteShown(feed, sequenced, m_clock.now()); });
    connect(m_journal, &JournalService::appended, this,
        [this](const QByteArray &feed, const FeedPosition &, quint64, quint64 quarantined) {
            m_board.addQuarantined(feed, quarantined);
        });
}

// A feed that the journal knows and nobody has subscribed to has no client that could say that it is not heard: its
// server does not answer, or it was not asked for in this session. What it reported on is unknown all the same.
void Station::noteUnheard()
{
    for (const JournalFeed &feed : std::as_const(m_known)) {
        if (feed.feed == deskFeed || m_board.find(QByteArray::fromStdString(feed.feed))
            || m_watch.live().picture().coverage().lost(feed.feed))
            continue;
        FeedNotice lost;
        lost.kind = FeedNotice::Kind::Lost;
        lost.feed = feed.feed;
        lost.from = m_started;
        note(std::move(lost));
    }
}

// A feed that an earlier session left as lost or suspect, or whose word on being back could not be written, says
// nothing of its own about it: noted here, so that the picture does not go on calling it unknown. The first time that
// it is heard at once; later only when its own word had the time to come.
void Station::noteResumed(const FeedHealth &health)
{
    const Hearing hearing = m_watch.live().picture().coverage().hearing(health.feed.toStdString());
    const bool known = hearing == Hearing::Heard;
    // What an earlier session left as lost stays so until it has caught up: then nothing of it is left to confirm.
    const bool heard = isHeard(health.state) && !health.catchingUp && !m_watch.busy();
    if (!heard || known)
        m_heardAsLost.erase(health.feed);
    if (!heard)
        return;
    const bool first = m_greeted.insert(health.feed).second;
    if (known)
        return;
    const UtcTime now = m_clock.now();
    UtcTime &since = m_heardAsLost.try_emplace(health.feed, now).first->second;
    const bool ownWordMayCome = !first || hearing == Hearing::Suspect;
    if (ownWordMayCome && now - since < resumedWithin)
        return;
    since = now;
    FeedNotice resumed;
    resumed.kind = hearing == Hearing::Suspect ? FeedNotice::Kind::Confirmed : FeedNotice::Kind::Resumed;
    resumed.feed = health.feed.toStdString();
    resumed.to = now;
    note(std::move(resumed));
}

void Station::note(FeedNotice notice)
{
    Event event;
    event.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    event.feed = deskFeed;
    event.reported = m_clock.now();
    event.body = std::move(notice);
    QMetaObject::invokeMethod(
        m_journal, [journal = m_journal, event] { journal->note(event); }, Qt::QueuedConnection);
}

void Station::joinActions()
{
    connect(&m_desk, &ActionDesk::actionMade, this, &Station::keep);
    connect(&m_watch, &Watch::answered, &m_desk, &ActionDesk::receive);
    connect(m_journal, &JournalService::actionKept, m_hub, &FeedHub::submit);
    connect(m_hub, &FeedHub::receiptArrived, &m_desk, &ActionDesk::receive);
    connect(&m_desk, &ActionDesk::answered, m_journal, &JournalService::dropAction);
}

// To a feed: kept until its receipt. On the desk's own alerts: sequenced in the desk's own journal, whose fold answers.
void Station::keep(const OutgoingAction &action)
{
    if (action.feed != deskFeed) {
        QMetaObject::invokeMethod(
            m_journal, [journal = m_journal, action] { journal->keepAction(action); }, Qt::QueuedConnection);
        return;
    }
    EventCodec codec;
    if (const Result<Event, Refusal> event = codec.decode(action.event))
        QMetaObject::invokeMethod(
            m_journal, [journal = m_journal, event = *event] { journal->note(event); }, Qt::QueuedConnection);
}

void Station::joinReading()
{
    connect(&m_reader, &EventReader::wanted, m_journal, &JournalService::fetch);
    connect(m_journal, &JournalService::fetched, &m_reader, &EventReader::arrived);
    connect(&m_reader, &EventReader::quarantineWanted, m_journal, &JournalService::listQuarantined);
    connect(m_journal, &JournalService::quarantineListed, &m_reader, &EventReader::quarantineArrived);
}

} // namespace yagura
