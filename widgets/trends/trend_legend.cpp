// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/trend_legend.h"

#include "widgets/common/marks.h"
#include "widgets/common/words.h"
#include "widgets/trends/trend_axis.h"

namespace yagura {

namespace {
constexpr double gap = 6;
constexpr double between = 14;
constexpr double margin = 6;
} // namespace

TrendLegend::TrendLegend(ViewContext &context, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_kind(kind)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
}

void TrendLegend::setExercises(bool shown)
{
    m_exercises = shown;
    retranslate();
}

void TrendLegend::retranslate()
{
    QStringList words;
    for (const Entry &entry : laidOut(10'000))
        words << entry.text;
    setAccessibleName(Trends::tr("Legend: %1").arg(words.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

std::vector<TrendLegend::Entry> TrendLegend::laidOut(double width) const
{
    std::vector<Entry> entries;
    if (m_kind == Kind::Severities) {
        for (const std::uint8_t severity : {std::uint8_t{5}, std::uint8_t{4}, std::uint8_t{3}, std::uint8_t{2},
                 std::uint8_t{1}, std::uint8_t{0}, unknownSeverity})
            entries.push_back({Mark::Severity, severity, severityWord(severity), {}});
        if (m_exercises)
            entries.push_back({Mark::Exercise, 0, Trends::tr("%1, counted apart").arg(exerciseWord()), {}});
    } else {
        entries.push_back({Mark::Median, 0, Trends::tr("Median"), {}});
        entries.push_back({Mark::Ninetieth, 0, Trends::tr("90th percentile"), {}});
    }
    const QFontMetricsF metrics(Theme::font(TypeSize::Small, m_context.lang()));
    const double line = std::ceil(metrics.height() + 2);
    double x = margin;
    double y = 2;
    for (Entry &entry : entries) {
        const double needed = line + gap + metrics.horizontalAdvance(entry.text);
        if (x > margin && x + needed > width - margin) {
            x = margin;
            y += line;
        }
        entry.box = QRectF(x, y, needed, line);
        x += needed + between;
    }
    return entries;
}

int TrendLegend::heightForWidth(int width) const
{
    return static_cast<int>(laidOut(width).back().box.bottom() + 2);
}

void TrendLegend::paintMark(QPainter &painter, const Entry &entry, const QRectF &box) const
{
    const Theme &theme = m_context.theme();
    switch (entry.mark) {
    case Mark::Severity:
        if (entry.severity == unknownSeverity) {
            painter.fillRect(box, QBrush(theme.severity(unknownSeverity), Qt::BDiagPattern));
            painter.setPen(theme.severity(unknownSeverity));
            painter.drawRect(box);
        } else {
            paintSeverity(painter, box, entry.severity, theme);
        }
        break;
    case Mark::Exercise:
        painter.fillRect(box, QBrush(theme.color(Token::Exercise), Qt::DiagCrossPattern));
        painter.setPen(QPen(theme.color(Token::Exercise), 1, Qt::DashLine));
        painter.drawRect(box);
        break;
    case Mark::Median:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Text));
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
        break;
    case Mark::Ninetieth:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::TextMuted));
        painter.drawPolygon(QPolygonF{box.bottomLeft(), box.bottomRight(), QPointF(box.center().x(), box.top())});
        break;
    }
}

void TrendLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::font(TypeSize::Small, m_context.lang()));
    for (const Entry &entry : laidOut(width())) {
        const double side = entry.box.height() - 6;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        paintMark(painter, entry, QRectF(entry.box.left() + 2, entry.box.top() + 3, side, side));
        painter.restore();
        painter.setPen(m_context.theme().color(Token::Text));
        painter.drawText(entry.box.adjusted(entry.box.height() + gap - 2, 0, gap, 0), Qt::AlignVCenter, entry.text);
    }
}

} // namespace yagura
