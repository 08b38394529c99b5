// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/picture/text_fold.h"
#include "models/picture/text_fold_tables.h"

using namespace yagura;
using namespace Qt::StringLiterals;

class TestTextFold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameForSearch_data();
    void sameForSearch();
    void staysApart_data();
    void staysApart();
    void spans_data();
    void spans();
    void exactTakesNothingForAnother();
    void originLeadsBackForEveryCharacter();
    void everyVariantIsFoldedOnce();
    void nothingIsFoundByNothing();
    void neighboursChangeNothingInWhatIsPlain();
};

void TestTextFold::sameForSearch_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("case") << u"SCADA Gateway"_s << u"scada gateway"_s;
    QTest::newRow("sharp s") << u"STRASSE"_s << u"straße"_s;
    QTest::newRow("full-width latin") << u"ＶＰＮ"_s << u"vpn"_s;
    QTest::newRow("full-width digits") << u"２０２６年"_s << u"2026年"_s;
    QTest::newRow("half-width katakana") << u"ﾃﾞｰﾀ"_s << u"データ"_s;
    QTest::newRow("half-width dakuten") << u"ｶﾞｽ"_s << u"ガス"_s;
    QTest::newRow("half-width handakuten") << u"ﾎﾟﾝﾌﾟ"_s << u"ポンプ"_s;
    QTest::newRow("hiragana and katakana") << u"きかんいんふら"_s << u"キカンインフラ"_s;
    QTest::newRow("half-width katakana, hiragana") << u"ｶﾞｽ"_s << u"がす"_s;
    QTest::newRow("vu") << u"ヴィルス"_s << u"ゔぃるす"_s;
    QTest::newRow("iteration mark") << u"スヽ"_s << u"すゝ"_s;
    QTest::newRow("combining dakuten") << u"か\u3099す"_s << u"がす"_s;
    QTest::newRow("spacing dakuten") << u"か゛す"_s << u"がす"_s;
    QTest::newRow("spacing handakuten") << u"ハ゜ス"_s << u"パス"_s;
    QTest::newRow("spacing dakuten after half-width") << u"ｶ゛ｽ"_s << u"ガス"_s;
    QTest::newRow("minus sign") << u"CVE\u22122026\u22121"_s << u"CVE-2026-1"_s;
    QTest::newRow("hyphen") << u"CVE\u20102026"_s << u"CVE-2026"_s;
    QTest::newRow("en dash") << u"2025\u20132026"_s << u"2025-2026"_s;
    QTest::newRow("em dash") << u"A\u2014B"_s << u"a-b"_s;
    QTest::newRow("horizontal bar") << u"A\u2015B"_s << u"a-b"_s;
    QTest::newRow("full-width hyphen-minus") << u"03－1234"_s << u"03-1234"_s;
    QTest::newRow("long vowel mark between digits") << u"03ー1234"_s << u"03-1234"_s;
    QTest::newRow("half-width mark between digits") << u"03ｰ1234"_s << u"03-1234"_s;
    QTest::newRow("long vowel mark between latin") << u"CVEー2026"_s << u"CVE-2026"_s;
    QTest::newRow("ruled line") << u"東京─大阪"_s << u"東京-大阪"_s;
    QTest::newRow("wave dash") << u"9時〜17時"_s << u"9時~17時"_s;
    QTest::newRow("full-width tilde") << u"9時～17時"_s << u"9時〜17時"_s;
    QTest::newRow("server") << u"サーバー"_s << u"サーバ"_s;
    QTest::newRow("server, half-width") << u"ｻｰﾊﾞｰ"_s << u"サーバ"_s;
    QTest::newRow("server within a word") << u"サーバー室"_s << u"サーバ室"_s;
    QTest::newRow("user") << u"ユーザー認証"_s << u"ユーザ認証"_s;
    QTest::newRow("sensor") << u"センサー 異常"_s << u"センサ 異常"_s;
    QTest::newRow("printer, router") << u"プリンター・ルーター"_s << u"プリンタ・ルータ"_s;
    QTest::newRow("taka") << u"髙松"_s << u"高松"_s;
    QTest::newRow("nabe 1") << u"渡邊"_s << u"渡辺"_s;
    QTest::newRow("nabe 2") << u"渡邉"_s << u"渡辺"_s;
    QTest::newRow("saki") << u"宮﨑"_s << u"宮崎"_s;
    QTest::newRow("hama") << u"濵田"_s << u"浜田"_s;
    QTest::newRow("hama, old") << u"横濱"_s << u"横浜"_s;
    QTest::newRow("sai") << u"齋藤"_s << u"斎藤"_s;
    QTest::newRow("sawa") << u"金澤"_s << u"金沢"_s;
    QTest::newRow("yoshi beyond the BMP") << u"𠮷田"_s << u"吉田"_s;
    QTest::newRow("compatibility ideograph") << u"神奈川"_s << u"\uFA19奈川"_s;
    QTest::newRow("variation selector") << u"葛\U000E0100城"_s << u"葛城"_s;
    QTest::newRow("ke for ga") << u"霞ヶ関"_s << u"霞が関"_s;
    QTest::newRow("large ke for ga") << u"霞ケ関"_s << u"霞が関"_s;
    QTest::newRow("squared word") << u"㍿電力"_s << u"株式会社電力"_s;
    QTest::newRow("ideographic space") << u"電力　停止"_s << u"電力 停止"_s;
    QTest::newRow("runs of space") << u"power  \t outage"_s << u"power outage"_s;
    QTest::newRow("soft hyphen") << u"ran\u00ADsomware"_s << u"ransomware"_s;
    QTest::newRow("apostrophe") << u"operator’s"_s << u"operator's"_s;
    QTest::newRow("ligature") << u"ﬁrmware"_s << u"firmware"_s;
}

