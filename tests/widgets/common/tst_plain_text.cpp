// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QTextDocumentFragment>

#include "widgets/common/plain_text.h"

using namespace yagura;
using namespace Qt::StringLiterals;

class TestPlainText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("maxChars");
        QTest::addColumn<bool>("lines");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected, int max = 400,
                             bool lines = false) { QTest::newRow(name) << text << max << lines << expected; };
        row("empty", u""_s, u""_s);
        row("plain", u"変電所 Substation 1"_s, u"変電所 Substation 1"_s);
        row("html stays text", u"<b>x</b>&amp;"_s, u"<b>x</b>&amp;"_s);
        row("right-to-left override", u"a\u202Egnp.exe"_s, u"a⟨U+202E⟩gnp.exe"_s);
        row("isolates", u"\u2066a\u2069"_s, u"⟨U+2066⟩a⟨U+2069⟩"_s);
        row("zero width space", u"pay\u200Bload"_s, u"pay⟨U+200B⟩load"_s);
        row("byte order mark", u"\uFEFFa"_s, u"⟨U+FEFF⟩a"_s);
        row("NUL", QString(u"a"_s + QChar(0) + u'b'), u"a⟨U+0000⟩b"_s);
        row("escape", u"\u001b[31m"_s, u"⟨U+001B⟩[31m"_s);
        row("C1", u"\u0085"_s, u"⟨U+0085⟩"_s);
        row("line separator", u"a\u2028b\u2029c"_s, u"a⟨U+2028⟩b⟨U+2029⟩c"_s);
        row("carriage return", u"a\rb"_s, u"a⟨U+000D⟩b"_s);
        row("tab and break become spaces", u"a\tb\nc"_s, u"a b c"_s);
        row("breaks kept when asked", u"a\tb\nc"_s, u"a b\nc"_s, 400, true);
        row("private use", u"\uE000"_s, u"⟨U+E000⟩"_s);
        row("private use beyond the first plane", QString::fromUcs4(U"\U000F0000", 1), u"⟨U+F0000⟩"_s);
        row("tag characters", QString::fromUcs4(U"\U000E0041", 1), u"⟨U+E0041⟩"_s);
        row("not assigned", QString(QChar(0xFFFF)), u"⟨U+FFFF⟩"_s);
        row("lone high surrogate", QString(QChar(0xD83D)), u"⟨U+D83D⟩"_s);
        row("lone low surrogate", QString(QChar(0xDDFC)) + u'x', u"⟨U+DDFC⟩x"_s);
        row("a pair is one character", u"🗼🗼🗼"_s, u"🗼🗼…"_s, 2);
        row("kanji beyond the first plane", u"𠮷野家"_s, u"𠮷野家"_s);
        row("as long as the limit", u"abc"_s, u"abc"_s, 3);
        row("one longer", u"abcd"_s, u"abc…"_s, 3);
        row("made visible counts once", u"\u202E\u202Eabc"_s, u"⟨U+202E⟩⟨U+202E⟩…"_s, 2);
    }
    void shown()
    {
        QFETCH(QString, text);
        QFETCH(int, maxChars);
        QFETCH(bool, lines);
        QTEST(plainText(text, maxChars, lines), "expected");
    }

    // Bytes that are no UTF-8 do not vanish, and what is valid around them stays.
    void bytes()
    {
        const QString shown = plainText(std::string_view("a\xff\xfe"
                                                         "b"));
        QVERIFY(shown.startsWith(u'a') && shown.endsWith(u'b'));
        QVERIFY(shown.size() > 2);
    }

    void toolTipsShowMarkupAsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("tags") << u"<img src=x onerror=y><b>bold</b>"_s;
        QTest::newRow("entities") << u"&lt;b&gt; & \"q\""_s;
        QTest::newRow("lines") << u"first\nsecond"_s;
    }
    void toolTipsShowMarkupAsText()
    {
        QFETCH(QString, text);
        QVERIFY(Qt::mightBeRichText(toolTipText(text)));
        QCOMPARE(QTextDocumentFragment::fromHtml(toolTipText(text)).toPlainText(), text);
    }
};

QTEST_MAIN(TestPlainText)
#include "tst_plain_text.moc"
