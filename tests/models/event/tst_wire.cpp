// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/event/feed.pb.h"
#include "models/event/limits.h"
#include "models/event/wire.h"
#include "tests/models/event/fill.h"
#include "tests/support/builders.h"
#include "tests/support/random_events.h"

using namespace yagura;
using namespace yagura::wire;
namespace pb = yagura::feed::v1;
using PbClient = std::function<void(pb::ClientFrame &)>;
using PbServer = std::function<void(pb::ServerFrame &)>;
Q_DECLARE_METATYPE(PbClient)
Q_DECLARE_METATYPE(PbServer)

namespace {

// Each frame of the schema with all its fields set, one encoded frame a name.
template <typename Frame> std::vector<std::pair<std::string, std::string>> fullFrames()
{
    std::vector<std::pair<std::string, std::string>> frames;
    const auto *type = Frame::descriptor();
    for (int i = 0; i < type->field_count(); ++i) {
        Frame frame;
        test::fill(*frame.GetReflection()->MutableMessage(&frame, type->field(i)));
        frames.emplace_back(type->field(i)->name(), frame.SerializeAsString());
    }
    return frames;
}

std::string x(std::size_t n)
{
    return std::string(n, 'x');
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A frame or a field that the schema has and the values forget would vanish here.
    void everyClientFrameReturns()
    {
        const auto frames = fullFrames<pb::ClientFrame>();
        QCOMPARE(frames.size(), std::variant_size_v<ClientFrame>);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const auto frame = decodeClientFrame(frames[i].second);
            QVERIFY2(frame && frame->index() == i, frames[i].first.c_str());
            QCOMPARE(encode(*frame), frames[i].second);
        }
    }

