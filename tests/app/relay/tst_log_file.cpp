// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include "app/common/log_file.h"

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(category, "yagura.test", QtInfoMsg)

QList<QJsonObject> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QJsonObject> lines;
    while (!file.atEnd()) {
        const QJsonDocument line = QJsonDocument::fromJson(file.readLine());
        if (!line.isObject())
            qFatal("a line is not JSON");
        lines << line.object();
    }
    return lines;
}

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    }
    void cleanup() { qInstallMessageHandler(nullptr); }

    void everyLineIsOneObject()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"relay.log"_s);
        {
            const auto log = LogFile::open({path});
            QVERIFY(log);
            qCInfo(category).noquote() << u"二行の\n\"引用\"\t と \u202e 逆順"_s;
            qCWarning(category) << "disk";
        }
        qCInfo(category) << "after it was closed";
        const auto lines = linesOf(path);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0][u"message"].toString(), u"二行の\n\"引用\"\t と \u202e 逆順"_s);
        QCOMPARE(lines[0][u"level"].toString(), u"info"_s);
        QCOMPARE(lines[0][u"category"].toString(), u"yagura.test"_s);
        QVERIFY(QDateTime::fromString(lines[0][u"time"].toString(), Qt::ISODateWithMs).isValid());
        QCOMPARE(lines[1][u"level"].toString(), u"warning"_s);
    }

    void turnsOver()
    {
        const QTemporaryDir folder;
        {
            const auto log = LogFile::open({folder.filePath(u"relay.log"_s), 2000, 2});
            QVERIFY(log);
            for (int i = 0; i < 200; ++i)
                qCInfo(category) << "line" << i;
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
            QStringList({u"relay.1.log"_s, u"relay.2.log"_s, u"relay.log"_s}));
        for (const QFileInfo &file : QDir(folder.path()).entryInfoList(QDir::Files))
            QVERIFY2(file.size() <= 2000 && !linesOf(file.filePath()).isEmpty(), qPrintable(file.fileName()));
        QCOMPARE(linesOf(folder.filePath(u"relay.log"_s)).last()[u"message"].toString(), u"line 199"_s);
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        const QTemporaryDir folder;
        QFile notAFolder(folder.filePath(u"file"_s));
        QVERIFY(notAFolder.open(QIODevice::WriteOnly));
        const auto log = LogFile::open({folder.filePath(u"file/relay.log"_s)});
        QVERIFY(!log);
        QCOMPARE(log.error().kind, Problem::Kind::NotWritable);
    }

    void aFullDiskStopsNobody()
    {
        const auto log = LogFile::open({u"/dev/full"_s});
        QVERIFY(log);
        for (int i = 0; i < 3; ++i)
            qCWarning(category) << "line" << i; // flushed at once, which fails
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_log_file.moc"
