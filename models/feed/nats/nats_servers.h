// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QUrl>

#include "models/problem/problem.h"

namespace yagura {

// The hosts behind one URL of a NATS cluster, and whose turn it is. Value type, no I/O.
//
//   nats+ws://HOST:PORT/FEED?also=HOST2:PORT2,HOST3:PORT3
//
// A round tries each of them once; the next round begins after the one that failed last, so that a dead server is not
// asked first every time.
class NatsServers
{
public:
    static constexpr qsizetype most = 32; // with those that a server names; what comes after is not taken

    // Problem: BadUrl; PlainNotAllowed for nats+ws to another machine, the `also` hosts included.
    [[nodiscard]] static Outcome<NatsServers> of(const QUrl &url, bool allowPlain);

    // Those that a server says belong to its cluster, "host:port". What is no host, or would be plain to another
    // machine without leave, is passed over: nothing that a server says widens what a person has allowed.
    void learn(const QStringList &addresses);

    void startRound() { m_triedInRound = 0; }
    [[nodiscard]] QUrl current() const { return m_servers[m_turn]; } // ws:// or wss://, path "/"
    bool advance(); // the current one failed; false: that was the last one of this round
    [[nodiscard]] const QList<QUrl> &all() const { return m_servers; }

private:
    NatsServers() = default;
    bool add(const QString &address);

    QString m_scheme; // ws, wss
    bool m_allowPlain = false;
    QList<QUrl> m_servers; // never empty
    qsizetype m_turn = 0;
    qsizetype m_triedInRound = 0;
};

} // namespace yagura
