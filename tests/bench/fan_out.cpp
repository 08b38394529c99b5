// SPDX-License-Identifier: GPL-3.0-or-later
// One relay, many subscribers: does each get all events, in order, and how late are they? The relay is the real
// program; the subscribers are plain WebSockets in this process, which read no more of a batch than its numbers and its
// times.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkRequest>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <algorithm>
#include <unistd.h>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include "models/event/clock.h"
#include "models/event/limits.h"
#include "models/event/wire.h"

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

constexpr std::uint32_t credit = 1'000'000'000; // more than any run of this sends

struct BatchNumbers
{
    std::uint64_t first = 0;
    std::uint64_t events = 0;
    std::int64_t sequencedAt = 0; // of the last
};

// The varint of field 1 of an Entry.
std::int64_t sequencedAt(CodedInputStream &in, std::uint32_t length)
{
    const auto limit = in.PushLimit(static_cast<int>(length));
    std::uint64_t at = 0;
    if (in.ReadTag() == 8)
        in.ReadVarint64(&at);
    in.Skip(in.BytesUntilLimit());
    in.PopLimit(limit);
    return static_cast<std::int64_t>(at);
}

// Nothing: the frame is no batch.
std::optional<BatchNumbers> numbersOf(const QByteArray &frame)
{
    CodedInputStream in(reinterpret_cast<const std::uint8_t *>(frame.constData()), static_cast<int>(frame.size()));
    std::uint32_t length = 0;
    if (in.ReadTag() != (3U << 3U | 2U) || !in.ReadVarint32(&length))
        return std::nullopt;
    BatchNumbers numbers;
    for (std::uint32_t tag = in.ReadTag(); tag != 0; tag = in.ReadTag()) {
        if (tag == 8) {
            in.ReadVarint64(&numbers.first);
        } else if (tag == (2U << 3U | 2U) && in.ReadVarint32(&length)) {
            ++numbers.events;
            numbers.sequencedAt = sequencedAt(in, length);
        } else {
            WireFormatLite::SkipField(&in, tag);
        }
    }
    return numbers;
}

class Subscribers : public QObject
{
public:
    Subscribers(QUrl url, int count)
        : m_url(std::move(url))
    {
        m_next.resize(static_cast<std::size_t>(count), 1);
        for (int i = 0; i < count; ++i)
            subscribe(static_cast<std::size_t>(i));
    }
    [[nodiscard]] int welcomed() const { return m_welcomed; }
    [[nodiscard]] int lost() const { return m_lost; }
    [[nodiscard]] std::uint64_t outOfOrder() const { return m_outOfOrder; }
    [[nodiscard]] std::uint64_t received() const { return m_received; }
    [[nodiscard]] std::uint64_t slowest() const { return *std::ranges::min_element(m_next) - 1; }
    [[nodiscard]] std::uint64_t fastest() const { return *std::ranges::max_element(m_next) - 1; }
    [[nodiscard]] std::vector<std::int64_t> &latencies() { return m_latencies; }
    void startMeasuring() { m_latencies.clear(); }

private:
    void subscribe(std::size_t index)
    {
        auto *socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
        socket->setMaxAllowedIncomingMessageSize(limits::frameBytes);
        connect(socket, &QWebSocket::connected, this, [socket] {
            wire::Hello hello;
            hello.client = "bench";
            hello.credit = credit;
            socket->sendBinaryMessage(QByteArray::fromStdString(wire::encode(wire::ClientFrame(hello))));
        });
        connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this, index](const QByteArray &frame) { take(index, frame); });
        connect(socket, &QWebSocket::disconnected, this, [this] { ++m_lost; });
        QWebSocketHandshakeOptions handshake;
        handshake.setSubprotocols({QLatin1String(wire::subprotocol)});
        socket->open(QNetworkRequest(m_url), handshake);
    }

    void take(std::size_t index, const QByteArray &frame)
    {
        const auto numbers = numbersOf(frame);
        if (!numbers) {
            const auto other = wire::decodeServerFrame({frame.constData(), static_cast<std::size_t>(frame.size())});
            if (other && std::holds_alternative<wire::Welcome>(*other))
                ++m_welcomed;
            return;
        }
        if (numbers->first != m_next[index])
            ++m_outOfOrder;
        m_next[index] = numbers->first + numbers->events;
        m_received += numbers->events;
        m_latencies.push_back(toMs(Clock::system().now()) - numbers->sequencedAt);
    }

    QUrl m_url;
    std::vector<std::uint64_t> m_next; // expected by each
    std::vector<std::int64_t> m_latencies;
    std::uint64_t m_received = 0;
    std::uint64_t m_outOfOrder = 0;
    int m_welcomed = 0;
    int m_lost = 0;
};

