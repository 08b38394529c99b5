// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "tests/models/briefing/briefing_fixture.h"
#include "widgets/briefing/briefing_pages.h"
#include "widgets/briefing/briefing_writer.h"

using namespace yagura;
using namespace yagura::test;

class tst_BriefingWriter : public QObject
{
    Q_OBJECT

    static Briefing made(const BriefingFixture &f, BriefingLanguage language = BriefingLanguage::Both,
        Tlp ceiling = Tlp::Green, std::vector<BriefingFigure> figures = {})
    {
        BriefingChoices choices;
        choices.language = language;
        choices.to.ceiling = ceiling;
        return Briefing(std::make_shared<Freeze>(f.freeze()), choices, std::move(figures));
    }

    // The pages as a reader's program sees them; skips the test where it is absent.
    static QStringList pagesOf(const QByteArray &pdf)
    {
        QProcess reader;
        reader.start(u"pdftotext"_qs, {u"-layout"_qs, u"-"_qs, u"-"_qs});
        if (!reader.waitForStarted())
            return {};
        reader.write(pdf);
        reader.closeWriteChannel();
        reader.waitForFinished();
        QStringList pages = QString::fromUtf8(reader.readAllStandardOutput()).split(u'\f');
        pages.removeLast(); // after the last page's form feed
        return pages;
    }
    static bool readerMissing() { return QStandardPaths::findExecutable(u"pdftotext"_qs).isEmpty(); }

