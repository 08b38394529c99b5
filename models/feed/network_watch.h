// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace yagura {

// Says when the machine has a network again, by the word of the system (QNetworkInformation). Where the system gives
// none it stays silent: the back-off of each feed does the work, later by up to 30 s. UI thread.
class NetworkWatch : public QObject
{
    Q_OBJECT
public:
    explicit NetworkWatch(QObject *parent = nullptr);
    // What the system says now; returned() when it went from no network to some. For tests, too.
    void note(bool reachable);

Q_SIGNALS:
    void returned();

private:
    bool m_reachable = true;
};

} // namespace yagura
