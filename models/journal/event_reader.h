// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "models/journal/journal_service.h"

namespace yagura {

// The UI thread's end of JournalService::fetch: the views ask for whole events, the answer comes when it is read.
// The composition root connects `wanted` to the service and the service's answers to `arrived`. UI thread.
class EventReader : public QObject
{
    Q_OBJECT
public:
    explicit EventReader(QObject *parent = nullptr);
    // The number under which the answer will come.
    quint64 request(const QList<EventRef> &refs);

Q_SIGNALS:
    void wanted(quint64 request, const QList<yagura::EventRef> &refs);
    void arrived(quint64 request, const QList<yagura::FetchedEvent> &events);
    // The same for what was refused.
    void quarantineWanted(const QByteArray &feed, int newest);
    void quarantineArrived(const QByteArray &feed, const QList<yagura::Quarantined> &items);

private:
    quint64 m_last = 0;
};

} // namespace yagura
