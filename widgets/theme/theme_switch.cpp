// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme_switch.h"

#include <QApplication>
#include <QStyleFactory>

namespace yagura {

ThemeSwitch::ThemeSwitch(QObject *parent)
    : QObject(parent)
    , m_theme(&Theme::of(ThemeId::Night))
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); // one look everywhere, follows the palette
    QApplication::setPalette(m_theme->palette());
}

void ThemeSwitch::set(ThemeId id)
{
    if (m_theme->id() == id)
        return;
    m_theme = &Theme::of(id);
    QApplication::setPalette(m_theme->palette());
    Q_EMIT changed();
}

} // namespace yagura
