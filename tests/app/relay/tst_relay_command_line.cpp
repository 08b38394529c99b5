// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>

#include <unistd.h>

#include "models/journal/journal.h"
#include "tests/app/relay/relay_process.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

// Every mistake: one sentence on standard error, nothing on standard output, and the right exit code.
class TestRelayCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void mistakes_data();
    void mistakes();
    void mistakesInJapanese_data();
    void mistakesInJapanese();
    void helps_data();
    void helps();
    void version();
    void languageOption_data();
    void languageOption();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text) const;

    QTemporaryDir m_folder;
    QTcpServer m_other;              // holds a port
    std::unique_ptr<Journal> m_held; // holds a store
};

void TestRelayCommandLine::write(const QString &name, const QByteArray &text) const
{
    QFile file(at(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestRelayCommandLine::initTestCase()
{
    QVERIFY(m_other.listen(QHostAddress::LocalHost));
    write(u"file"_s, "not a folder");
    write(u"bad.ndjson"_s, "{\"at\":1}\n");
    write(u"empty.ndjson"_s, "\n");
    write(u"tokens.json"_s,
        R"({"version":1,"tokens":[{"name":"a","tlp":"RED","sha256":")" + QByteArray(64, 'a') + R"("}]})");
    QVERIFY(QDir(m_folder.path()).mkpath(u"no-journal"_s));
    write(u"no-journal/notes.txt"_s, "mine");
    auto held = Journal::open(at(u"held"_s), Journal::Access::ReadWrite);
    QVERIFY(held);
    m_held = std::move(held).value();
}

// "%D" is the folder of the test, "%P" a port that is taken.
void TestRelayCommandLine::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("names"); // what the sentence must name
    const auto row = [](const char *name, const char *line, int code, const char *names) {
        QTest::newRow(name) << QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts) << code
                            << QString::fromLatin1(names);
    };
    row("nothing", "", 2, "COMMAND");
    row("unknown command", "sevre", 2, "sevre");
    row("unknown option before the command", "--frob", 2, "--frob");
    row("unknown short option", "-x", 2, "-x");
    row("unknown option", "serve --store %D/s --frob", 2, "--frob");
    row("unknown option with a value", "serve --store %D/s --frob=1", 2, "--frob");
    row("no store", "serve", 2, "--store DIR");
    row("empty store", "serve --store=", 2, "--store DIR");
    row("no value at the end", "serve --store", 2, "--store");
    row("no value before an option", "serve --store --scenario demo", 2, "--store");
    row("value for a flag", "serve --store %D/s --allow-plain=yes", 2, "--allow-plain");
    row("a word too many", "serve --store %D/s extra", 2, "extra");
    row("listen without a port", "serve --store %D/s --listen 127.0.0.1", 2, "--listen");
    row("listen with a large port", "serve --store %D/s --listen 127.0.0.1:70000", 2, "127.0.0.1:70000");
    row("listen on a name", "serve --store %D/s --listen relay.example:1", 2, "relay.example:1");
    row("listen on half an address", "serve --store %D/s --listen ::1:7411", 2, "::1:7411");
    row("rate of zero", "serve --store %D/s --rate 0", 2, "--rate");
    row("rate that is no number", "serve --store %D/s --rate many", 2, "many");
    row("rate that is not a number", "serve --store %D/s --rate nan", 2, "nan");
    row("negative speed", "serve --store %D/s --replay x --speed -1", 2, "-1");
    row("heartbeat too short", "serve --store %D/s --heartbeat-ms 1", 2, "--heartbeat-ms");
    row("two sources", "serve --store %D/s --scenario demo --rate 5", 2, "--rate");
    row("unknown language", "--language de serve", 2, "de");
    row("unknown language, after the command", "serve --language fr", 2, "fr");
    row("plain to others", "serve --store %D/s --listen 0.0.0.0:0", 2, "ws://0.0.0.0:0/");
    row("port in use", "serve --store %D/s --listen 127.0.0.1:%P", 1, "127.0.0.1:%P");
    row("address of another machine", "serve --store %D/s --listen 192.0.2.1:0 --allow-plain", 1, "192.0.2.1:0");
    row("store is a file", "serve --store %D/file --listen 127.0.0.1:0", 1, "%D/file");
    row("store below a file", "serve --store %D/file/s --listen 127.0.0.1:0", 1, "%D/file");
    row("store in use", "serve --store %D/held --listen 127.0.0.1:0", 1, "%D/held");
    row("unknown scenario", "serve --store %D/s --listen 127.0.0.1:0 --scenario none", 1, "none");
    row("missing scenario", "serve --store %D/s --listen 127.0.0.1:0 --scenario %D/n.ndjson", 1, "%D/n.ndjson");
    row("wrong scenario", "serve --store %D/s --listen 127.0.0.1:0 --scenario %D/bad.ndjson", 1, "%D/bad.ndjson:1");
    row("missing recording", "serve --store %D/s --listen 127.0.0.1:0 --replay %D/n.ndjson", 1, "%D/n.ndjson");
    row("recording is a folder", "serve --store %D/s --listen 127.0.0.1:0 --replay %D", 1, "%D");
    row("empty recording", "serve --store %D/s --listen 127.0.0.1:0 --replay %D/empty.ndjson", 1, "%D/empty.ndjson");
    row("certificate without a key", "serve --store %D/s --certificate %D/file", 2, "--key FILE");
    row("key without a certificate", "serve --store %D/s --key %D/file", 2, "--certificate FILE");
    row("client CA without a certificate", "serve --store %D/s --client-ca %D/file", 2, "--certificate FILE");
    row("missing certificate", "serve --store %D/s --certificate %D/none --key %D/file", 1, "%D/none");
    row("certificate that is none", "serve --store %D/s --certificate %D/file --key %D/file", 1, "%D/file");
    row("missing tokens", "serve --store %D/s --listen 127.0.0.1:0 --tokens %D/none", 1, "%D/none");
    row("tokens that are none", "serve --store %D/s --listen 127.0.0.1:0 --tokens %D/file", 1, "%D/file:1");
    row("no clients at all", "serve --store %D/s --max-clients 0", 2, "--max-clients");
    row("token, but what", "token", 2, "add|list|revoke");
    row("token of an unknown kind", "token frob --tokens %D/t", 2, "frob");
    row("token in no file", "token list", 2, "--tokens FILE");
    row("token of nobody", "token add --tokens %D/t --tlp RED", 2, "--name NAME");
    row("token without a ceiling", "token add --tokens %D/t --name a", 2, "--tlp TLP");
    row("token with an old TLP", "token add --tokens %D/t --name a --tlp WHITE", 2, "WHITE");
    row("token with a name for a path", "token add --tokens %D/t --name a/b --tlp RED", 1, "tokens[0].name");
    row("token for no sector", "token add --tokens %D/t --name a --tlp RED --sectors=", 2, "--sectors");
    row("token for no feed", "token add --tokens %D/t --name a --tlp RED --feeds=", 2, "--feeds");
    row("token for no audience", "token add --tokens %D/t --name a --tlp RED --audience=,", 2, "--audience");
    row("token of half a rate", "token add --tokens %D/t --name a --tlp RED --rate 0.5", 2, "--rate");
    row("token for no day", "token add --tokens %D/t --name a --tlp RED --days 0", 2, "--days");
    row("token for a missing certificate", "token add --tokens %D/t --name a --tlp RED --certificate %D/none", 1,
        "%D/none");
    row("token for no certificate", "token add --tokens %D/t --name a --tlp RED --certificate %D/file", 1, "%D/file");
    row("token into no folder", "token add --tokens %D/none/t --name a --tlp RED", 1, "%D/none/t");
    row("tokens of no file", "token list --tokens %D/none", 1, "%D/none");
    row("token that is not there", "token revoke --tokens %D/tokens.json --name b", 2, "--name");
    row("token that is there", "token add --tokens %D/tokens.json --name a --tlp RED", 2, "--name");
    row("record nothing", "record", 2, "URL");
    row("record into nothing", "record ws://127.0.0.1:1/", 2, "FILE");
    row("record no URL", "record feed %D/r", 2, "feed");
    row("record a web page", "record https://relay.example/ %D/r", 2, "https://relay.example/");
    row("record plain from others", "record ws://relay.example/x %D/r", 2, "ws://relay.example/x");
    row("record into a file that is there", "record ws://127.0.0.1:1/x %D/file", 1, "%D/file");
    row("record into no folder", "record ws://127.0.0.1:1/x %D/none/r", 1, "%D/none/r");
    row("record from nobody", "record ws://127.0.0.1:1/x %D/r1 --until-head", 1, "ws://127.0.0.1:1/x");
    row("record all from nobody", "record ws://127.0.0.1:1/ %D/r2 --until-head", 1, "ws://127.0.0.1:1");
    row("export without store", "export", 2, "--store DIR");
    row("export from no folder", "export --store %D/none", 1, "%D/none");
    row("export from no journal", "export --store %D/no-journal", 1, "%D/no-journal");
    row("export an unknown feed", "export --store %D/held --feed nobody", 1, "nobody");
    row("export into no folder", "export --store %D/held --out %D/none/x", 1, "%D/none/x");
    row("export into a folder", "export --store %D/held --out %D", 1, "%D");
    row("bridge without from", "bridge --to %D/s", 2, "--from DIR|URL");
    row("bridge without to", "bridge --from %D/held", 2, "--to URL|DIR");
    row("bridge between folders", "bridge --from %D/held --to %D/s", 2, "--to");
    row("bridge between servers", "bridge --from ws://127.0.0.1:1/ --to nats+ws://127.0.0.1:1/", 2, "--to");
    row("bridge into a relay", "bridge --from %D/held --to ws://127.0.0.1:1/", 2, "JetStream");
    row("bridge into a web page", "bridge --from %D/held --to https://n1.example/", 2, "https://n1.example/");
    row("bridge plain to others", "bridge --from %D/held --to nats+ws://n1.example/", 2, "nats+ws://n1.example/");
    row("bridge plain to another one of the cluster",
        "bridge --from %D/held --to nats+ws://127.0.0.1:1/?also=n2.example:1", 2, "n2.example:1");
    row("bridge with no replicas", "bridge --from %D/held --to nats+ws://127.0.0.1:1/ --replicas 0", 2, "--replicas");
    row("bridge with two secrets",
        "bridge --from %D/held --to nats+ws://127.0.0.1:1/ --token-file %D/file --user me --password-file %D/file", 2,
        "--user");
    row("bridge with a user alone", "bridge --from %D/held --to nats+ws://127.0.0.1:1/ --user me", 2,
        "--password-file FILE");
    row("bridge with a password alone", "bridge --from %D/held --to nats+ws://127.0.0.1:1/ --password-file %D/file", 2,
        "--user NAME");
    row("bridge without its secret", "bridge --from %D/held --to nats+ws://127.0.0.1:1/ --token-file %D/none", 1,
        "%D/none");
    row("bridge with an empty secret", "bridge --from %D/held --to nats+ws://127.0.0.1:1/ --token-file %D/empty.ndjson",
        1, "%D/empty.ndjson");
    row("bridge of a feed that is none", "bridge --from %D/held --to nats+ws://127.0.0.1:1/ --feed a/b", 2, "--feed");
    row("bridge of two feeds into one", "bridge --from %D/held --to nats+ws://127.0.0.1:1/x --feed y", 2, "--feed");
    row("bridge from no folder", "bridge --from %D/none --to nats+ws://127.0.0.1:1/", 1, "%D/none");
    row("bridge from no journal", "bridge --from %D/no-journal --to nats+ws://127.0.0.1:1/", 1, "%D/no-journal");
    row("bridge of an unknown feed", "bridge --from %D/held --to nats+ws://127.0.0.1:1/nobody", 1, "nobody");
    row("bridge of nothing", "bridge --from %D/held --to nats+ws://127.0.0.1:1/", 1, "%D/held");
    row("bridge into a store in use", "bridge --from ws://127.0.0.1:1/x --to %D/held", 1, "%D/held");
    row("bridge from nobody", "bridge --from nats+ws://127.0.0.1:1/x --to %D/b1", 1, "nats+ws://127.0.0.1:1/x");
    row("bridge from no relay", "bridge --from ws://127.0.0.1:1/x --to %D/b2", 1, "ws://127.0.0.1:1/x");
    row("verify without store", "verify", 2, "--store DIR");
    row("verify no folder", "verify --store %D/none", 1, "%D/none");
    row("verify no journal", "verify --store %D/no-journal", 1, "%D/no-journal");
    row("verify a word too many", "verify %D/held", 2, "%D/held");
    if (::geteuid() != 0) {
        row("store without permission", "serve --store /proc/1/s --listen 127.0.0.1:0", 1, "/proc/1/s");
        row("recording without permission", "serve --store %D/s --listen 127.0.0.1:0 --replay /etc/shadow", 1,
            "/etc/shadow");
    }
}

void TestRelayCommandLine::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, names);
    const QString port = QString::number(m_other.serverPort());
    for (QString *text : {&names})
        text->replace(u"%D"_s, m_folder.path()).replace(u"%P"_s, port);
    arguments.replaceInStrings(u"%D"_s, m_folder.path()).replaceInStrings(u"%P"_s, port);

    const auto result = RelayProcess::run(arguments);
    QCOMPARE(result.out, QString());
    QVERIFY2(QRegularExpression(u"\\Ayagura-relay: [^\\n]+\\.\\n\\z"_s).match(result.err).hasMatch(),
        qPrintable(result.err));
    QVERIFY2(result.err.contains(names), qPrintable(result.err));
    QCOMPARE(result.code, code);
}

