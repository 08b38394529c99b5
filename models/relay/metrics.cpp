// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/metrics.h"

#include <QDir>
#include <QFile>
#include <QLocale>

#include <cmath>
#include <ctime>
#include <unistd.h>

namespace yagura {

namespace {

// Whole numbers as such, the rest as short as it can be.
QByteArray digits(double value)
{
    const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
    return (whole ? QString::number(value, 'f', 0) : QString::number(value, 'g', QLocale::FloatingPointShortest))
        .toLatin1();
}

class Page
{
public:
    void head(const char *name, const char *type, const char *help)
    {
        m_name = name;
        m_text += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
    }
    // `labels` as in {feed="jp"}, or nothing.
    void value(const QByteArray &labels, double value) { m_text += m_name + labels + ' ' + digits(value) + '\n'; }
    void one(const char *name, const char *type, const char *help, double number)
    {
        head(name, type, help);
        value({}, number);
    }
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
    QByteArray m_name;
};

QByteArray label(const char *name, const std::string &value)
{
    QByteArray text = QByteArray::fromStdString(value);
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return QByteArrayLiteral("{") + name + "=\"" + text + "\"}";
}

double residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double openFiles()
{
    return static_cast<double>(
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

void writeFeeds(const std::vector<RelayMetrics::Feed> &feeds, Page &page)
{
    const auto each = [&](const char *name, const char *type, const char *help, const auto &number) {
        page.head(name, type, help);
        for (const auto &feed : feeds)
            page.value(label("feed", feed.name), number(feed));
    };
    each("yagura_relay_feed_head", "gauge", "Sequence of the newest event.",
        [](const auto &f) { return static_cast<double>(f.head); });
    each("yagura_relay_feed_quarantined", "gauge", "Events in quarantine.",
        [](const auto &f) { return static_cast<double>(f.quarantined); });
    each("yagura_relay_feed_subscribers", "gauge", "Subscribers of the feed.",
        [](const auto &f) { return static_cast<double>(f.subscribers); });
    page.head("yagura_relay_feed_event_age_seconds", "gauge", "Seconds since the newest event was sequenced.");
    for (const auto &feed : feeds) {
        if (feed.secondsSinceEvent >= 0)
            page.value(label("feed", feed.name), feed.secondsSinceEvent);
    }
}

void writeCounters(const RelayCounters &c, Page &page)
{
    const auto counter = [&](const char *name, const char *help, std::uint64_t number) {
        page.one(name, "counter", help, static_cast<double>(number));
    };
    counter("yagura_relay_connections_total", "Connections accepted.", c.connections);
    counter("yagura_relay_turned_away_total", "Connections closed at once: too many.", c.turnedAway);
    counter("yagura_relay_handshakes_failed_total", "Connections without a handshake in time.", c.handshakesFailed);
    counter("yagura_relay_unauthorised_total", "Connections without a token that is accepted.", c.unauthorised);
    counter("yagura_relay_sessions_total", "Subscriptions that were welcomed.", c.sessions);
    counter("yagura_relay_refused_total", "Clients refused with a reason.", c.refused);
    counter("yagura_relay_too_slow_total", "Clients refused because they did not read.", c.tooSlow);
    counter("yagura_relay_too_fast_total", "Clients refused because they sent too much.", c.tooFast);
    counter("yagura_relay_batches_sent_total", "Batches sent, over all subscribers.", c.batches);
    counter("yagura_relay_events_sent_total", "Events sent, over all subscribers.", c.events);
    counter("yagura_relay_bytes_sent_total", "Bytes of frames sent.", c.bytes);
    counter("yagura_relay_frames_received_total", "Frames received.", c.framesReceived);
    counter("yagura_relay_actions_total", "Desk actions submitted.", c.actions);
    counter("yagura_relay_store_failures_total", "Times that the store could not be read or written.", c.storeFailures);
}

void writeProcess(Page &page)
{
    page.one("process_resident_memory_bytes", "gauge", "Resident memory.", residentBytes());
    page.one("process_cpu_seconds_total", "counter", "User and system CPU time.",
        static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
    page.one("process_open_fds", "gauge", "Open file descriptors.", openFiles());
}

} // namespace

QByteArray prometheusText(const RelayMetrics &m)
{
    Page page;
    page.head("yagura_relay_build_info", "gauge", "Always 1; the version is in the label.");
    page.value(label("version", m.version), 1);
    page.one("yagura_relay_healthy", "gauge", "1 while the store takes events.", m.trouble.isEmpty() ? 1 : 0);
    writeFeeds(m.feeds, page);
    page.one("yagura_relay_connections", "gauge", "Open connections, subscribed or not.",
        static_cast<double>(m.connections));
    writeCounters(m.counters, page);
    writeProcess(page);
    return page.text();
}

} // namespace yagura