// User and system time of a process, and its resident memory, from /proc.
double cpuSeconds(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double residentMiB(qint64 pid)
{
    QFile file(u"/proc/%1/statm"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double percentile(std::vector<std::int64_t> &values, double part)
{
    if (values.empty())
        return 0;
    const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return static_cast<double>(values[at]);
}

void waitUntil(const std::function<bool()> &done, std::chrono::seconds atMost)
{
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
    });
    poll.start(10);
    QTimer::singleShot(atMost, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser line;
    line.addOptions({{u"relay"_s, u"The program."_s, u"FILE"_s, QStringLiteral(YAGURA_RELAY)},
        {u"subscribers"_s, u"How many."_s, u"N"_s, u"500"_s}, {u"rate"_s, u"Events a second."_s, u"N"_s, u"1000"_s},
        {u"seconds"_s, u"How long."_s, u"N"_s, u"20"_s}});
    line.addHelpOption();
    line.process(application);
    const int subscribers = line.value(u"subscribers"_s).toInt();
    const double rate = line.value(u"rate"_s).toDouble();

    const QTemporaryDir folder;
    QProcess relay;
    relay.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"yagura.*.info=false"_s);
    relay.setProcessEnvironment(environment);
    relay.start(line.value(u"relay"_s),
        {u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--store"_s, folder.path(), u"--rate"_s, line.value(u"rate"_s),
            u"--max-clients"_s, QString::number(subscribers + 8)});
    if (!relay.waitForReadyRead(10'000))
        return QTextStream(stderr) << "the relay did not start\n", 1;
    QUrl url(QString::fromUtf8(relay.readLine()).section(u' ', -1).trimmed());
    url.setPath(u"/load"_s);

    Subscribers all(url, subscribers);
    waitUntil([&] { return all.welcomed() == subscribers; }, std::chrono::seconds(60));
    all.startMeasuring();
    const double cpuBefore = cpuSeconds(relay.processId());
    const double ownBefore = cpuSeconds(QCoreApplication::applicationPid());
    const std::uint64_t before = all.received();
    QElapsedTimer watch;
    watch.start();
    QEventLoop loop;
    QTimer::singleShot(std::chrono::seconds(line.value(u"seconds"_s).toInt()), &loop, &QEventLoop::quit);
    loop.exec();
    const double seconds = static_cast<double>(watch.elapsed()) / 1000;
    const double relayCpu = cpuSeconds(relay.processId()) - cpuBefore;
    const double ownCpu = cpuSeconds(QCoreApplication::applicationPid()) - ownBefore;
    const std::uint64_t delivered = all.received() - before;
    const double resident = residentMiB(relay.processId());
    const std::uint64_t goal = all.fastest();
    waitUntil([&] { return all.slowest() >= goal; }, std::chrono::seconds(30)); // nobody is left behind
    const bool complete = all.welcomed() == subscribers && all.lost() == 0 && all.outOfOrder() == 0
        && all.slowest() >= goal && goal > 0;
    relay.terminate();
    relay.waitForFinished(10'000);

    const QJsonObject result{{u"bench"_s, u"fan_out"_s}, {u"subscribers"_s, subscribers},
        {u"events_per_second"_s, rate}, {u"seconds"_s, seconds}, {u"complete_and_in_order"_s, complete},
        {u"out_of_order"_s, double(all.outOfOrder())}, {u"disconnected"_s, all.lost()},
        {u"events_each"_s, double(goal)}, {u"delivered_per_second"_s, static_cast<double>(delivered) / seconds},
        {u"latency_ms"_s,
            QJsonObject{{u"p50"_s, percentile(all.latencies(), 0.5)}, {u"p99"_s, percentile(all.latencies(), 0.99)},
                {u"max"_s, percentile(all.latencies(), 1)}}},
        {u"relay_cpu_cores"_s, relayCpu / seconds}, {u"subscribers_cpu_cores"_s, ownCpu / seconds},
        {u"relay_resident_mib"_s, resident}};
    QTextStream(stdout) << QJsonDocument(result).toJson();
    return complete ? 0 : 1;
}
