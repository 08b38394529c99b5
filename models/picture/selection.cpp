// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/selection.h"

namespace yagura {

Selection::Selection(QObject *parent)
    : QObject(parent)
{
}

void Selection::select(const SubjectId &subject)
{
    if (m_subject == subject)
        return;
    m_subject = subject;
    Q_EMIT changed();
}

void Selection::clear()
{
    if (!m_subject)
        return;
    m_subject.reset();
    Q_EMIT changed();
}

} // namespace yagura
