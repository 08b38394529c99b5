// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/incident_head.h"

#include "widgets/common/marks.h"
#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
constexpr double margin = 8;
constexpr double gap = 8;
} // namespace

IncidentHead::IncidentHead(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void IncidentHead::show(const ReportOutline &outline)
{
    m_outline = outline;
    retranslate();
}

QString IncidentHead::gravity() const
{
    if (m_outline.kind == ReportKind::Engagement)
        return kindWord(m_outline.kind);
    const QString word = severityWord(m_outline.severity);
    return m_outline.severityMapped ? QStringLiteral("\u2248 ") + word : word;
}

QString IncidentHead::state() const
{
    QStringList parts{kindWord(m_outline.kind), statusWord(m_outline.status)};
    if (m_outline.kind == ReportKind::Incident)
        parts << conditionWord(m_outline.condition);
    parts << IncidentReport::tr("revision %1").arg(m_outline.revision);
    if (m_outline.late)
        parts << IncidentReport::tr("late report");
    parts << plainText(m_outline.subject.feed, 64) << plainText(m_outline.subject.id, 128);
    return parts.join(QStringLiteral(" \u00b7 "));
}

void IncidentHead::retranslate()
{
    QStringList all{gravity(), state(), tlpText(m_outline.tlp)};
    if (m_outline.exercise)
        all.prepend(exerciseWord());
    setAccessibleName(all.join(QStringLiteral(", ")));
    setToolTip(toolTipText(all.join(QLatin1Char('\n'))));
    updateGeometry();
    update();
}

double IncidentHead::lineHeight() const
{
    // Both scripts fit, whichever language the words are in.
    const QFontMetricsF ja(Theme::font(TypeSize::Body, Language::Ja, true));
    const QFontMetricsF en(Theme::font(TypeSize::Body, Language::En, true));
    return std::ceil(std::max(ja.height(), en.height()));
}

QSize IncidentHead::sizeHint() const
{
    return {400, static_cast<int>(lineHeight() * 2 + margin * 2 + 2)};
}

QSize IncidentHead::minimumSizeHint() const
{
    return {static_cast<int>(lineHeight() * 8), sizeHint().height()};
}

// Mark and words of severity and exercise from the left; returns where they end.
double IncidentHead::paintGravity(QPainter &painter, const QRectF &line)
{
    const Theme &theme = m_context.theme();
    const QFontMetricsF metrics(painter.font());
    double x = line.left();
    if (m_outline.kind != ReportKind::Engagement) {
        const QRectF box(x, line.top() + 1, line.height() - 2, line.height() - 2);
        const bool open = m_outline.condition == Condition::Active && m_outline.status != SourceStatus::Retracted;
        paintSeverity(painter, box, m_outline.severity, theme, open);
        x = box.right() + gap;
    }
    if (m_outline.exercise) {
        const double width = metrics.horizontalAdvance(exerciseWord()) + gap * 2;
        const QRectF box(x, line.top(), width, line.height());
        painter.fillRect(box, theme.color(Token::ExerciseGround));
        paintExerciseFrame(painter, box, theme);
        painter.setPen(theme.color(Token::Exercise));
        painter.drawText(box, Qt::AlignCenter, exerciseWord());
        x = box.right() + gap;
    }
    painter.setPen(theme.color(Token::Text));
    const QString word = metrics.elidedText(gravity(), Qt::ElideRight, std::max(0.0, line.right() - x));
    painter.drawText(QRectF(x, line.top(), line.right() - x, line.height()), Qt::AlignVCenter | Qt::AlignLeft, word);
    return x + metrics.horizontalAdvance(word);
}

void IncidentHead::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_context.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceRaised));
    painter.setPen(theme.color(Token::Border));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());

    const QRectF first(margin, margin, width() - margin * 2, lineHeight());
    painter.setFont(Theme::font(TypeSize::Body, m_context.lang(), true));
    const QRectF tlp = paintTlp(painter, first, m_outline.tlp, m_context.catalog, theme);
    QRectF words = first;
    words.setRight(tlp.left() - gap);
    paintGravity(painter, words);

    const QRectF second = first.translated(0, lineHeight() + 2);
    QFont small = Theme::font(TypeSize::Small, m_context.lang());
    small.setStrikeOut(m_outline.status == SourceStatus::Retracted);
    painter.setFont(small);
    painter.setPen(theme.color(Token::TextMuted));
    painter.drawText(second, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetricsF(small).elidedText(state(), Qt::ElideRight, second.width()));
}

} // namespace yagura
