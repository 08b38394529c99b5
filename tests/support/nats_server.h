// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

namespace yagura::test {

// A real nats-server on loopback, with JetStream in a folder of its own and a WebSocket listener. It keeps
// port and folder over kill() and start(). Ends with the object.
class NatsServer
{
public:
    // Empty when it is not installed. It lies outside the PATH of ordinary users on Debian.
    static QString program()
    {
        const QString name = QStringLiteral("nats-server");
        const QString found = QStandardPaths::findExecutable(name);
        return found.isEmpty() ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin")}) : found;
    }

    // `more`: further lines of its configuration (authorization …).
    explicit NatsServer(QByteArray more = {})
        : m_more(std::move(more))
    {
    }
    ~NatsServer() { kill(); }

    bool start()
    {
        for (int attempt = 0; attempt < 5; ++attempt) {
            if (m_port == 0)
                m_port = freePort();
            if (tryStart())
                return true;
            if (!m_ran)
                m_port = 0; // somebody else took it in between
        }
        return false;
    }
    void kill() // as SIGKILL does
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    void forgetEverything() { QDir(m_folder.filePath(QStringLiteral("store"))).removeRecursively(); }
    void setMore(QByteArray more) { m_more = std::move(more); }
    // The WebSocket listener with TLS; with `ca` only to clients that have a certificate of that authority.
    void setTls(const QString &certificate, const QString &key, const QString &ca = {})
    {
        m_tls = "tls: { cert_file: \"" + certificate.toUtf8() + "\", key_file: \"" + key.toUtf8() + '"';
        m_tls += ca.isEmpty() ? QByteArray(" }") : ", ca_file: \"" + ca.toUtf8() + "\", verify: true }";
    }

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const
    {
        const bool plain = m_tls.startsWith("no_tls");
        const QString scheme = plain ? QStringLiteral("nats+ws") : QStringLiteral("nats+wss");
        return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(m_port).arg(path));
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QByteArray log() const { return m_log; }

private:
    static quint16 freePort()
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        return probe.serverPort();
    }
    bool tryStart()
    {
        QFile file(m_folder.filePath(QStringLiteral("nats.conf")));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("listen: \"127.0.0.1:-1\"\njetstream { store_dir: \"" + m_folder.path().toUtf8()
            + "/store\" }\nwebsocket { listen: \"127.0.0.1:" + QByteArray::number(m_port) + "\", " + m_tls + " }\n"
            + m_more + '\n');
        file.close();
        m_log.clear();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(), {QStringLiteral("-c"), file.fileName()});
        while (m_process.state() != QProcess::NotRunning && m_process.waitForReadyRead(20'000)) {
            m_log += m_process.readAll();
            if (m_log.contains("Server is ready")) {
                m_ran = true;
                return true;
            }
        }
        m_log += m_process.readAll();
        kill();
        return false;
    }

    QByteArray m_tls = "no_tls: true";
    QByteArray m_more;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
    bool m_ran = false;
};

} // namespace yagura::test
