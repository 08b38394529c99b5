// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include <malloc.h>

#include "models/feed/nats/jetstream_transport.h"
#include "tests/models/feed/nats/nats_bench.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

// A line of /proc/self/status, in KiB; -1: there is none.
qint64 memory(const QByteArray &name)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

bool forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1;
}

} // namespace

// What lies between server and client, measured from outside: by the memory of the process.
class TestJetStreamMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClientThatDoesNotTake_data()
    {
        QTest::addColumn<int>("messages");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<quint32>("credit");
        QTest::addColumn<quint64>("expected");
        QTest::newRow("a million small ones, and a stalled client")
            << 1'000'000 << 100 << quint32(16'384) << quint64(16'384);
        QTest::newRow("large ones, and credit for all of them")
            << 1'500 << 131'072 << quint32(16'384) << quint64(1'500);
    }
    void aClientThatDoesNotTake()
    {
        QFETCH(int, messages);
        QFETCH(int, bytes);
        QFETCH(quint32, credit);
        QFETCH(quint64, expected);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer has a use of its own for memory");
#endif
        if (NatsServer::program().isEmpty())
            QSKIP("nats-server is not installed");
        NatsServer server;
        QVERIFY2(server.start(), server.log().constData());
        {
            NatsBench bench(server);
            QVERIFY(bench.createStream("test"));
            fill(bench, messages, bytes);
        }
        JetStreamTransport transport({}, Clock::system());
        quint64 events = 0;
        int beats = 0;
        connect(&transport, &Transport::opened, this, [&] {
            wire::Hello hello;
            hello.credit = credit;
            transport.send(QByteArray::fromStdString(wire::encode(hello)));
        });
        connect(&transport, &Transport::received, this, [&](const QByteArray &frame) {
            const auto read = wire::decodeServerFrame({frame.constData(), static_cast<std::size_t>(frame.size())});
            if (const auto *batch = read ? std::get_if<wire::Batch>(&*read) : nullptr)
                events += batch->entries.size();
            beats += read && std::holds_alternative<wire::Heartbeat>(*read) ? 1 : 0;
        });
        malloc_trim(0); // what the filling has freed must not hide what comes
        if (!forgetPeak())
            QSKIP("the peak of memory cannot be reset here");
        const qint64 before = memory("VmRSS");
        transport.open(server.url(u"/test"_s));
        QTRY_COMPARE_WITH_TIMEOUT(events, expected, 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(beats >= 2, 60'000); // whatever the server would push on has had its time
        QCOMPARE(events, expected);
        const qint64 more = memory("VmHWM") - before;
        qInfo("%lld KiB above idle at the peak", static_cast<long long>(more));
        QVERIFY2(more < 16 * 1024, qPrintable(u"%1 KiB"_s.arg(more)));
    }

private:
    void fill(NatsBench &bench, int messages, int bytes)
    {
        const std::string payload(static_cast<std::size_t>(bytes), 'x');
        for (int sent = 0; sent < messages;) {
            for (; sent < messages && bench.connection().bytesToWrite() < 1024 * 1024; ++sent)
                bench.connection().publish("yagura.test._._", payload);
            QTRY_VERIFY_WITH_TIMEOUT(bench.connection().bytesToWrite() < 1024 * 1024, 60'000);
        }
        const auto stored = [&bench] {
            const auto info = bench.call("STREAM.INFO.yagura_test");
            return info ? info->value(u"state"_s).toObject().value(u"last_seq"_s).toInteger() : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(stored(), messages, 120'000);
    }
};

QTEST_GUILESS_MAIN(TestJetStreamMemory)
#include "tst_jetstream_memory.moc"