void TestRelayCommandLine::mistakesInJapanese_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("lang");
    QTest::newRow("by the system") << QStringList{u"serve"_s, u"--frob"_s} << u"ja_JP.UTF-8"_s;
    QTest::newRow("by option") << QStringList{u"--language"_s, u"ja"_s, u"frob"_s} << u"C.UTF-8"_s;
    QTest::newRow("by option after the mistake")
        << QStringList{u"serve"_s, u"--frob"_s, u"--language=ja"_s} << u"C.UTF-8"_s;
}

void TestRelayCommandLine::mistakesInJapanese()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, lang);
    const auto result = RelayProcess::run(arguments, lang);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(u"。"_s) && result.err.contains(u"frob"_s), qPrintable(result.err));
}

void TestRelayCommandLine::helps_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("mentions");
    QTest::newRow("program") << QStringList{u"--help"_s}
                             << QStringList{u"serve"_s, u"record"_s, u"export"_s, u"verify"_s, u"--version"_s};
    QTest::newRow("short") << QStringList{u"-h"_s} << QStringList{u"serve"_s};
    QTest::newRow("serve") << QStringList{u"serve"_s, u"--help"_s}
                           << QStringList{u"--listen"_s, u"--store"_s, u"--scenario"_s, u"--replay"_s, u"--speed"_s,
                                  u"--rate"_s, u"--seed"_s, u"--heartbeat-ms"_s, u"--allow-plain"_s, u"--tokens"_s,
                                  u"--certificate"_s, u"--key"_s, u"--client-ca"_s, u"--max-clients"_s,
                                  u"--max-per-address"_s};
    QTest::newRow("token") << QStringList{u"token"_s, u"--help"_s}
                           << QStringList{u"add|list|revoke"_s, u"--tokens"_s, u"--tlp"_s, u"--audience"_s};
    QTest::newRow("record") << QStringList{u"record"_s, u"--help"_s}
                            << QStringList{u"URL"_s, u"FILE"_s, u"--until-head"_s, u"--allow-plain"_s};
    QTest::newRow("export") << QStringList{u"export"_s, u"-h"_s}
                            << QStringList{u"--store"_s, u"--feed"_s, u"--out"_s, u"--recording"_s};
    QTest::newRow("bridge") << QStringList{u"bridge"_s, u"--help"_s}
                            << QStringList{u"--from"_s, u"--to"_s, u"--feed"_s, u"--follow"_s, u"--replicas"_s,
                                   u"--one-by-one"_s, u"--token-file"_s, u"--user"_s, u"--password-file"_s, u"--ca"_s,
                                   u"--certificate"_s, u"--key"_s, u"--allow-plain"_s};
    QTest::newRow("verify") << QStringList{u"verify"_s, u"--help"_s} << QStringList{u"--store"_s};
}