void TestTextFold::sameForSearch()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QVERIFY(a != b);
    QCOMPARE(folded(a), folded(b));
    QCOMPARE(foldForSearch(a).text, folded(a));
}

void TestTextFold::staysApart_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("dakuten matter") << u"カス"_s << u"ガス"_s;
    QTest::newRow("short words keep their vowel") << u"キー"_s << u"キ"_s;
    QTest::newRow("copy") << u"コピー"_s << u"コピ"_s;
    QTest::newRow("a vowel inside of a word") << u"ビール"_s << u"ビル"_s;
    QTest::newRow("a mark after kana is no dash") << u"サーバ"_s << u"サ-バ"_s;
    QTest::newRow("kanji one is no dash") << u"一"_s << u"-"_s;
    QTest::newRow("small kana matter") << u"ひよう"_s << u"ひょう"_s;
    QTest::newRow("ke in a word of kana") << u"ケーブル"_s << u"ガーブル"_s;
    QTest::newRow("accents matter") << u"naïve"_s << u"naive"_s;
}

void TestTextFold::staysApart()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QVERIFY(folded(a) != folded(b));
}

void TestTextFold::spans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("ascii") << u"Power outage, power back"_s << u"POWER"_s << QStringList{u"Power"_s, u"power"_s};
    QTest::newRow("half-width") << u"変電所のｶﾞｽ設備"_s << u"ガス"_s << QStringList{u"ｶﾞｽ"_s};
    QTest::newRow("with the vowel that the needle lacks")
        << u"サーバー停止"_s << u"サーバ"_s << QStringList{u"サーバー"_s};
    QTest::newRow("without the vowel that the needle has")
        << u"サーバ停止"_s << u"サーバー"_s << QStringList{u"サーバ"_s};
    QTest::newRow("at the end") << u"停止したサーバー"_s << u"サーバ"_s << QStringList{u"サーバー"_s};
    QTest::newRow("expanded") << u"東京㍿と大阪㍿"_s << u"株式会社"_s << QStringList{u"㍿"_s, u"㍿"_s};
    QTest::newRow("part of an expansion") << u"東京㍿"_s << u"株式"_s << QStringList{u"㍿"_s};
    QTest::newRow("twice in one expansion") << u"a㎘b"_s << u"l"_s << QStringList{u"㎘"_s};
    QTest::newRow("surrogates") << u"𠮷田 𠮷川"_s << u"吉"_s << QStringList{u"𠮷"_s, u"𠮷"_s};
    QTest::newRow("after surrogates") << u"🗼東京"_s << u"東京"_s << QStringList{u"東京"_s};
    QTest::newRow("combining") << u"か\u3099す"_s << u"が"_s << QStringList{u"か\u3099"_s};
    QTest::newRow("spacing dakuten") << u"か゛す"_s << u"ガス"_s << QStringList{u"か゛す"_s};
    QTest::newRow("dash") << u"CVE−2026−1"_s << u"cve-2026"_s << QStringList{u"CVE−2026"_s};
    QTest::newRow("over spaces") << u"電力　 停止"_s << u"電力 停止"_s << QStringList{u"電力　 停止"_s};
    QTest::newRow("not overlapping") << u"aaaa"_s << u"aa"_s << QStringList{u"aa"_s, u"aa"_s};
    QTest::newRow("hidden characters") << u"ran\u00ADsom"_s << u"ransom"_s << QStringList{u"ran\u00ADsom"_s};
    QTest::newRow("not there") << u"電力"_s << u"水道"_s << QStringList{};
}

