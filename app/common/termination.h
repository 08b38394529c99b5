// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace yagura {

// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop, so that a program ends in order. One per process,
// made on the main thread before others start; from then on SIGPIPE is ignored (writes tell of it themselves).
class Termination : public QObject
{
    Q_OBJECT
public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
