// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QElapsedTimer>
#include <QTest>
#include <QTextBlock>

#include "tests/widgets/incident/pane_fixture.h"

using namespace Qt::StringLiterals;
using namespace yagura;
using namespace yagura::test;

namespace {
std::string repeated(std::string_view piece, std::size_t bytes)
{
    std::string out;
    while (out.size() + piece.size() <= bytes)
        out += piece;
    return out;
}
} // namespace

// What comes from outside stays characters on the page, whatever it is, and the pane stays quick.
class HostileTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void staysPlain_data();
    void staysPlain();
    void staysBounded_data();
    void staysBounded();
    void longWordsAreCopiedWhole();
    void nothingIsALink();
};

void HostileTextTest::staysPlain_data()
{
    QTest::addColumn<QByteArray>("outside");
    QTest::addColumn<QString>("shown");
    QTest::newRow("markup") << QByteArray("<b>x</b><img src='file:///etc/passwd'>")
                            << u"<b>x</b><img src='file:///etc/passwd'>"_s;
    QTest::newRow("entity") << QByteArray("&lt;a&gt;") << u"&lt;a&gt;"_s;
    QTest::newRow("right-to-left override") << QByteArray("exe.\u202Efdp") << u"exe.\u27e8U+202E\u27e9fdp"_s;
    QTest::newRow("zero width") << QByteArray("a\u200Bb") << u"a\u27e8U+200B\u27e9b"_s;
    QTest::newRow("control") << QByteArray("a\x07\x1b[31mb") << u"a\u27e8U+0007\u27e9\u27e8U+001B\u27e9[31mb"_s;
    QTest::newRow("argument mark") << QByteArray("%1 %2 %L1") << u"%1 %2 %L1"_s;
    QTest::newRow("line separator") << QByteArray("a\u2028b") << u"a\u27e8U+2028\u27e9b"_s;
}

void HostileTextTest::staysPlain()
{
    QFETCH(QByteArray, outside);
    QFETCH(QString, shown);
    PaneFixture f;
    const std::string text = outside.toStdString();
    f.tell(incident("I-1").title(text, "x"));
    f.tell(incident("I-1")
               .revision(2)
               .title(text, text)
               .summary(text, text)
               .indicator(text, text)
               .product(text, text)
               .reference(text, text)
               .supplier(text)
               .campaign(text)
               .place(text, text, 1, 2)
               .severity({text, text, 3, false}));
    f.open("I-1");
    // Title and summary in two languages, indicator, product, reference (two cells each), supplier, campaign, place
    // (two names), severity and scale, and the revision's changes.
    QVERIFY2(f.text().count(shown) >= 15, qPrintable(f.text()));
}

void HostileTextTest::staysBounded_data()
{
    QTest::addColumn<QByteArray>("summary");
    const auto row = [](const char *name, std::string_view piece) {
        QTest::newRow(name) << QByteArray::fromStdString(repeated(piece, limits::summaryBytes));
    };
    row("one word", "x");
    row("Japanese", "監視");
    row("lines", "\n");
    row("short lines", "a\n");
    row("overrides", "\u202E");
    row("words", "word ");
}

void HostileTextTest::staysBounded()
{
    QFETCH(QByteArray, summary);
    PaneFixture f;
    f.tell(incident("I-1").summary(summary.toStdString(), summary.toStdString()));
    f.selection.select({"test", "I-1"});
    QElapsedTimer spent;
    spent.start();
    f.answer(f.asked.back());
    f.pane.grab();
    // Far above what it takes, so that a busy machine does not fail it; a layout that grows with the square does.
    QVERIFY2(spent.elapsed() < 3000, qPrintable(QString::number(spent.elapsed())));
    QVERIFY(f.view().document()->blockCount() < 3000);
    QVERIFY(f.view().document()->characterCount() < 500'000);
}

void HostileTextTest::longWordsAreCopiedWhole()
{
    PaneFixture f;
    const std::string address = "https://" + std::string(1500, 'a') + ".example";
    f.tell(incident("I-1").indicator("url", address).reference(address, address));
    f.open("I-1");
    f.view().copyPage();
    QVERIFY(QApplication::clipboard()->text().contains(QString::fromStdString(address)));
}

void HostileTextTest::nothingIsALink()
{
    PaneFixture f;
    f.tell(incident("I-1")
               .title("https://a.example", "<a href='https://a.example'>x</a>")
               .reference("https://a.example", "https://a.example")
               .indicator("url", "https://a.example"));
    f.open("I-1");
    const QTextDocument *page = f.view().document();
    for (QTextBlock block = page->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QVERIFY(!it.fragment().charFormat().isAnchor());
    }
    QVERIFY(!f.view().textInteractionFlags().testAnyFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard));
}

QTEST_MAIN(HostileTextTest)
#include "tst_incident_hostile.moc"
