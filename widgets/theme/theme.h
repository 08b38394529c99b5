// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include "models/catalog/catalog.h"

// Colours and type by what they mean. The only place with colour literals; views ask for tokens.
namespace yagura {

enum class Token {
    Ground,        // behind everything
    Surface,       // panels
    SurfaceRaised, // headers, cards, tooltips
    Border,        // lines between things
    Grid,          // weaker lines inside painted views
    Text,
    TextMuted,
    Accent,     // selection, focus, links to act on
    AccentText, // on Accent
    Hover,
    Selected, // ground of a selected row or tile
    Water,    // map
    Land,
    LandOther, // countries that are not ours to watch
    Hatch,     // lines of "unknown"
    Good,      // alive
    Warning,   // late
    Bad,       // lost, failed
    Exercise,  // frames and words of an exercise
    ExerciseGround,
    Severity0,
    Severity1,
    Severity2,
    Severity3,
    Severity4,
    Severity5,
    SeverityUnknown,
    SeverityText, // on a filled severity mark
    TlpGround,    // TLP labels: text in the standard's colour on this
    Count
};

enum class ThemeId { Night, Day, Print };

// The three sizes of type.
enum class TypeSize { Small, Body, Title };

class Theme
{
public:
    [[nodiscard]] static const Theme &of(ThemeId id);

    [[nodiscard]] ThemeId id() const { return m_id; }
    [[nodiscard]] QColor color(Token token) const { return m_colors[static_cast<std::size_t>(token)]; }
    // 0–5; anything else: SeverityUnknown.
    [[nodiscard]] QColor severity(std::uint8_t level) const;
    [[nodiscard]] QPalette palette() const;

    // Families are named outright, Japanese first in Japanese: generic ones follow the environment and draw Han
    // characters in their Chinese form. Figures are tabular in both.
    [[nodiscard]] static QFont font(TypeSize size, Language language, bool bold = false);

private:
    Theme(ThemeId id, const std::array<QRgb, static_cast<std::size_t>(Token::Count)> &colors);
    ThemeId m_id;
    std::array<QColor, static_cast<std::size_t>(Token::Count)> m_colors;
};

} // namespace yagura
