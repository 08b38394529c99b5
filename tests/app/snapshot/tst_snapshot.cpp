// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include "models/journal/journal.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;

class tst_Snapshot : public QObject
{
    Q_OBJECT

    struct Result
    {
        int code = -1;
        QString out;
        QString err;
    };

    // Qt warns on stderr when the system has no runtime folder for the user, as in a container.
    static QString runtimeFolder()
    {
        static const QTemporaryDir folder;
        return folder.path();
    }

    static QProcessEnvironment environment(const QString &language)
    {
        QProcessEnvironment e = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"LC_ALL", "LC_MESSAGES", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            e.remove(QString::fromLatin1(name));
        e.insert(u"LANG"_qs, language);
        e.insert(u"XDG_RUNTIME_DIR"_qs, runtimeFolder());
        return e;
    }

    static Result run(const QStringList &arguments, const QString &language = u"C.UTF-8"_qs)
    {
        QProcess process;
        process.setProcessEnvironment(environment(language));
        process.start(QStringLiteral(YAGURA), QStringList{u"snapshot"_qs} + arguments);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    static void keep(const QString &folder, const std::string &feed, const std::vector<Event> &events)
    {
        auto journal = Journal::open(folder, Journal::Access::ReadWrite);
        QVERIFY(journal.ok());
        std::vector<wire::Entry> entries;
        for (const Event &event : events)
            entries.push_back({FakeClock::morning + std::chrono::minutes(entries.size()), encoded(event)});
        QVERIFY((*journal)->append({feed, {"e1"}, Sequence{1}, entries, {}}).ok());
    }

    static QString contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QTemporaryDir m_folder;
    QString m_journal = m_folder.filePath(u"journal"_qs);

    QStringList fine(const QString &out) const
    {
        return {u"--journal"_qs, m_journal, u"--lang"_qs, u"both"_qs, u"--tlp"_qs, u"GREEN"_qs, u"--out"_qs, out};
    }

private Q_SLOTS:
    void initTestCase()
    {
        keep(m_journal, "test",
            {incident("I-1").region("JP-13").sector("jp.electricity").level(4),
                incident("I-2").region("US-TX").level(2), incident("I-3").tlp(Tlp::Red)});
    }

    void writesEveryFormatWithoutADisplay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("starts");
        QTest::newRow("pdf") << u"b.pdf"_qs << QByteArray("%PDF-");
        QTest::newRow("html") << u"b.html"_qs << QByteArray("<!DOCTYPE html>");
        QTest::newRow("csv") << u"b.csv"_qs << QByteArray("\xef\xbb\xbf# TLP:GREEN");
        QTest::newRow("png") << u"b.png"_qs << QByteArray("\x89PNG");
    }
    void writesEveryFormatWithoutADisplay()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, starts);
        const Result result = run(fine(m_folder.filePath(name)));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QFile file(result.out.split(u'\n').first());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(result.out));
        QVERIFY(file.readAll().startsWith(starts));
    }

    void knowsWhatWasKnownThen()
    {
        const QString path = m_folder.filePath(u"then.csv"_qs);
        QCOMPARE(run(fine(path) + QStringList{u"--as-of"_qs, u"2026-03-02 09:00 JST"_qs}).code, 0);
        QVERIFY(contents(path).contains(u"I-1"_qs));
        QVERIFY(!contents(path).contains(u"I-2"_qs));
        QCOMPARE(run(fine(path) + QStringList{u"--as-of"_qs, u"2026-03-02T00:01Z"_qs}).code, 0);
        QVERIFY(contents(path).contains(u"I-2"_qs));
        QVERIFY(!contents(path).contains(u"I-3"_qs)); // above the ceiling, whenever
    }

    void keepsToTheScope()
    {
        const QString path = m_folder.filePath(u"scope.csv"_qs);
        QCOMPARE(run(fine(path) + QStringList{u"--scope"_qs, u"country=US"_qs}).code, 0);
        QVERIFY(!contents(path).contains(u"I-1"_qs));
        QVERIFY(contents(path).contains(u"I-2"_qs));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char *name, const QStringList &more, int code) { QTest::newRow(name) << more << code; };
        row("no such journal", {u"--journal"_qs, u"/no/such"_qs}, 1);
        row("both sources", {u"--feed"_qs, u"ws://127.0.0.1:1/a"_qs}, 2);
        row("time without zone", {u"--as-of"_qs, u"14:05"_qs}, 2);
        row("time to come", {u"--as-of"_qs, u"2099-01-01T00:00Z"_qs}, 2);
        row("language", {u"--lang"_qs, u"fr"_qs}, 2);
        row("label", {u"--tlp"_qs, u"PURPLE"_qs}, 2);
        row("ending", {u"--out"_qs, u"b.docx"_qs}, 2);
        row("scope", {u"--scope"_qs, u"colour=red"_qs}, 2);
        row("timeout", {u"--timeout"_qs, u"soon"_qs}, 2);
        row("recipient", {u"--recipient"_qs, u"Japan"_qs}, 2);
        row("unknown option", {u"--verbose"_qs}, 2);
        row("folder of the output", {u"--out"_qs, u"/no/such/b.pdf"_qs}, 1);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, more);
        const QString path = m_folder.filePath(u"wrong.csv"_qs);
        const Result result = run(fine(path) + more); // the later of two values counts
        QTEST(result.code, "code");
        QCOMPARE(result.err.count(u'\n'), 1); // one sentence
        QVERIFY(result.err.trimmed().endsWith(u'.'));
        QVERIFY(!QFile::exists(path));
    }

    void asksForWhatIsMissing_data()
    {
        QTest::addColumn<QString>("without");
        for (const char *name : {"--journal", "--lang", "--tlp", "--out"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void asksForWhatIsMissing()
    {
        QFETCH(QString, without);
        QStringList arguments = fine(m_folder.filePath(u"b.csv"_qs));
        arguments.remove(arguments.indexOf(without), 2);
        const Result result = run(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains(without), qPrintable(result.err));
    }

    void readsFeedsToTheirEnd()
    {
        const QString store = m_folder.filePath(u"store"_qs);
        keep(store, "one", {incident("A-1").feed("one"), incident("A-2").feed("one")});
        keep(store, "two", {incident("B-1").feed("two")});
        QProcess relay;
        relay.start(QStringLiteral(YAGURA_RELAY),
            {u"serve"_qs, u"--store"_qs, store, u"--listen"_qs, u"127.0.0.1:0"_qs, u"--heartbeat-ms"_qs, u"200"_qs});
        while (!relay.canReadLine())
            QVERIFY(relay.waitForReadyRead(20'000));
        QString url = QString::fromUtf8(relay.readLine()).section(u' ', -1).trimmed();
        if (!url.endsWith(u'/'))
            url += u'/';

        const QString path = m_folder.filePath(u"feeds.csv"_qs);
        const QStringList rest{u"--lang"_qs, u"en"_qs, u"--tlp"_qs, u"GREEN"_qs, u"--out"_qs, path};
        const Result all = run(QStringList{u"--feed"_qs, url} + rest);
        QVERIFY2(all.code == 0, qPrintable(all.err));
        for (const QString &id : {u"A-1"_qs, u"A-2"_qs, u"B-1"_qs})
            QVERIFY2(contents(path).contains(id), qPrintable(contents(path)));

        const Result one = run(QStringList{u"--feed"_qs, url + u"one"_qs} + rest);
        QVERIFY2(one.code == 0, qPrintable(one.err));
        QVERIFY(!contents(path).contains(u"B-1"_qs));
        ::kill(static_cast<pid_t>(relay.processId()), SIGTERM);
        QVERIFY(relay.waitForFinished(20'000));
    }

    void saysUnknownWhenAFeedIsNotThere()
    {
        quint16 free = 0;
        {
            QTcpServer probe;
            QVERIFY(probe.listen(QHostAddress::LocalHost));
            free = probe.serverPort();
        }
        const QString path = m_folder.filePath(u"unknown.html"_qs);
        const Result result = run({u"--feed"_qs, u"ws://127.0.0.1:%1/jp-gov"_qs.arg(free), u"--timeout"_qs, u"1"_qs,
            u"--lang"_qs, u"en"_qs, u"--tlp"_qs, u"GREEN"_qs, u"--out"_qs, path});
        QCOMPARE(result.code, 3);
        QVERIFY2(result.err.contains(u"/jp-gov"_qs), qPrintable(result.err));
        QVERIFY(contents(path).contains(u"jp-gov"_qs));
        QVERIFY(contents(path).contains(u"unknown"_qs));
    }
};

QTEST_GUILESS_MAIN(tst_Snapshot)
#include "tst_snapshot.moc"
