// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/defang.h"

#include <QRegularExpression>

namespace yagura {

QString defanged(const QString &text)
{
    using Expression = QRegularExpression;
    static const Expression web(QStringLiteral("\\bhttp(s?)://"), Expression::CaseInsensitiveOption);
    static const Expression ftp(QStringLiteral("\\bftp(s?)://"), Expression::CaseInsensitiveOption);
    // A dot between two characters of a host name; U+FF0E and U+FF61 are dots to a resolver, too. The ideographic full
    // stop is left alone: between two characters it ends a Japanese sentence.
    static const Expression dot(QStringLiteral("(?<=[\\p{L}\\p{N}_-])[.\\x{FF0E}\\x{FF61}](?=[\\p{L}\\p{N}_-])"),
        Expression::UseUnicodePropertiesOption);
    static const Expression at(QStringLiteral("(?<=\\S)(?<!\\[)@(?=[^\\s\\]])"));
    QString out = text;
    out.replace(web, QStringLiteral("hxxp\\1://"));
    out.replace(ftp, QStringLiteral("fxp\\1://"));
    out.replace(dot, QStringLiteral("[.]"));
    out.replace(at, QStringLiteral("[@]"));
    return out;
}

} // namespace yagura
