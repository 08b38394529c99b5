// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/command_line.h"
#include "app/common/log_file.h"
#include "app/relay/status_page.h"

namespace yagura {

// What a relay needs besides its feeds when it runs as a service: a log file and a status page.
void addServiceOptions(CommandLine &line);

class Service
{
public:
    // Opens what the command line asks for; nothing of it by default. The source is asked by the status page.
    [[nodiscard]] static Outcome<std::unique_ptr<Service>> start(const CommandLine &line, StatusPage::Source source);

    // "status at http://127.0.0.1:7412/metrics", or nothing.
    [[nodiscard]] QString where() const;

private:
    Service() = default;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<StatusPage> m_page;
};

} // namespace yagura
