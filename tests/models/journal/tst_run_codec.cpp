// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "models/journal/run_codec.h"

using namespace yagura;

class TestRunCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsWhatWasPutIn()
    {
        const std::vector<wire::Entry> entries{{utcFromMs(0), ""}, {utcFromMs(-1), "before 1970"},
            {utcFromMs(1'772'409'600'123), std::string(300, '\0')}, {UtcTime::max(), std::string(20'000, 'x')},
            {UtcTime::min(), "y"}};
        const std::string bytes = encodeRun(entries);
        RunReader reader(bytes);
        RunReader::Item item;
        for (const auto &entry : entries) {
            QVERIFY(reader.next(item));
            QCOMPARE(toMs(item.sequenced), toMs(entry.sequenced));
            QCOMPARE(item.bytes, std::string_view(entry.event));
        }
        QVERIFY(!reader.next(item));
        QVERIFY(!reader.damaged());
    }

    void noticesDamage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("time cut") << QByteArray("\x80");
        QTest::newRow("length missing") << QByteArray("\x01");
        QTest::newRow("length beyond the end") << QByteArray("\x01\x05"
                                                             "abcd");
        QTest::newRow("length beyond all memory") << QByteArray("\x01\xff\xff\xff\xff\xff\xff\xff\xff\x7f"
                                                                "a");
        QTest::newRow("endless varint") << QByteArray(12, '\xff');
    }
    void noticesDamage()
    {
        QFETCH(QByteArray, bytes);
        RunReader reader(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        RunReader::Item item;
        QVERIFY(!reader.next(item));
        QVERIFY(reader.damaged());
    }

    // Whatever the bytes are: it ends, and stays within them (the sanitizer builds watch the second).
    void survivesNoise()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 2000; ++round) {
            std::string bytes(random() % 64, '\0');
            for (char &c : bytes)
                c = static_cast<char>(random());
            RunReader reader(bytes);
            RunReader::Item item;
            std::size_t seen = 0;
            while (reader.next(item))
                seen += item.bytes.size() + 2;
            QVERIFY(seen <= bytes.size());
        }
    }

    void checksumIsCrc32()
    {
        QCOMPARE(checksum("123456789"), 0xCBF43926U); // the check value of the CRC catalogues
        QCOMPARE(checksum(""), 0U);
    }
};

QTEST_APPLESS_MAIN(TestRunCodec)
#include "tst_run_codec.moc"
