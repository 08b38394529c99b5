// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plain_text.h"

#include <QChar>

namespace yagura {

namespace {
bool mustBeSeen(char32_t c)
{
    if (c == U'\t' || c == U'\n')
        return false;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Format: // bidirectional marks and overrides, zero-width characters
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}
} // namespace

QString plainText(const QString &text, int maxChars, bool lines)
{
    QString out;
    out.reserve(std::min(static_cast<qsizetype>(maxChars), text.size()));
    int shown = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]), ++i;
        if (shown++ >= maxChars)
            return out + QChar(0x2026);
        if (mustBeSeen(c))
            out += QStringLiteral("\u27e8U+%1\u27e9").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
        else if (c == U'\t' || (c == U'\n' && !lines))
            out += QLatin1Char(' ');
        else
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

QString plainText(std::string_view utf8, int maxChars, bool lines)
{
    return plainText(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())), maxChars, lines);
}

QString toolTipText(const QString &text)
{
    return QStringLiteral("<span style=\"white-space:pre-wrap\">%1</span>").arg(text.toHtmlEscaped());
}

} // namespace yagura
