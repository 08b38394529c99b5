// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QTest>

#include "tests/app/window/text_judge.h"
#include "tests/app/window/window_texts.h"
#include "tests/support/text_recorder.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
// Paints one text that it asked a translator for, and one that it forgot.
class Painted : public QWidget
{
public:
    QString forgotten;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.drawText(10, 20, u"⟦停電 outage~⟧"_s);
        painter.drawText(10, 60, forgotten);
    }
};
} // namespace

// The checks of the pseudo-language can fail: a forgotten text, a cut one, a painted one are found; data is not.
class TestPseudoSelftest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judged_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fine");
        QTest::newRow("translated") << u"⟦Open~⟧"_s << true;
        QTest::newRow("forgotten") << u"Open"_s << false;
        QTest::newRow("forgotten Japanese") << u"対応中"_s << false;
        QTest::newRow("half forgotten") << u"⟦Open~⟧ since"_s << false;
        QTest::newRow("one within another") << u"⟦⟦High~⟧ and above~⟧"_s << true;
        QTest::newRow("numbers and times") << u"12 · 2026-11-22 14:03 JST"_s << true;
        QTest::newRow("labels of the standard") << u"≤ TLP:AMBER+STRICT"_s << true;
        QTest::newRow("data") << u"Port Delta: ⟦Open~⟧"_s << true;
        QTest::newRow("data only as a whole word") << u"Port Deltas"_s << false;
        QTest::newRow("data, elided") << u"Port De…"_s << true;
        QTest::newRow("something else, elided") << u"Report…"_s << false;
        QTest::newRow("translated, elided") << u"⟦Unacknow…"_s << true;
        QTest::newRow("cut without a word") << u"⟦Unacknow"_s << false;
        QTest::newRow("a tool tip") << u"<span style=\"white-space:pre-wrap\">⟦a &lt; b~⟧</span>"_s << true;
        QTest::newRow("a forgotten tool tip") << u"<span style=\"white-space:pre-wrap\">Open</span>"_s << false;
    }
    void judged()
    {
        QFETCH(QString, text);
        QFETCH(bool, fine);
        TextJudge judge;
        judge.allow(u"Port Delta"_s);
        const QString complaint = judge.complaint(text);
        QVERIFY2(complaint.isEmpty() == fine, qPrintable(complaint));
    }

    void forgottenAndCutLabelsAreFound()
    {
        QWidget window;
        auto *forgotten = new QLabel(u"Forgotten"_s, &window);
        forgotten->setToolTip(u"⟦tip~⟧"_s);
        auto *cut = new QLabel(u"⟦A label with too little room~⟧"_s, &window);
        cut->setGeometry(0, 40, 30, 20);
        window.show();
        const TextJudge judge;
        QStringList left;
        for (const FoundText &found : textsOf(&window)) {
            if (!judge.complaint(found.text).isEmpty())
                left << found.text;
        }
        QCOMPARE(left, QStringList{u"Forgotten"_s});
        const auto found = cutTexts(&window);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().text, cut->text());
        cut->setToolTip(cut->text()); // the whole can be read
        QVERIFY(cutTexts(&window).empty());
    }

    void paintedTextIsFound()
    {
        Painted window;
        window.forgotten = u"Forgotten"_s;
        window.resize(400, 100);
        window.show();
        const TextJudge judge;
        QStringList left;
        for (const PaintedText &found : paintedTexts(&window)) {
            if (!judge.complaint(found.text).isEmpty())
                left << found.text;
        }
        QCOMPARE(left, QStringList{u"Forgotten"_s});
    }
};

QTEST_MAIN(TestPseudoSelftest)
#include "tst_pseudo_selftest.moc"