    static std::vector<Event> many(int count)
    {
        std::vector<Event> events;
        for (int i = 0; i < count; ++i)
            events.push_back(
                incident("ID-" + std::to_string(10000 + i)).region("JP-13").level(static_cast<std::uint8_t>(i % 6)));
        return events;
    }

private Q_SLOTS:
    void marksEveryPageAtTheTopAndAtTheBottom_data()
    {
        QTest::addColumn<int>("ceiling");
        QTest::addColumn<QString>("label");
        QTest::newRow("GREEN") << int(Tlp::Green) << u"TLP:GREEN"_qs;
        QTest::newRow("AMBER+STRICT") << int(Tlp::AmberStrict) << u"TLP:AMBER+STRICT"_qs;
    }
    void marksEveryPageAtTheTopAndAtTheBottom()
    {
        if (readerMissing())
            QSKIP("pdftotext is not installed");
        QFETCH(int, ceiling);
        QFETCH(QString, label);
        BriefingFixture f;
        std::vector<Event> events = many(30);
        events.push_back(incident("drill").exercise("Drill"));
        f.hear(events);
        const QStringList pages = pagesOf(briefingPdf(made(f, BriefingLanguage::Both, static_cast<Tlp>(ceiling))));
        QVERIFY(pages.size() >= 3);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            const QStringList lines = pages[i].trimmed().split(u'\n');
            QVERIFY2(lines.first().contains(label), qPrintable(lines.first()));
            QVERIFY2(lines.last().contains(label), qPrintable(lines.last()));
            QVERIFY2(lines.first().contains(u"EXERCISE"_qs), qPrintable(lines.first()));
            QVERIFY2(lines.last().contains(u"EXERCISE"_qs), qPrintable(lines.last()));
            QVERIFY2(pages[i].contains(u"2026-03-02 09:30 JST"_qs), qPrintable(pages[i]));
            // pdftotext puts blanks where it sees fit
            const QString number = u"%1/%2"_qs.arg(i + 1).arg(pages.size());
            QVERIFY2(QString(lines.last()).remove(u' ').contains(number), qPrintable(lines.last()));
        }
    }

    void isSilentAboutExercisesWithoutOne()
    {
        if (readerMissing())
            QSKIP("pdftotext is not installed");
        BriefingFixture f;
        f.hear({incident("I-1")});
        QVERIFY(!pagesOf(briefingPdf(made(f, BriefingLanguage::En))).join(u' ').contains(u"EXERCISE"_qs));
    }

    void saysOnEveryPageThatSomethingWasLeftOut()
    {
        if (readerMissing())
            QSKIP("pdftotext is not installed");
        BriefingFixture f;
        f.hear({incident("I-1").sector("jp.water").tlp(Tlp::Green), incident("I-2").sector("jp.gas").tlp(Tlp::Red)});
        const QString note = u"Reports withheld: see page 1"_qs;
        for (const QString &page : pagesOf(briefingPdf(made(f, BriefingLanguage::En, Tlp::Green))))
            QVERIFY2(page.simplified().contains(note) || page.simplified().isEmpty(), qPrintable(page));
        QVERIFY(!pagesOf(briefingPdf(made(f, BriefingLanguage::En, Tlp::Red))).join(u' ').simplified().contains(note));
    }

    void losesNoRow()
    {
        if (readerMissing())
            QSKIP("pdftotext is not installed");
        BriefingFixture f;
        f.hear(many(500));
        const QStringList pages = pagesOf(briefingPdf(made(f, BriefingLanguage::En)));
        QVERIFY(pages.size() > 20);
        static const QRegularExpression id(u"(?<!of )ID-1[0-9]{4}"_qs);
        QSet<QString> found;
        for (auto it = id.globalMatch(pages.join(u' ')); it.hasNext();)
            found.insert(it.next().captured());
        QCOMPARE(found.size(), 500);
        for (qsizetype i = 2; i < pages.size() - 1; ++i)
            QVERIFY2(pages[i].contains(u"Title and summary"_qs), qPrintable(pages[i]));
    }

    void goesOnOverPagesWithATallRow()
    {
        if (readerMissing())
            QSKIP("pdftotext is not installed");
        std::string summary;
        for (int i = 0; i < 4000; ++i)
            summary.append("w").append(std::to_string(100000 + i)).append(" ");
        BriefingFixture f;
        f.hear({incident("I-1").summary("", summary)});
        const QString text = pagesOf(briefingPdf(made(f, BriefingLanguage::En))).join(u' ');
        for (int i = 0; i < 4000; ++i)
            QVERIFY2(text.contains(u'w' + QString::number(100000 + i)), qPrintable(QString::number(i)));
    }

    void tellsNothingAboveTheCeilingInAnyFormat()
    {
        BriefingFixture f;
        f.hear({incident("I-1"), incident("I-secret").tlp(Tlp::Amber).title("秘密", "Sesame").summary("鍵", "Key")});
        const Briefing briefing = made(f);
        QString all = QString::fromUtf8(briefingHtml(briefing) + briefingCsv(briefing));
        if (!readerMissing())
            all += pagesOf(briefingPdf(briefing)).join(u' ');
        for (const QString &secret : {u"I-secret"_qs, u"秘密"_qs, u"Sesame"_qs, u"鍵"_qs})
            QVERIFY2(!all.contains(secret), qPrintable(secret));
        QVERIFY(QString::fromUtf8(briefingHtml(made(f, BriefingLanguage::Both, Tlp::Amber))).contains(u"Sesame"_qs));
    }

    void givesFiguresOnlyWhatMayGoOut()
    {
        BriefingFixture f;
        f.hear({incident("I-1"), incident("I-2").tlp(Tlp::Amber)});
        std::vector<std::size_t> rows;
        BriefingFigure figure{[](Language) { return u"A figure"_qs; },
            [&rows](QPainter &, const QRectF &area, const Freeze &, const ScopedRows &scoped, Language) {
                QVERIFY(area.width() > 300 && area.height() > 200);
                rows.push_back(scoped.rows.size());
            },
            u"Data from somewhere"_qs};
        const Briefing briefing = made(f, BriefingLanguage::Both, Tlp::Green, {figure});
        const QByteArray html = briefingHtml(briefing);
        QCOMPARE(rows, (std::vector<std::size_t>{1, 1})); // once in each language
        QVERIFY(html.contains("Data from somewhere"));
        QVERIFY(html.contains("data:image/png;base64,"));
    }

    void writesHtmlThatRunsNothing()
    {
        BriefingFixture f;
        f.hear(
            {incident("I-1").title("<b>太字</b>", "<script>alert(\"1\")</script><img src=x onerror=y>").exercise("D")});
        const QString html = QString::fromUtf8(briefingHtml(made(f)));
        QVERIFY(!html.contains(u"<script"_qs) && !html.contains(u"<img src=x"_qs) && !html.contains(u"<b>"_qs));
        QVERIFY(html.contains(u"<p lang=\"en\" class=\"b\">&lt;script&gt;"_qs));
        QVERIFY(html.contains(u"<p lang=\"ja\" class=\"b\">&lt;b&gt;太字"_qs));
        QVERIFY(html.contains(u"default-src 'none'"_qs));
        QVERIFY(!html.contains(u"http://"_qs) && !html.contains(u"https://"_qs));
        QCOMPARE(html.count(u"<span class=\"tlp\""_qs), 2);
        QVERIFY(html.contains(u"<body class=\"exercise\">"_qs));
    }

    void writesWholeFilesOnly_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"b.pdf", "b.html", "b.csv", "b.png"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void writesWholeFilesOnly()
    {
        QFETCH(QString, name);
        BriefingFixture f;
        f.hear({incident("I-1")});
        QTemporaryDir folder;
        const QString path = folder.filePath(name);
        const auto written = writeBriefing(made(f, BriefingLanguage::En), *formatOf(name), path);
        QVERIFY(written.ok());
        QStringList expected;
        for (const QString &file : written->files)
            expected.append(QFileInfo(file).fileName());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name), expected); // nothing else is left behind
        if (name.endsWith(u"png"_qs))
            QCOMPARE(expected.first(), u"b-01.png"_qs);
        else
            QCOMPARE(expected, QStringList{name});
    }

    void removesItsOwnOldPagesOnly()
    {
        BriefingFixture f;
        f.hear({incident("I-1")});
        const Briefing brief = made(f, BriefingLanguage::En);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"b.png"_qs);
        const auto first = writeBriefing(brief, BriefingFormat::Png, path);
        QVERIFY(first.ok());
        QVERIFY(QFile::copy(first->files.front(), folder.filePath(u"b-77.png"_qs)));
        QImage foreign(4, 4, QImage::Format_RGB32);
        foreign.fill(0);
        QVERIFY(foreign.save(folder.filePath(u"b-78.png"_qs)));
        const auto second = writeBriefing(brief, BriefingFormat::Png, path);
        QVERIFY(second.ok());
        QCOMPARE(second->removed, QStringList{folder.filePath(u"b-77.png"_qs)});
        QVERIFY(QFile::exists(folder.filePath(u"b-78.png"_qs)));
        for (const QString &file : second->files)
            QVERIFY(QFile::exists(file));
    }

    void stopsBetweenPages_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"b.pdf", "b.html", "b.csv", "b.png"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void stopsBetweenPages()
    {
        QFETCH(QString, name);
        BriefingFixture f;
        f.hear({incident("I-1")});
        QTemporaryDir folder;
        const auto stopped = writeBriefing(
            made(f), *formatOf(name), folder.filePath(name), [](int done, int all) { return done < 1 && done < all; });
        QVERIFY(stopped.ok());
        QCOMPARE(stopped->files, QStringList());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void leavesTheOldFileWhenItCannotWrite()
    {
        BriefingFixture f;
        f.hear({incident("I-1")});
        const Briefing briefing = made(f, BriefingLanguage::En);
        QTemporaryDir folder;
        const auto missing = writeBriefing(briefing, BriefingFormat::Csv, folder.filePath(u"no/such/b.csv"_qs));
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().kind, Problem::Kind::FolderMissing);
        QDir(folder.path()).mkdir(u"b.csv"_qs); // a folder where the file should go
        const auto blocked = writeBriefing(briefing, BriefingFormat::Csv, folder.filePath(u"b.csv"_qs));
        QVERIFY(!blocked.ok());
        QCOMPARE(blocked.error().kind, Problem::Kind::NotWritable);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
        QVERIFY(QFileInfo(folder.filePath(u"b.csv"_qs)).isDir());
    }

    void paintsTheLabelWhereTheStandardWantsIt()
    {
        BriefingFixture f;
        f.hear({incident("I-1")});
        const Briefing briefing = made(f, BriefingLanguage::En);
        const QImage canvas = pageCanvas(false, 1);
        const BriefingPages pages(briefing, &canvas);
        for (int page = 0; page < pages.count(); ++page) {
            const QImage image = pageImage(pages, page, false, 1);
            for (const QRectF &band : {pages.frame().header(), pages.frame().footer()}) {
                int black = 0;
                int green = 0;
                const QRect corner = QRectF(band.right() - 150, band.top(), 150, band.height()).toRect();
                for (int y = corner.top(); y <= corner.bottom(); ++y) {
                    for (int x = corner.left(); x <= corner.right(); ++x) {
                        const QColor c = image.pixelColor(x, y);
                        black += c.lightness() < 12 ? 1 : 0;
                        green += c.green() > 180 && c.red() < 120 && c.blue() < 100 ? 1 : 0;
                    }
                }
                QVERIFY2(black > 1000, qPrintable(QString::number(black)));
                QVERIFY2(green > 60, qPrintable(QString::number(green)));
            }
        }
    }
};

QTEST_MAIN(tst_BriefingWriter)
#include "tst_briefing_writer.moc"
