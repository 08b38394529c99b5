// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/event_reader.h"

namespace yagura {

EventReader::EventReader(QObject *parent)
    : QObject(parent)
{
}

quint64 EventReader::request(const QList<EventRef> &refs)
{
    Q_EMIT wanted(++m_last, refs);
    return m_last;
}

} // namespace yagura
