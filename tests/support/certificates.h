// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace yagura::test {

using namespace Qt::StringLiterals;

// Certificates made when a test runs, by the openssl program (package openssl), in a folder that goes with this object.
// Keys are P-256, so one takes some milliseconds. qFatal when openssl fails: nothing that follows would mean anything.
//
//     const Certificates made;                                   // an authority of its own
//     const auto good = made.server();                           // for 127.0.0.1, ::1 and localhost
//     const auto wrong = made.server({u"DNS:relay.example"_s});  // another host
//     const auto old = made.server({}, -30, -1);                 // expired yesterday
//     const auto later = made.server({}, 1, 30);                 // valid from tomorrow
//     const auto desk = made.client(u"desk-1"_s);
//     const auto own = made.selfSigned();
class Certificates
{
public:
    struct Pair
    {
        QString certificate; // paths of PEM files
        QString key;
    };

    Certificates()
    {
        if (!m_folder.isValid())
            qFatal("no temporary folder");
        write(at(u"ca.cnf"), configuration);
        write(at(u"index.txt"), {});
        m_ca = {at(u"ca.pem"), at(u"ca.key")};
        openssl(QStringList{u"req"_s, u"-x509"_s, u"-config"_s, at(u"ca.cnf"), u"-extensions"_s, u"authority"_s,
                    u"-days"_s, u"30"_s, u"-subj"_s, u"/CN=Yagura test authority"_s, u"-out"_s, m_ca.certificate}
            + newKey(m_ca.key));
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString authority() const { return m_ca.certificate; } // to be trusted: --ca, FeedAccess::caFile
    [[nodiscard]] Pair authorityPair() const { return m_ca; }

    // `names`: subjectAltName entries ("DNS:relay.example", "IP:192.0.2.1"); none = this machine. Valid from `fromDays`
    // to `toDays`, counted from now.
    [[nodiscard]] Pair server(const QStringList &names = {}, int fromDays = -1, int toDays = 30) const
    {
        return issue(u"server"_s, u"serverAuth"_s, names.isEmpty() ? thisMachine() : names, fromDays, toDays);
    }
    [[nodiscard]] Pair client(const QString &name, int fromDays = -1, int toDays = 30) const
    {
        return issue(name, u"clientAuth"_s, {u"DNS:%1.example"_s.arg(name)}, fromDays, toDays);
    }
    // Signed by nobody but itself.
    [[nodiscard]] Pair selfSigned(const QStringList &names = {}) const
    {
        const Pair made = nextPair();
        openssl(QStringList{u"req"_s, u"-x509"_s, u"-days"_s, u"30"_s, u"-subj"_s, u"/CN=self"_s, u"-addext"_s,
                    subjectNames(names.isEmpty() ? thisMachine() : names), u"-out"_s, made.certificate}
            + newKey(made.key));
        return made;
    }
    // The same key behind a passphrase.
    [[nodiscard]] QString encrypted(const QString &key, const QString &passphrase) const
    {
        const QString out = nextPair().key;
        openssl(QStringList{
            u"pkcs8"_s, u"-topk8"_s, u"-in"_s, key, u"-out"_s, out, u"-passout"_s, u"pass:"_s + passphrase});
        return out;
    }

private:
    static constexpr char configuration[] = "[req]\n"
                                            "distinguished_name = name\n"
                                            "[name]\n"
                                            "[authority]\n"
                                            "basicConstraints = critical, CA:true\n"
                                            "keyUsage = critical, keyCertSign, cRLSign\n"
                                            "subjectKeyIdentifier = hash\n"
                                            "[ca]\n"
                                            "default_ca = test\n"
                                            "[test]\n"
                                            "database = index.txt\n"
                                            "rand_serial = yes\n"
                                            "unique_subject = no\n"
                                            "default_md = sha256\n"
                                            "policy = any\n"
                                            "email_in_dn = no\n"
                                            "[any]\n"
                                            "commonName = optional\n";

    [[nodiscard]] QString at(QStringView name) const { return m_folder.filePath(name.toString()); }
    [[nodiscard]] static QStringList thisMachine() { return {u"IP:127.0.0.1"_s, u"IP:::1"_s, u"DNS:localhost"_s}; }
    [[nodiscard]] static QString subjectNames(const QStringList &names)
    {
        return u"subjectAltName="_s + names.join(u',');
    }
    [[nodiscard]] static QStringList newKey(const QString &path)
    {
        return {
            u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-keyout"_s, path};
    }
    [[nodiscard]] Pair nextPair() const
    {
        const QString stem = m_folder.filePath(QString::number(++m_count));
        return {stem + u".pem"_s, stem + u".key"_s};
    }

    [[nodiscard]] Pair issue(
        const QString &name, const QString &usage, const QStringList &names, int fromDays, int toDays) const
    {
        const Pair made = nextPair();
        const QString request = made.key + u".csr"_s;
        const QString extensions = made.key + u".cnf"_s;
        write(extensions,
            u"basicConstraints = CA:false\nextendedKeyUsage = %1\n%2\n"_s.arg(usage, subjectNames(names)).toUtf8());
        openssl(QStringList{u"req"_s, u"-new"_s, u"-subj"_s, u"/CN="_s + name, u"-out"_s, request} + newKey(made.key));
        openssl({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, at(u"ca.cnf"), u"-cert"_s, m_ca.certificate,
            u"-keyfile"_s, m_ca.key, u"-outdir"_s, m_folder.path(), u"-startdate"_s, stamp(fromDays), u"-enddate"_s,
            stamp(toDays), u"-extfile"_s, extensions, u"-in"_s, request, u"-out"_s, made.certificate});
        return made;
    }
    [[nodiscard]] static QString stamp(int days)
    {
        return QDateTime::currentDateTimeUtc().addDays(days).toString(u"yyyyMMddHHmmss'Z'"_s);
    }

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
    }
    void openssl(const QStringList &arguments) const
    {
        QProcess program;
        program.setWorkingDirectory(m_folder.path());
        program.start(u"openssl"_s, arguments);
        if (!program.waitForFinished() || program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0)
            qFatal("openssl %s: %s", qPrintable(arguments.join(u' ')), program.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
    Pair m_ca;
    mutable int m_count = 0;
};

} // namespace yagura::test
