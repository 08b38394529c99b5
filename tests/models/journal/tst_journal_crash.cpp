// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <random>

#include "tests/models/journal/journal_helpers.h"

using namespace yagura;
using namespace yagura::test;

namespace {

// The child: appends for ever, and says after each append how far it is durable.
int appendForEver(const QString &folder)
{
    const auto journal = openedJournal(folder);
    if (!journal)
        return 1;
    std::mt19937 random(std::random_device{}());
    const auto known = journal->feed("a");
    std::uint64_t last = known ? number(known->position.sequence) : 0;
    std::printf("%llu\n", static_cast<unsigned long long>(last));
    std::fflush(stdout);
    for (;;) {
        const std::uint64_t count = 1 + random() % 200;
        if (!appendTo(*journal, "a", "1", last + 1, count, std::string(random() % 400, 'x')))
            return 2;
        last += count;
        std::printf("%llu\n", static_cast<unsigned long long>(last));
        std::fflush(stdout);
    }
}

// Sequence of the last whole line.
std::uint64_t lastReported(const QByteArray &output)
{
    const auto end = output.lastIndexOf('\n');
    const auto start = end <= 0 ? -1 : output.lastIndexOf('\n', end - 1);
    return output.mid(start + 1, end - start - 1).toULongLong();
}

} // namespace

class TestJournalCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingReportedDurableIsThereAfterKill()
    {
        const QTemporaryDir folder;
        std::mt19937 random(11);
        std::uint64_t before = 0;
        for (int round = 0; round < 10; ++round) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--append"), folder.path()});
            QByteArray output;
            const auto lines = 2 + random() % 25; // killed at the word of the child, at any point of its next append
            while (output.count('\n') < static_cast<qsizetype>(lines)) {
                QVERIFY(child.waitForReadyRead(20'000));
                output += child.readAllStandardOutput();
            }
            child.kill(); // SIGKILL
            QVERIFY(child.waitForFinished(20'000));
            output += child.readAllStandardOutput();
            const std::uint64_t reported = lastReported(output);
            QVERIFY(reported > before);
            const auto found = check(folder.path());
            QVERIFY2(found >= reported, qPrintable(QStringLiteral("%1 < %2").arg(found).arg(reported)));
            before = found;
        }
    }

private:
    // How many events are there, whole and in order; 0 if they are not.
    static std::uint64_t check(const QString &folder)
    {
        const auto journal = openedJournal(folder);
        if (!journal)
            return 0;
        std::uint64_t expected = 0;
        bool inOrder = true;
        const auto done = journal->read([&](const JournalRecord &r) {
            const std::string tail = std::to_string(++expected);
            return inOrder = number(r.sequence) == expected && r.bytes.ends_with(tail);
        });
        const auto report = journal->verify();
        const bool whole = done && inOrder && report && report->damages.empty();
        return whole && number(journal->feed("a")->position.sequence) == expected ? expected : 0;
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("--append"))
        return appendForEver(arguments[2]);
    TestJournalCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journal_crash.moc"
