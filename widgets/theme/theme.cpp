// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

namespace yagura {

namespace {
using Table = std::array<QRgb, static_cast<std::size_t>(Token::Count)>;

// Severity on the night ground: smallest CIEDE2000 distance of any pair 16.5 in normal sight, 11.3 under simulated
// colour blindness; contrast with the ground 3.8 to 9.8.
constexpr Table night{0xff1e2328, 0xff242a30, 0xff2e353d, 0xff434c56,
    0xff333b43, // ground, surface, raised, border, grid
    0xffd7dce2, 0xff98a2ad, 0xff6fa8dc, 0xff10151a, 0xff323b44,
    0xff3a4d63,                         // text, muted, accent, its text, hover, selected
    0xff1a2026, 0xff39424b, 0xff2a3138, // water, land, other land
    0xff6b7580, 0xff7fb58a, 0xffe0b040, 0xffe8705a, 0xff58c7b8, 0xff203a3a, // hatch, good, warning, bad, exercise
    0xff6f7984, 0xffa9b1bc, 0xff5ab4e6, 0xfff5c542, 0xffe8501e, 0xffd33fa8, 0xff8a94a0, 0xff10151a, 0xff000000};

constexpr Table day{0xffeceae5, 0xfff7f6f2, 0xffffffff, 0xffb9b6ae, 0xffdcd9d2, 0xff1f2428, 0xff5b636b, 0xff1f5f9e,
    0xffffffff, 0xffe4e8ec, 0xffcfe0f0, 0xffe3e8ea, 0xffcfccc4, 0xffdfddd7, 0xff8a8f94, 0xff2f7d45, 0xff9a6a00,
    0xffb3341c, 0xff0f6f66, 0xffd5ece9, 0xff8d9298, 0xff5f6973, 0xff1b78b3, 0xff9a6e00, 0xffc03c10, 0xff9c1f7a,
    0xff6f777f, 0xffffffff, 0xff000000};

constexpr Table print{0xffffffff, 0xffffffff, 0xfff2f2f2, 0xff808080, 0xffd0d0d0, 0xff000000, 0xff404040, 0xff000000,
    0xffffffff, 0xfff0f0f0, 0xffe0e0e0, 0xffffffff, 0xffe4e4e4, 0xfff2f2f2, 0xff707070, 0xff1f5f30, 0xff6b4a00,
    0xff8a2010, 0xff0b5650, 0xffe8f4f3, 0xff909090, 0xff6a6a6a, 0xff2a7fb0, 0xff9a6e00, 0xffc03c10, 0xff9c1f7a,
    0xff606060, 0xffffffff, 0xff000000};

} // namespace

Theme::Theme(ThemeId id, const Table &colors)
    : m_id(id)
{
    std::ranges::transform(colors, m_colors.begin(), [](QRgb rgb) { return QColor::fromRgb(rgb); });
}

const Theme &Theme::of(ThemeId id)
{
    static const Theme themes[] = {{ThemeId::Night, night}, {ThemeId::Day, day}, {ThemeId::Print, print}};
    return themes[static_cast<int>(id)];
}

QColor Theme::severity(std::uint8_t level) const
{
    if (level > 5)
        return color(Token::SeverityUnknown);
    return color(static_cast<Token>(static_cast<int>(Token::Severity0) + level));
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, color(Token::Surface));
    p.setColor(QPalette::WindowText, color(Token::Text));
    p.setColor(QPalette::Base, color(Token::Surface));
    p.setColor(QPalette::AlternateBase, color(Token::Ground));
    p.setColor(QPalette::Text, color(Token::Text));
    p.setColor(QPalette::PlaceholderText, color(Token::TextMuted));
    p.setColor(QPalette::Button, color(Token::SurfaceRaised));
    p.setColor(QPalette::ButtonText, color(Token::Text));
    p.setColor(QPalette::BrightText, color(Token::Bad));
    p.setColor(QPalette::ToolTipBase, color(Token::SurfaceRaised));
    p.setColor(QPalette::ToolTipText, color(Token::Text));
    p.setColor(QPalette::Highlight, color(Token::Accent));
    p.setColor(QPalette::HighlightedText, color(Token::AccentText));
    p.setColor(QPalette::Link, color(Token::Accent));
    p.setColor(QPalette::LinkVisited, color(Token::Accent));
    p.setColor(QPalette::Light, color(Token::SurfaceRaised));
    p.setColor(QPalette::Midlight, color(Token::SurfaceRaised));
    p.setColor(QPalette::Mid, color(Token::Border));
    p.setColor(QPalette::Dark, color(Token::Border));
    p.setColor(QPalette::Shadow, color(Token::Ground));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, color(Token::TextMuted));
    p.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::Border));
    return p;
}

QFont Theme::font(TypeSize size, Language language, bool bold)
{
    QFont font;
    const QString latin = QStringLiteral("Noto Sans");
    const QString japanese = QStringLiteral("Noto Sans CJK JP");
    font.setFamilies(language == Language::Ja ? QStringList{japanese, latin} : QStringList{latin, japanese});
    constexpr double points[] = {8.5, 9.5, 14.0};
    font.setPointSizeF(points[static_cast<int>(size)]);
    font.setBold(bold);
    return font;
}

} // namespace yagura
