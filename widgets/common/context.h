// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/action_desk.h"
#include "models/alerts/scoped_picture.h"
#include "models/feed/feed_board.h"
#include "models/journal/event_reader.h"
#include "models/picture/selection.h"
#include "widgets/common/ui_language.h"
#include "widgets/theme/theme_switch.h"

namespace yagura {

// What every view is given: the facts, the three shared objects, and how to speak. Borrowed; the composition root owns
// all of it and outlives the views. Views never talk to each other, only through these.
struct ViewContext
{
    const Catalog &catalog;
    const Clock &clock;
    Watch &watch;
    ScopedPicture &scoped;
    Scope &scope;
    TimeCursor &cursor;
    Selection &selection;
    ActionDesk &desk;
    FeedBoard &feeds;
    EventReader &events;
    UiLanguage &language;
    ThemeSwitch &themes;

    [[nodiscard]] const Theme &theme() const { return themes.theme(); }
    [[nodiscard]] Language lang() const { return language.language(); }
};

} // namespace yagura