void TestRelayCommandLine::helps()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, mentions);
    mentions << u"--language"_s << u"yagura-relay"_s << u"Examples:"_s;
    const auto result = RelayProcess::run(arguments);
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    for (const QString &word : mentions)
        QVERIFY2(result.out.contains(word), qPrintable(word));
}

void TestRelayCommandLine::version()
{
    for (const QString &option : {u"--version"_s, u"-v"_s}) {
        const auto result = RelayProcess::run({option});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.out, u"yagura-relay " YAGURA_VERSION "\n"_s);
    }
}

void TestRelayCommandLine::languageOption_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("asked");
    QTest::newRow("English asked for") << u"ja_JP.UTF-8"_s << u"en"_s;
    QTest::newRow("English system") << u"en_US.UTF-8"_s << QString();
    QTest::newRow("no language") << QString() << QString();
    QTest::newRow("a third one") << u"de_DE.UTF-8"_s << QString();
}

void TestRelayCommandLine::languageOption()
{
    QFETCH(QString, lang);
    QFETCH(QString, asked);
    const QStringList option = asked.isEmpty() ? QStringList() : QStringList{u"--language"_s, asked};
    const auto result = RelayProcess::run(option + QStringList{u"frob"_s}, lang);
    QVERIFY2(result.err.contains(u"There is no command frob."_s), qPrintable(result.err));
}

QTEST_GUILESS_MAIN(TestRelayCommandLine)
#include "tst_relay_command_line.moc"
