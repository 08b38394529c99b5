// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_columns.h"

#include <QFontMetrics>

#include "widgets/alerts/alert_words.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {
using Queue = AlertQueueModel;

int widest(const QFont &font, const QStringList &texts)
{
    const QFontMetrics metrics(font);
    int width = 0;
    for (const QString &text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

QStringList ages()
{
    using namespace std::chrono_literals;
    return {ageText(59s), ageText(59min), ageText(47h), ageText(999 * 24h)};
}

QStringList severities()
{
    QStringList texts;
    for (std::uint8_t level = 0; level <= 6; ++level) // 6: unknown
        texts += QChar(0x2248) + severityShort(level);
    return texts;
}
} // namespace

QFont AlertColumns::smallFont(const QFont &font)
{
    QFont small(font);
    small.setPointSizeF(font.pointSizeF() * Theme::font(TypeSize::Small, Language::En).pointSizeF()
        / Theme::font(TypeSize::Body, Language::En).pointSizeF());
    return small;
}

QFont AlertColumns::boldFont(const QFont &font)
{
    QFont bold(font);
    bold.setBold(true);
    return bold;
}

int AlertColumns::padding(const QFont &font)
{
    return std::max(3, QFontMetrics(font).averageCharWidth() * 2 / 3);
}

int AlertColumns::markSize(const QFont &font)
{
    return QFontMetrics(font).ascent() * 9 / 10;
}

int AlertColumns::lineHeight(const QFont &font)
{
    // Kanji are taller than the Latin letters of the same size: a row is made for both, whatever it holds.
    return std::max({QFontMetrics(font).height(), QFontMetrics(font).boundingRect(QStringLiteral("鬱Åg")).height()});
}

int AlertColumns::stateWidth(const QFont &font, const QString &text, const QString &owner)
{
    const int first = markSize(font) + padding(font) + widest(boldFont(font), {text});
    return std::max(first, widest(smallFont(font), {owner})) + 2 * padding(font) + 2;
}

AlertColumns AlertColumns::of(const QFont &font, int available, int stateWidth)
{
    const int pad = 2 * padding(font);
    const QFont small = smallFont(font);
    const int em = QFontMetrics(font).height();
    AlertColumns c;
    c.rowHeight = lineHeight(font) + lineHeight(small) + padding(font) * 2;
    c.narrow = available < em * 44;

    c.width[Queue::SeverityColumn]
        = std::max(markSize(font) + padding(font) + widest(boldFont(font), severities()), widest(small, ages())) + pad
        + 2;
    int words = 0;
    for (const QString &word : AlertWords::stateWords())
        words = std::max(words, AlertColumns::stateWidth(font, word, {}));
    // A very long name does not crowd out the title: from two fifths of the queue on it is cut, words never.
    c.width[Queue::StateColumn] = std::max(words, std::min(stateWidth, available * 2 / 5));
    if (!c.narrow) {
        c.width[Queue::AgeColumn] = widest(font, ages()) + pad;
        c.width[Queue::SectorColumn] = em * 9;
        c.width[Queue::RegionColumn] = em * 7;
    }
    int rest = available;
    for (const int w : c.width)
        rest -= w;
    c.width[Queue::TitleColumn] = std::max(em * 4, rest);
    return c;
}

} // namespace yagura
