// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"

namespace yagura {

std::vector<const Duty *> Catalog::dutiesFor(SectorSet sectors) const
{
    std::vector<const Duty *> found;
    for (const Duty &duty : m_duties) {
        if ((duty.sectors & sectors) != 0)
            found.push_back(&duty);
    }
    return found;
}

QStringList Catalog::notifyFor(SectorIndex index) const
{
    return m_notify.value(index);
}

} // namespace yagura
