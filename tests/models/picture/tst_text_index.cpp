// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "models/picture/picture.h"
#include "models/picture/text_fold.h"
#include "models/picture/text_index.h"
#include "tests/models/catalog/catalog_fixture.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

class TestTextIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void revisedTitleReplacesTheOldOne();
    void agreesWithASearchRowByRow();
};

namespace {

Picture threeReports()
{
    Picture picture(shippedCatalog());
    std::uint64_t n = 0;
    for (const Event &e : {incident("INC-7").title("変電所のサーバー停止", "Substation SERVER down").event(),
             incident("INC-8").title("給水ポンプの異常", "").campaign("Volt").event(),
             advisory("ADV-1").title("", "Firmware of pumps").event()})
        picture.apply(sequenced(++n, e), {}, "test");
    return picture;
}

TextIndex indexOf(const ReportTable &table)
{
    TextIndex index;
    for (Row row = 0; row < table.size(); ++row)
        index.update(table, row);
    return index;
}

} // namespace

void TestTextIndex::finds_data()
{
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<QList<Row>>("rows");
    QTest::newRow("japanese") << u"サーバ"_s << false << QList<Row>{0};
    QTest::newRow("english, case") << u"server"_s << false << QList<Row>{0};
    QTest::newRow("english, exact") << u"server"_s << true << QList<Row>{};
    QTest::newRow("english, exact case") << u"SERVER"_s << true << QList<Row>{0};
    QTest::newRow("half-width") << u"ﾎﾟﾝﾌﾟ"_s << false << QList<Row>{1};
    QTest::newRow("both languages of several rows") << u"pump"_s << false << QList<Row>{2};
    QTest::newRow("identity") << u"inc-"_s << false << QList<Row>{0, 1};
    QTest::newRow("campaign") << u"volt"_s << false << QList<Row>{1};
    QTest::newRow("not across fields") << u"停止 substation"_s << false << QList<Row>{};
    QTest::newRow("not across rows") << u"inc-7 給水"_s << false << QList<Row>{};
    QTest::newRow("nothing") << QString() << false << QList<Row>{};
}

void TestTextIndex::finds()
{
    QFETCH(QString, needle);
    QFETCH(bool, exact);
    QFETCH(QList<Row>, rows);
    const Picture picture = threeReports();
    const TextIndex index = indexOf(picture.reports());
    const std::vector<Row> found = index.find(picture.reports(), needle, exact);
    QCOMPARE(QList<Row>(found.begin(), found.end()), rows);
    const std::string ready = TextIndex::needleFor(needle, exact);
    for (Row row = 0; row < picture.reports().size(); ++row)
        QCOMPARE(index.matches(picture.reports(), row, ready, exact), rows.contains(row));
}

void TestTextIndex::revisedTitleReplacesTheOldOne()
{
    Picture picture = threeReports();
    TextIndex index = indexOf(picture.reports());
    picture.apply(sequenced(9, incident("INC-7").revision(2).title("復旧", "Restored")), {}, "test");
    index.update(picture.reports(), 0);
    QVERIFY(index.find(picture.reports(), u"サーバ"_s).empty());
    QCOMPARE(index.find(picture.reports(), u"restored"_s), std::vector<Row>{0});
    QCOMPARE(index.find(picture.reports(), u"inc-8"_s), std::vector<Row>{1});
}

void TestTextIndex::agreesWithASearchRowByRow()
{
    // Long titles, so that the dead text is compacted on the way.
    std::mt19937 random(7);
    const QStringList words{u"サーバー"_s, u"電力"_s, u"pump"_s, u"ｶﾞｽ"_s, u"VPN"_s, u"髙松"_s};
    const auto title = [&] {
        QString text;
        for (int i = 0; i < 30; ++i)
            text += words[static_cast<qsizetype>(random() % 6)].repeated(1 + static_cast<int>(random() % 3)) + u' ';
        return text.left(180).toStdString();
    };
    Picture picture(shippedCatalog());
    TextIndex index;
    for (std::uint32_t i = 0; i < 2500; ++i) {
        const std::string subject = std::to_string(random() % 100);
        const auto change
            = picture.apply(sequenced(i + 1, incident(subject).revision(i + 1).title(title(), title())), {}, "test");
        index.update(picture.reports(), change.row);
    }
    const ReportTable &table = picture.reports();
    for (const QString &needle : {u"サーバ"_s, u"ガスvpn"_s, u"電力 pump"_s, u"s1"_s, u"vpn 高松高松 "_s}) {
        std::vector<Row> naive;
        for (Row row = 0; row < table.size(); ++row) {
            const auto has = [&](std::string_view text) {
                return !findFolded(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), needle).empty();
            };
            if (has(table.title(row, Language::Ja)) || has(table.title(row, Language::En))
                || has(table.subjectText(row)))
                naive.push_back(row);
        }
        QCOMPARE(index.find(table, needle), naive);
    }
}

QTEST_GUILESS_MAIN(TestTextIndex)
#include "tst_text_index.moc"
