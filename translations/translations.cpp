// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QtGlobal>

// Q_INIT_RESOURCE declares a function, which must be one of the global namespace.
static void initResource()
{
    Q_INIT_RESOURCE(yagura_translations);
}

namespace yagura {

void initTranslations()
{
    initResource();
}

} // namespace yagura
