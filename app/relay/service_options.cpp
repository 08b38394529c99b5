// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/service_options.h"

#include "app/relay/texts.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Outcome<LogFile::Options> logOptions(const CommandLine &line)
{
    const auto size = line.number(u"log-size"_s, 1, 1024);
    if (!size)
        return size.error();
    const auto kept = line.number(u"log-keep"_s, 0, 1000);
    if (!kept)
        return kept.error();
    return LogFile::Options{
        line.value(u"log"_s), static_cast<std::size_t>(*size * 1024 * 1024), static_cast<std::size_t>(*kept)};
}

} // namespace

void addServiceOptions(CommandLine &line)
{
    line.addValue(u"log"_s, u"FILE"_s,
        Relay::tr("Also write the log into this file, one JSON object a line. It is turned over when it is full."));
    line.addValue(u"log-size"_s, u"MIB"_s, Relay::tr("How large a log file may become. Default: 10."), u"10"_s);
    line.addValue(u"log-keep"_s, u"N"_s, Relay::tr("How many older log files are kept. Default: 5."), u"5"_s);
    line.addValue(u"status-port"_s, u"PORT"_s,
        Relay::tr("Serve /healthz and /metrics (Prometheus) over HTTP on this port of 127.0.0.1. 0 takes a free one."));
}

Outcome<std::unique_ptr<Service>> Service::start(const CommandLine &line, StatusPage::Source source)
{
    std::unique_ptr<Service> service(new Service);
    if (line.isSet(u"log"_s)) {
        const auto options = logOptions(line);
        if (!options)
            return options.error();
        auto log = LogFile::open(*options);
        if (!log)
            return log.error();
        service->m_log = std::move(log).value();
    }
    if (line.isSet(u"status-port"_s)) {
        const auto port = line.number(u"status-port"_s, 0, 65535);
        if (!port)
            return port.error();
        service->m_page = std::make_unique<StatusPage>(std::move(source));
        if (const Success listening = service->m_page->listen(static_cast<quint16>(*port)); !listening)
            return listening.error();
    }
    return service;
}

QString Service::where() const
{
    return m_page ? u"status at http://127.0.0.1:%1/metrics\n"_s.arg(m_page->port()) : QString();
}

} // namespace yagura
