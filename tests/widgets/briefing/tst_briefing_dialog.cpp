// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include "models/journal/journal.h"
#include "tests/support/view_fixture.h"
#include "widgets/briefing/briefing_dialog.h"

using namespace yagura;
using namespace yagura::test;

class tst_BriefingDialog : public QObject
{
    Q_OBJECT

    // The dialog reads what is on the disk, not what the views have in memory.
    static void keep(const QString &folder, const std::vector<Event> &events)
    {
        auto journal = Journal::open(folder, Journal::Access::ReadWrite);
        QVERIFY(journal.ok());
        std::vector<wire::Entry> entries;
        for (const Event &event : events)
            entries.push_back({FakeClock::morning + std::chrono::minutes(entries.size()), encoded(event)});
        QVERIFY((*journal)->append({"test", {"e1"}, Sequence{1}, entries, {}}).ok());
    }

    static bool frozen(BriefingDialog &dialog)
    {
        return QTest::qWaitFor([&dialog] { return dialog.briefing() != nullptr; }, 5000);
    }

    static QComboBox *boxWith(BriefingDialog &dialog, const QString &text)
    {
        for (QComboBox *box : dialog.findChildren<QComboBox *>()) {
            if (box->findText(text) >= 0)
                return box;
        }
        return nullptr;
    }

private Q_SLOTS:
    void showsWhatMayGoOut()
    {
        ViewFixture f;
        keep(f.folder.path(), {incident("I-1"), incident("I-2").tlp(Tlp::Red)});
        BriefingDialog dialog(f.context, f.folder.path(), {});
        dialog.show();
        QVERIFY(dialog.briefing() == nullptr); // it does not wait
        QVERIFY(frozen(dialog));
        QCOMPARE(dialog.briefing()->released().rows.rows.size(), std::size_t{1});
        QComboBox *ceiling = boxWith(dialog, u"TLP:RED"_qs);
        ceiling->setCurrentText(u"TLP:RED"_qs);
        QVERIFY(dialog.briefing() == nullptr); // the old one must not be saved under the new ceiling
        QVERIFY(frozen(dialog));
        QCOMPARE(dialog.briefing()->released().rows.rows.size(), std::size_t{2});
        QCOMPARE(dialog.briefing()->document().label, u"TLP:RED"_qs);
    }

    void goesBackToThePinnedMoment()
    {
        ViewFixture f;
        keep(f.folder.path(), {incident("I-1"), incident("I-2")});
        f.clock.advance(std::chrono::hours{1});
        f.cursor.pin(FakeClock::morning);
        BriefingDialog dialog(f.context, f.folder.path(), {});
        QVERIFY(frozen(dialog));
        QCOMPARE(dialog.briefing()->freeze().reports().size(), Row{1});
        QCOMPARE(dialog.briefing()->freeze().asOf, FakeClock::morning);
        boxWith(dialog, u"The pinned moment"_qs)->setCurrentIndex(0);
        QVERIFY(frozen(dialog));
        QCOMPARE(dialog.briefing()->freeze().reports().size(), Row{2});
        QCOMPARE(dialog.briefing()->freeze().asOf, f.clock.now());
    }

    void takesTheScopeOrEverything()
    {
        ViewFixture f;
        keep(f.folder.path(), {incident("I-1").level(1), incident("I-2").level(4)});
        ScopeFilter filter;
        filter.minSeverity = 3;
        f.scope.set(filter);
        BriefingDialog dialog(f.context, f.folder.path(), {});
        QVERIFY(frozen(dialog));
        QCOMPARE(dialog.briefing()->released().rows.rows.size(), std::size_t{1});
        boxWith(dialog, u"Everything"_qs)->setCurrentText(u"Everything"_qs);
        QVERIFY(frozen(dialog));
        QCOMPARE(dialog.briefing()->released().rows.rows.size(), std::size_t{2});
    }

    void writesAndSaysWhereOrWhyNot()
    {
        ViewFixture f;
        keep(f.folder.path(), {incident("I-1")});
        BriefingDialog dialog(f.context, f.folder.path(), {});
        QVERIFY(frozen(dialog));
        QSignalSpy written(&dialog, &BriefingDialog::written);
        QSignalSpy failed(&dialog, &BriefingDialog::failed);
        QTemporaryDir out;
        dialog.writeTo(out.filePath(u"brief.pdf"_qs));
        QVERIFY(dialog.writing()); // on its thread
        QCOMPARE(written.size(), 0);
        QVERIFY(written.wait(5000));
        QVERIFY(QFile::exists(out.filePath(u"brief.pdf"_qs)));
        dialog.writeTo(out.filePath(u"no/such/brief.pdf"_qs));
        QVERIFY(failed.wait(5000));
        QCOMPARE(written.size(), 1);
    }

    static std::vector<Event> many()
    {
        std::vector<Event> events;
        for (int i = 0; i < 120; ++i)
            events.push_back(incident("ID-" + std::to_string(1000 + i)).region("JP-13").level(3));
        return events;
    }

    void cancelsAndLeavesNothing()
    {
        ViewFixture f;
        keep(f.folder.path(), many());
        BriefingDialog dialog(f.context, f.folder.path(), {});
        QVERIFY(frozen(dialog));
        QSignalSpy cancelled(&dialog, &BriefingDialog::cancelled);
        QSignalSpy written(&dialog, &BriefingDialog::written);
        boxWith(dialog, u"PNG images"_qs)->setCurrentText(u"PNG images"_qs);
        QTemporaryDir out;
        dialog.writeTo(out.filePath(u"brief.png"_qs));
        dialog.cancelWriting();
        QVERIFY(cancelled.wait(5000));
        QCOMPARE(written.size(), 0);
        QVERIFY(!dialog.writing());
        QCOMPARE(QDir(out.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void goesWhenItsThreadsHaveEnded()
    {
        ViewFixture f;
        keep(f.folder.path(), many());
        QPointer<BriefingDialog> dialog = new BriefingDialog(f.context, f.folder.path(), {});
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
        QVERIFY(frozen(*dialog));
        QTemporaryDir out;
        dialog->writeTo(out.filePath(u"brief.pdf"_qs));
        QVERIFY(!dialog->close()); // unseen, but still there
        QVERIFY(!dialog->isVisible());
        QVERIFY(QTest::qWaitFor([&dialog] { return dialog.isNull(); }, 5000));
        QCOMPARE(QDir(out.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void saysWhenTheJournalCannotBeRead()
    {
        ViewFixture f;
        BriefingDialog dialog(f.context, f.folder.filePath(u"none"_qs), {});
        QSignalSpy failed(&dialog, &BriefingDialog::failed);
        QVERIFY(failed.wait(5000));
        QVERIFY(dialog.briefing() == nullptr);
    }

    void copiesThePage()
    {
        ViewFixture f;
        keep(f.folder.path(), {incident("I-1")});
        BriefingDialog dialog(f.context, f.folder.path(), {});
        QVERIFY(frozen(dialog));
        dialog.copyPage();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(2246, 1588));
    }
};

QTEST_MAIN(tst_BriefingDialog)
#include "tst_briefing_dialog.moc"
