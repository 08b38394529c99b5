// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/fields.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

#include "models/event/limits.h"

namespace yagura::fields {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestTitle = 120; // characters
const QString ellipsis = u"…"_s;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The end of the first sentence: a full stop that a space and something that is no small letter follow ("No. 5" and
// "U.S. data" are cut too early by any simple rule; a short head of the text is what a title needs).
qsizetype sentenceEnd(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'。')
            return i + 1;
        if ((c == u'.' || c == u'!' || c == u'?') && i + 2 < text.size() && i > 20 && text.at(i + 1).isSpace()
            && !text.at(i + 2).isLower())
            return c == u'.' ? i : i + 1;
    }
    return text.endsWith(u'.') ? text.size() - 1 : text.size();
}

UtcTime utc(const QDate &date)
{
    return utcFromMs(date.startOfDay(Qt::UTC).toMSecsSinceEpoch());
}

} // namespace

std::string fitted(const QString &text, std::size_t most)
{
    std::string bytes = text.trimmed().toStdString();
    if (bytes.size() <= most)
        return bytes;
    const std::string mark = ellipsis.toStdString();
    std::size_t end = most - mark.size();
    while (end > 0 && isContinuation(bytes[end]))
        --end;
    bytes.resize(end);
    return bytes + mark;
}

std::string id(const QJsonValue &value)
{
    return fitted(value.toString(), limits::idBytes);
}

std::string shortText(const QString &value)
{
    return fitted(value, limits::shortTextBytes);
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    const auto add = [&list](const QJsonValue &item) {
        if (const QString text = item.toString().trimmed(); !text.isEmpty())
            list.append(text);
    };
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            add(item);
    } else {
        add(value);
    }
    return list;
}

std::string title(const QString &text)
{
    const QString flat = text.simplified();
    QString head = flat.left(sentenceEnd(flat));
    if (head.size() > longestTitle) {
        const bool atWord = head.at(longestTitle - 1).isSpace();
        head = head.left(longestTitle - 1);
        if (const qsizetype word = head.lastIndexOf(u' '); !atWord && word > longestTitle / 2)
            head = head.left(word);
        if (head.back().isHighSurrogate())
            head.chop(1);
        head += ellipsis;
    }
    return fitted(head, limits::titleBytes);
}

BilingualText english(std::string text, TextOrigin origin)
{
    if (text.empty())
        return {};
    return {{}, {std::move(text), origin}};
}

BilingualText summary(const QString &text, const QStringList &notes)
{
    const QString below = notes.join(u'\n');
    const QByteArray tail = (text.trimmed().isEmpty() || below.isEmpty() ? below : u"\n\n"_s + below).toUtf8();
    const auto room = limits::summaryBytes - std::min<std::size_t>(static_cast<std::size_t>(tail.size()), 8192);
    return english(fitted(text, room) + tail.left(8192).toStdString(), TextOrigin::Original);
}

Instant instant(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(T[\\d:.]+.*)?)?)?$"_s);
    const auto match = form.match(text.trimmed());
    const int year = match.captured(1).toInt();
    if (!match.hasMatch() || year == 0)
        return {};
    const int month = match.captured(2).toInt();
    const int day = match.captured(3).toInt();
    if (!match.capturedView(4).isEmpty()) {
        const QDateTime at = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs).toUTC();
        if (at.isValid()) {
            const auto precision = at.time() == QTime(0, 0) ? Precision::Day : Precision::Minute;
            return floored({utcFromMs(at.toMSecsSinceEpoch()), precision});
        }
    }
    if (const QDate date(year, month, day); date.isValid())
        return {utc(date), Precision::Day};
    if (const QDate date(year, month, 1); date.isValid())
        return {utc(date), Precision::Month};
    return {utc(QDate(year, 1, 1)), Precision::Year};
}

UtcTime time(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs).toUTC();
    if (text.contains(u'T') && at.isValid())
        return utcFromMs(at.toMSecsSinceEpoch());
    return instant(text).at;
}

std::vector<std::string> cvesIn(const QString &text)
{
    static const QRegularExpression form(u"CVE-\\d{4}-\\d{4,19}"_s, QRegularExpression::CaseInsensitiveOption);
    std::vector<std::string> cves;
    for (auto match = form.globalMatch(text); match.hasNext();) {
        std::string cve = match.next().captured().toUpper().toStdString();
        if (std::ranges::find(cves, cve) == cves.end())
            cves.push_back(std::move(cve));
    }
    return cves;
}

void bound(std::vector<std::string> &items, const QString &what, QStringList &notes)
{
    if (items.size() <= limits::listLength)
        return;
    notes.append(
        u"[The source names %1 %2; the first %3 are kept.]"_s.arg(items.size()).arg(what).arg(limits::listLength));
    items.resize(limits::listLength);
}

void addReference(std::vector<Reference> &references, const QString &url, const QString &title)
{
    if (references.size() < limits::listLength)
        references.push_back({shortText(url), shortText(title)});
}

} // namespace yagura::fields
