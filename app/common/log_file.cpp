// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/log_file.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

// A message handler of Qt is a bare function, so what it needs has to lie here. Set while there is a LogFile.
std::shared_ptr<spdlog::logger> logger;
QtMessageHandler before = nullptr;

QLatin1StringView nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "critical"_L1;
    case QtFatalMsg:
        break;
    }
    return "fatal"_L1;
}

QByteArray lineOf(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QJsonObject line{{u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {u"level"_s, nameOf(type)}, {u"category"_s, QString::fromUtf8(context.category)}, {u"message"_s, message}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (logger) {
        const QByteArray line = lineOf(type, context, message);
        logger->info(spdlog::string_view_t(line.constData(), static_cast<std::size_t>(line.size())));
        if (type != QtDebugMsg && type != QtInfoMsg)
            logger->flush();
    }
    if (before)
        before(type, context, message);
}

void complainOnce(const std::string &words)
{
    static bool said = false;
    if (!std::exchange(said, true))
        std::fprintf(stderr, "log file: %s\n", words.c_str());
}

} // namespace

Outcome<std::unique_ptr<LogFile>> LogFile::open(const Options &options)
{
    try {
        const auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            options.path.toStdString(), options.bytes, options.kept);
        logger = std::make_shared<spdlog::logger>("file", sink);
    } catch (const spdlog::spdlog_ex &error) {
        return Problem{Problem::Kind::NotWritable, options.path, QString::fromLocal8Bit(error.what())};
    }
    logger->set_pattern("%v");
    logger->set_error_handler(complainOnce);
    spdlog::flush_every(std::chrono::seconds(1));
    spdlog::register_logger(logger);
    before = qInstallMessageHandler(handle);
    return std::unique_ptr<LogFile>(new LogFile);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(before);
    logger->flush();
    logger.reset();
    spdlog::shutdown(); // joins the thread that flushes
}

} // namespace yagura
