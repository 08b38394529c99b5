// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "widgets/theme/theme.h"

namespace yagura {

// Which theme the windows wear. Sets the application's palette; painted views repaint on changed(). UI thread.
class ThemeSwitch : public QObject
{
    Q_OBJECT
public:
    explicit ThemeSwitch(QObject *parent = nullptr);
    [[nodiscard]] const Theme &theme() const { return *m_theme; }
    void set(ThemeId id);

Q_SIGNALS:
    void changed();

private:
    const Theme *m_theme;
};

} // namespace yagura
