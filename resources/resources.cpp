// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QDir>

// Q_INIT_RESOURCE declares a function of the global namespace: it must not be used inside another one.
static void initGlobally()
{
    Q_INIT_RESOURCE(yagura);
}

namespace yagura {

void initResources()
{
    // Registering is idempotent, but the first time must come once: threads that ask together wait for it.
    static const bool once = (initGlobally(), true);
    static_cast<void>(once);
}

} // namespace yagura