    void everyServerFrameReturns()
    {
        const auto frames = fullFrames<pb::ServerFrame>();
        QCOMPARE(frames.size(), std::variant_size_v<ServerFrame>);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const auto frame = decodeServerFrame(frames[i].second);
            QVERIFY2(frame && frame->index() == i, frames[i].first.c_str());
            QCOMPARE(encode(*frame), frames[i].second);
        }
    }

    void helloReadsItsFields()
    {
        Hello hello;
        hello.client = "test 1";
        hello.languages = {"ja", "en"};
        hello.resume = FeedPosition{{"epoch"}, Sequence{42}};
        hello.interest = {{"JP"}, {"jp.gas"}};
        hello.credit = 100;
        const auto frame = decodeClientFrame(encode(ClientFrame(hello)));
        QVERIFY(frame);
        const auto &back = std::get<Hello>(*frame);
        QCOMPARE(back.protocol, protocolVersion);
        QCOMPARE(back.client, hello.client);
        QCOMPARE(back.languages, hello.languages);
        QCOMPARE(back.resume, hello.resume);
        QCOMPARE(back.interest, hello.interest);
        QCOMPARE(back.credit, 100U);
    }

    void helloWithoutPositionAsksForEverything()
    {
        const auto frame = decodeClientFrame(encode(ClientFrame(Hello{})));
        QVERIFY(frame);
        QVERIFY(!std::get<Hello>(*frame).resume);
        QCOMPARE(std::get<Hello>(*frame).interest, Interest{});
    }

    // The bytes of the event go through a batch untouched, whatever they are.
    void batchHandsBytesOn()
    {
        const std::string odd("\0\xff not an event", 16);
        const Batch batch{Sequence{7}, {{utcFromMs(5), odd}, {utcFromMs(6), test::incident("I").bytes()}}};
        const auto frame = decodeServerFrame(encode(ServerFrame(batch)));
        QVERIFY(frame);
        const auto &back = std::get<Batch>(*frame);
        QCOMPARE(number(back.first), 7U);
        QCOMPARE(back.entries.size(), 2U);
        QCOMPARE(toMs(back.entries[0].sequenced), 5);
        QCOMPARE(back.entries[0].event, odd);
        QCOMPARE(back.entries[1].event, batch.entries[1].event);
    }

    void codesOfALaterVersionAreUnspecified()
    {
        pb::ServerFrame m;
        m.mutable_refused()->set_code(static_cast<pb::RefusalCode>(99));
        QCOMPARE(std::get<Refused>(*decodeServerFrame(m.SerializeAsString())).code, Refused::Code::Unspecified);
        m.mutable_receipt()->set_code(static_cast<pb::ReceiptCode>(-3));
        QCOMPARE(std::get<Receipt>(*decodeServerFrame(m.SerializeAsString())).code, Receipt::Code::Unspecified);
    }

    void sizeInBatchIsExact_data()
    {
        QTest::addColumn<qint64>("sequenced");
        QTest::addColumn<int>("length");
        for (const int length : {0, 1, 117, 118, 127, 128, 16'370, 16'384, 100'000}) {
            for (const qint64 at : {qint64(0), qint64(1), qint64(1'772'409'600'000), qint64(-1)})
                QTest::addRow("%d bytes at %lld", length, at) << at << length;
        }
    }

    void sizeInBatchIsExact()
    {
        QFETCH(qint64, sequenced);
        QFETCH(int, length);
        const Entry entry{utcFromMs(sequenced), x(static_cast<std::size_t>(length))};
        pb::Batch one;
        auto &e = *one.add_entries();
        e.set_sequenced_at(sequenced);
        e.set_event(entry.event);
        QCOMPARE(sizeInBatch(entry), one.ByteSizeLong());
    }

    void aBatchKeptBySizeFitsAFrame()
    {
        Batch batch{Sequence{~std::uint64_t{0}}, {}};
        std::size_t size = batchOverhead;
        const Entry entry{utcFromMs(limits::latestMs), x(777)};
        for (; size + sizeInBatch(entry) <= limits::frameBytes; size += sizeInBatch(entry))
            batch.entries.push_back(entry);
        const std::string bytes = encode(ServerFrame(batch));
        QVERIFY(bytes.size() <= limits::frameBytes);
        QVERIFY(bytes.size() + sizeInBatch(entry) + batchOverhead > limits::frameBytes);
        QVERIFY(decodeServerFrame(bytes));
    }

    void noFrames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("frame of a later version") << QByteArray("\x7a\x00", 2);
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut off") << QByteArray("\x0a\x05\x08");
        QTest::newRow("too large") << QByteArray(qsizetype(limits::frameBytes) + 1, '\0');
        QTest::newRow("text not UTF-8") << QByteArray("\x0a\x03\x12\x01\xff"); // Hello.client, Welcome.epoch
    }

    void noFrames()
    {
        QFETCH(QByteArray, bytes);
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        QVERIFY(!decodeClientFrame(view));
        QVERIFY(!decodeServerFrame(view));
    }

    void clientLimits_data()
    {
        QTest::addColumn<PbClient>("fill");
        const auto row = [](const char *name, PbClient f) { QTest::newRow(name) << f; };
        row("client", [](auto &m) { m.mutable_hello()->set_client(x(limits::idBytes + 1)); });
        row("epoch", [](auto &m) { m.mutable_hello()->mutable_resume()->set_epoch(x(limits::idBytes + 1)); });
        row("language", [](auto &m) { m.mutable_hello()->add_languages(x(limits::idBytes + 1)); });
        row("countries", [](auto &m) {
            for (std::size_t i = 0; i <= limits::listLength; ++i)
                m.mutable_hello()->mutable_interest()->add_countries("JP");
        });
        row("sector", [](auto &m) { m.mutable_hello()->mutable_interest()->add_sectors(x(limits::idBytes + 1)); });
        row("action", [](auto &m) { m.mutable_submit()->set_action(x(limits::idBytes + 1)); });
    }

    void clientLimits()
    {
        QFETCH(PbClient, fill);
        pb::ClientFrame m;
        fill(m);
        QVERIFY(!decodeClientFrame(m.SerializeAsString()));
    }

    void serverLimits_data()
    {
        QTest::addColumn<PbServer>("fill");
        const auto row = [](const char *name, PbServer f) { QTest::newRow(name) << f; };
        row("feed", [](auto &m) { m.mutable_welcome()->set_feed(x(limits::idBytes + 1)); });
        row("epoch", [](auto &m) { m.mutable_welcome()->set_epoch(x(limits::idBytes + 1)); });
        row("reason", [](auto &m) { m.mutable_refused()->set_reason_ja(x(limits::shortTextBytes + 1)); });
        row("reason in English", [](auto &m) { m.mutable_refused()->set_reason_en(x(limits::shortTextBytes + 1)); });
        row("action", [](auto &m) { m.mutable_receipt()->set_action(x(limits::idBytes + 1)); });
        row("detail", [](auto &m) { m.mutable_receipt()->set_detail(x(limits::shortTextBytes + 1)); });
        row("directory", [](auto &m) {
            for (std::size_t i = 0; i <= limits::listLength; ++i)
                m.mutable_directory()->add_feeds(x(1));
        });
    }

    void serverLimits()
    {
        QFETCH(PbServer, fill);
        pb::ServerFrame m;
        fill(m);
        QVERIFY(!decodeServerFrame(m.SerializeAsString()));
    }

    void mutilatedFramesNeverCrash()
    {
        test::RandomEvents random(11);
        std::vector<std::string> frames;
        for (auto &[name, bytes] : fullFrames<pb::ClientFrame>())
            frames.push_back(bytes);
        for (auto &[name, bytes] : fullFrames<pb::ServerFrame>())
            frames.push_back(bytes);
        int read = 0;
        for (int i = 0; i < 10'000; ++i) {
            std::string bytes = frames[random.below(frames.size())];
            const auto at = random.below(bytes.size());
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << random.below(8)));
            if (random.chance())
                bytes.resize(random.below(bytes.size() + 1));
            if (const auto frame = decodeClientFrame(bytes)) {
                ++read;
                QVERIFY(decodeClientFrame(encode(*frame)));
            }
            if (const auto frame = decodeServerFrame(bytes)) {
                ++read;
                QVERIFY(decodeServerFrame(encode(*frame)));
            }
        }
        QVERIFY2(read > 500 && read < 19'000, QByteArray::number(read).constData());
    }
};

QTEST_APPLESS_MAIN(TestWire)
#include "tst_wire.moc"
