// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/page_frame.h"

#include "widgets/briefing/briefing_words.h"
#include "widgets/common/marks.h"

namespace yagura {

namespace {

constexpr double headerUnits = 58;
constexpr double footerUnits = 30;
constexpr double labelUnits = 26;  // height of the TLP label
constexpr double labelPoints = 13; // the standard asks for 12 at least

void paintLabel(
    QPainter &painter, const QRectF &area, const Document &document, const Catalog &catalog, const Theme &theme)
{
    QFont font = documentFont(TypeSize::Title, true);
    font.setPointSizeF(labelPoints);
    painter.setFont(font);
    paintTlp(painter, area, document.marking, catalog, theme);
}

void paintWord(QPainter &painter, const QRectF &area, int flags, const QString &text, const QFont &font, QColor color)
{
    painter.setFont(font);
    painter.setPen(color);
    const QFontMetricsF metrics(font, painter.device());
    painter.drawText(area, flags | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace

QFont documentFont(TypeSize size, bool bold)
{
    QFont font = Theme::font(size, Language::En, bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02); // any spacing at all switches ligatures off
    return font;
}

QSizeF pageUnits(bool portrait)
{
    const QSizeF landscape(1123, 794);
    return portrait ? landscape.transposed() : landscape;
}

QRectF PageFrame::inner() const
{
    const double margin = marginUnits * unit;
    return QRectF(QPointF(), page).adjusted(margin, margin, -margin, -margin);
}

QRectF PageFrame::header() const
{
    QRectF r = inner();
    r.setHeight(headerUnits * unit);
    return r;
}

QRectF PageFrame::footer() const
{
    QRectF r = inner();
    r.setTop(r.bottom() - footerUnits * unit);
    return r;
}

QRectF PageFrame::body() const
{
    QRectF r = inner();
    r.setTop(header().bottom() + 6 * unit);
    r.setBottom(footer().top() - 8 * unit);
    return r;
}

void paintPageFrame(QPainter &painter, const PageFrame &frame, const Document &document, int page, int pages,
    const Catalog &catalog, const Theme &theme)
{
    painter.save();
    painter.fillRect(QRectF(QPointF(), frame.page), theme.color(Token::Ground));
    const double u = frame.unit;
    const QFont small = documentFont(TypeSize::Small);
    const QFont title = documentFont(TypeSize::Title, true);
    const QRectF header = frame.header();
    const QRectF footer = frame.footer();
    const double labelWidth = 210 * u;

    paintLabel(painter, QRectF(header.right() - labelWidth, header.top(), labelWidth, labelUnits * u), document,
        catalog, theme);
    paintLabel(painter,
        QRectF(footer.right() - labelWidth, footer.bottom() - labelUnits * u, labelWidth, labelUnits * u), document,
        catalog, theme);

    const double wordWidth = document.exercise ? 190 * u : 0;
    const QRectF titleArea(header.left(), header.top(), header.width() - labelWidth - wordWidth - 12 * u, 30 * u);
    paintWord(
        painter, titleArea, Qt::AlignLeft | Qt::AlignVCenter, joined(document.title), title, theme.color(Token::Text));
    const QString asOf = joined(document.asOfLabel) + QStringLiteral(": ") + document.asOf;
    paintWord(painter, QRectF(header.left(), header.top() + 31 * u, header.width(), 22 * u),
        Qt::AlignLeft | Qt::AlignVCenter, asOf, documentFont(TypeSize::Body), theme.color(Token::Text));
    if (!document.withheld.empty()) {
        const double taken
            = QFontMetricsF(documentFont(TypeSize::Body), painter.device()).horizontalAdvance(asOf) + 16 * u;
        paintWord(painter, QRectF(header.left() + taken, header.top() + 31 * u, header.width() - taken, 22 * u),
            Qt::AlignRight | Qt::AlignVCenter, joined(document.withheld), documentFont(TypeSize::Body, true),
            theme.color(Token::Text));
    }
    painter.fillRect(QRectF(header.left(), header.bottom() - u, header.width(), u), theme.color(Token::Text));

    painter.fillRect(
        QRectF(footer.left(), footer.top() - 4 * u, footer.width(), std::max(1.0, u / 2)), theme.color(Token::Border));
    const QRectF line(footer.left(), footer.bottom() - labelUnits * u, footer.width(), labelUnits * u);
    paintWord(painter, line, Qt::AlignHCenter | Qt::AlignVCenter, QStringLiteral("%1 / %2").arg(page + 1).arg(pages),
        small, theme.color(Token::Text));
    paintWord(painter, QRectF(line.left(), line.top(), line.width() * 0.45, line.height()),
        Qt::AlignLeft | Qt::AlignVCenter, document.credit.isEmpty() ? QStringLiteral("Yagura") : document.credit, small,
        theme.color(Token::TextMuted));

    if (document.exercise) {
        const QString word = joined(document.exerciseWords);
        const QColor color = theme.color(Token::Exercise);
        const QFont bold = documentFont(TypeSize::Title, true);
        const double right = header.right() - labelWidth - 12 * u;
        paintWord(painter, QRectF(right - wordWidth, header.top(), wordWidth, labelUnits * u),
            Qt::AlignRight | Qt::AlignVCenter, word, bold, color);
        paintWord(painter, QRectF(right - wordWidth, line.top(), wordWidth, line.height()),
            Qt::AlignRight | Qt::AlignVCenter, word, bold, color);
        const double outside = PageFrame::marginUnits * u / 2;
        const QRectF around = frame.inner().adjusted(-outside, -outside, outside, outside);
        paintExerciseFrame(painter, around, theme);
        paintExerciseFrame(painter, around.adjusted(4 * u, 4 * u, -4 * u, -4 * u), theme);
    }
    painter.restore();
}

} // namespace yagura
