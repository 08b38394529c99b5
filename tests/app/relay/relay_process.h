// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTest>

#include <csignal>
#include <optional>

namespace yagura::test {

// The real program, with an environment of the test's own choosing.
class RelayProcess
{
public:
    struct Result
    {
        int code = -1; // -1: it did not end by itself, or by a signal
        QString out;
        QString err;
    };

    explicit RelayProcess(const QStringList &arguments, const QString &language = QStringLiteral("C.UTF-8"),
        const QString &logging = QStringLiteral("yagura.*.info=false"))
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("LC_ALL"));
        environment.remove(QStringLiteral("LC_MESSAGES"));
        environment.insert(QStringLiteral("LANG"), language);
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), logging);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(YAGURA_RELAY), arguments);
    }
    ~RelayProcess()
    {
        if (m_process.state() != QProcess::NotRunning)
            m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] static Result run(const QStringList &arguments, const QString &language = QStringLiteral("C.UTF-8"))
    {
        return RelayProcess(arguments, language).finish();
    }

    [[nodiscard]] Result finish(int withinMs = 20'000)
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(withinMs))
            return {};
        const bool byItself = m_process.exitStatus() == QProcess::NormalExit;
        return {byItself ? m_process.exitCode() : -1, QString::fromUtf8(m_process.readAllStandardOutput()),
            QString::fromUtf8(m_process.readAllStandardError())};
    }

    // The URL of "listening on URL", or nothing.
    [[nodiscard]] QString listening()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(10'000))
                return {};
        }
        const QString line = QString::fromUtf8(m_process.readLine());
        const QString before = QStringLiteral("listening on ");
        return line.startsWith(before) ? line.sliced(before.size()).trimmed() : QString();
    }

    // The next line that it prints.
    [[nodiscard]] QString nextLine()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(10'000))
                return {};
        }
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }

    // Asks it to end; finish() waits until it has.
    void ask(int signal = SIGTERM) { ::kill(static_cast<pid_t>(m_process.processId()), signal); }

    // Asks it to end, and tells how it did.
    [[nodiscard]] Result stop(int signal = SIGTERM)
    {
        ask(signal);
        return finish();
    }

private:
    QProcess m_process;
};

} // namespace yagura::test
