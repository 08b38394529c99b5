// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/termination.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace yagura {

namespace {

// A handler may do next to nothing: it writes one byte into a pipe, which the event loop reads.
int wakeUp = -1;

void onSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(wakeUp, &byte, 1);
}

constexpr std::array ending{SIGINT, SIGTERM, SIGHUP};

} // namespace

struct Termination::Private
{
    std::array<int, 2> pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

Termination::Termination(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (::pipe2(d->pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then signals end the program at once, as ever
    d->notifier = std::make_unique<QSocketNotifier>(d->pipe[0], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        [[maybe_unused]] const auto read = ::read(d->pipe[0], bytes.data(), bytes.size());
        Q_EMIT requested();
    });
    wakeUp = d->pipe[1];
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int number : ending)
        ::sigaction(number, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Termination::~Termination()
{
    for (const int number : ending)
        std::signal(number, SIG_DFL);
    wakeUp = -1;
    d->notifier.reset();
    for (const int end : d->pipe) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace yagura