void TestTextFold::spans()
{
    QFETCH(QString, text);
    QFETCH(QString, needle);
    QFETCH(QStringList, found);
    QStringList marked;
    int end = 0;
    for (const MatchSpan &span : findFolded(text, needle)) {
        QVERIFY(span.start >= end && span.end > span.start && span.end <= text.size());
        marked << text.mid(span.start, span.end - span.start);
        end = span.end;
    }
    QCOMPARE(marked, found);
}

void TestTextFold::exactTakesNothingForAnother()
{
    QCOMPARE(findFolded(u"Power power"_s, u"power"_s, true), (std::vector<MatchSpan>{{6, 11}}));
    QVERIFY(findFolded(u"サーバ"_s, u"サーバー"_s, true).empty());
    QVERIFY(findFolded(u"髙松"_s, u"高松"_s, true).empty());
}

void TestTextFold::originLeadsBackForEveryCharacter()
{
    for (const QString &text : {u"㍿𠮷田ｶﾞｽ か゛ サーバー\u00AD  x\U000E0100"_s, u"plain"_s, QString()}) {
        const FoldedText f = foldForSearch(text);
        QCOMPARE(f.origin.size(), static_cast<std::size_t>(f.text.size()) + 1);
        QVERIFY(std::is_sorted(f.origin.begin(), f.origin.end()));
        QCOMPARE(f.origin.back(), static_cast<int>(text.size()));
    }
}

void TestTextFold::everyVariantIsFoldedOnce()
{
    // A chain (邉 → 邊 → 辺) or a shifted pair would leave a variant whose form is a variant again.
    int variants = 0;
    for (char32_t c = 0x3400; c < 0x30000; ++c) {
        const char32_t common = fold::commonKanji(c);
        if (common == c)
            continue;
        ++variants;
        QVERIFY2(fold::isKanji(common), qPrintable(QString::number(common, 16)));
        QCOMPARE(fold::commonKanji(common), common);
    }
    QVERIFY(variants > 100);
}

void TestTextFold::nothingIsFoundByNothing()
{
    QVERIFY(findFolded(u"電力"_s, QString()).empty());
    QVERIFY(findFolded(u"電力"_s, QString(), true).empty());
    QVERIFY(findFolded(u"電力"_s, u"\u00AD"_s).empty());
    QVERIFY(findFolded(QString(), u"電力"_s).empty());
}

void TestTextFold::neighboursChangeNothingInWhatIsPlain()
{
    // The short cut for common characters must say what the whole normalisation says: Qt's own as the witness.
    for (char16_t c = 0x3041; c < 0x9FFF; ++c) {
        const QString one = QChar(c);
        const bool plain = (c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FE) || c >= 0x4E00;
        if (plain)
            QCOMPARE(one.normalized(QString::NormalizationForm_KC), one);
    }
    QCOMPARE(folded(u"か\u3099か"_s), u"がか"_s);
    QCOMPARE(folded(u"é E\u0301 Z"_s), u"é é z"_s);
}

QTEST_GUILESS_MAIN(TestTextFold)
#include "tst_text_fold.moc"
