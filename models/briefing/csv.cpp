// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/briefing/csv.h"

namespace yagura {

namespace {

bool startsFormula(const QString &text)
{
    static const QString starts = QStringLiteral("=+-@\uff1d\uff0b\uff0d\uff20\t\r");
    for (const QChar c : text) {
        if (starts.contains(c))
            return true;
        if (!c.isSpace())
            return false;
    }
    return false;
}

QString visible(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        const bool hidden = (category == QChar::Other_Control && c != U'\n') || category == QChar::Other_Format;
        if (c == U'\t')
            out += u' ';
        else if (hidden)
            out += QStringLiteral("\u27e8U+%1\u27e9").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

} // namespace

QString csvCell(const QString &text)
{
    QString lines = text;
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    QString cell = visible(lines);
    if (startsFormula(lines))
        cell.prepend(u'\'');
    const bool quoted = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.startsWith(u' ')
        || cell.endsWith(u' ');
    return quoted ? u'"' + cell.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"' : cell;
}

QString csvRow(const QStringList &cells)
{
    QStringList out;
    for (const QString &cell : cells)
        out.append(csvCell(cell));
    return out.join(u',') + QStringLiteral("\r\n");
}

} // namespace yagura
