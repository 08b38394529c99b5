// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTextDocumentFragment>

#include "models/catalog/catalog.h"
#include "tests/app/window/pseudo_translator.h"

namespace yagura::test {

// Whether a text on screen was translated: what stands outside the brackets must be data. What counts as data is
// written out here, with the reason.
class TextJudge
{
public:
    // Names, ids and texts that came with the data itself; each only as a whole.
    void allow(const QString &text)
    {
        const QString plain = text.trimmed();
        if (!hasLetter(plain) || m_known.contains(plain))
            return;
        m_known.insert(plain);
        m_sorted = false;
        m_data.push_back(plain);
    }
    void allow(const Names &names) { allow(names.ja), allow(names.en); }
    // The short name of something whose tool tip has the long one.
    void allowShort(const Names &shortName, const Names &name)
    {
        m_shortNames.emplace_back(shortName.ja, name.ja);
        m_shortNames.emplace_back(shortName.en, name.en);
    }
    [[nodiscard]] bool stands(const QString &begun, const QString &tip) const
    {
        return std::ranges::any_of(m_shortNames,
            [&](const auto &names) { return names.first.startsWith(begun) && tip.contains(names.second); });
    }
    void allow(const QStringList &texts)
    {
        for (const QString &text : texts)
            allow(text);
    }

    // The names of sectors, regions, scales, labels and duties are the catalogue's, in both languages.
    void allowCatalog(const Catalog &catalog)
    {
        for (const Sector &sector : catalog.sectors()) {
            for (const Names &names : {sector.name, sector.shortName, sector.authorities, sector.authorityRole})
                allow(names);
            allowShort(sector.shortName, sector.name);
            allow(catalog.notifyFor(sector.index));
            allow(sector.sharingBodies);
            allow(sector.source);
            allow(QString::fromStdString(sector.code));
        }
        for (const Region &region : catalog.regions()) {
            allow(region.name);
            allowShort(region.name, region.name); // a tile writes as much of it as it has room for
            allow(region.abbreviation);
            allow(QString::fromStdString(region.code));
        }
        for (const SeverityScale &scale : catalog.severityScales()) {
            allow(scale.name);
            allow(QString::fromStdString(scale.id));
            for (const SeverityLevel &level : scale.levels)
                allow(level.value), allow(level.name), allow(level.definition);
        }
        for (const TlpLabel &label : catalog.tlpLabels())
            allow(label.label), allow(label.meaning);
        for (std::uint8_t level = 0; level <= 5; ++level)
            allow(catalog.displayLevelName(level));
        for (const Duty *duty : catalog.dutiesFor(~SectorSet{0})) {
            for (const Names &names : {duty->name, duty->appliesTo, duty->trigger, duty->nature, duty->status})
                allow(names);
            allow(duty->reportTo);
            allow(duty->source);
            allow(duty->confidence); // as catalogued
            allow(duty->id);
            for (const DutyClock &clock : duty->clocks)
                allow(clock.from), allow(clock.label);
        }
        for (const Guidance &guidance : catalog.guidance())
            allow(guidance.name), allow(guidance.source), allow(guidance.id);
        for (const char letter : {'A', 'B', 'C', 'D', 'E', 'F'})
            allow(catalog.admiraltyReliability(letter)), allow(QString(QLatin1Char(letter)));
        for (const char digit : {'1', '2', '3', '4', '5', '6'})
            allow(catalog.admiraltyCredibility(digit));
    }

    // Whatever an event says is its source's: every string of its JSON but the names of proto enumerations, which are
    // no words for people. Indicators also as they are shown, defanged.
    void allowEvent(const QJsonValue &value)
    {
        static const QRegularExpression enumeration(QStringLiteral("^[A-Z]+(_[A-Z]+)+$"));
        if (value.isObject()) {
            for (const QJsonValue part : value.toObject())
                allowEvent(part);
        } else if (value.isArray()) {
            for (const QJsonValue part : value.toArray())
                allowEvent(part);
        } else if (value.isString() && !enumeration.match(value.toString()).hasMatch()) {
            const QString text = value.toString();
            allow(text);
            allow(QString(text)
                      .replace(QLatin1Char('.'), QStringLiteral("[.]"))
                      .replace(QStringLiteral("http"), QStringLiteral("hxxp")));
        }
    }

    // Nothing when the text is fine; else what is wrong with it. `elided`: painted text that ends in "…" is allowed to
    // (whether the whole can be read elsewhere is another question).
    [[nodiscard]] QString complaint(const QString &shown) const
    {
        QString text = shown;
        if (text.startsWith(QLatin1String("<span ")))
            text = QTextDocumentFragment::fromHtml(text).toPlainText(); // toolTipText()
        text.remove(QChar(0x200b));                                     // where a long word may be broken
        const bool elided = text.trimmed().endsWith(QChar(0x2026));
        QString outside;
        int depth = 0;
        for (const QChar c : std::as_const(text)) {
            if (c == opening)
                ++depth;
            else if (c == closing)
                --depth;
            else if (depth <= 0)
                outside += c;
            if (depth < 0)
                return QStringLiteral("closes more than it opens");
        }
        if (depth > 0 && !elided)
            return QStringLiteral("cut off: the last bracket is missing");
        const QString left = leftOver(outside, elided && depth == 0 && !outside.isEmpty());
        return left.isEmpty() ? QString() : QStringLiteral("not translated: \u201c%1\u201d").arg(left);
    }

private:
    static bool isWord(QChar c) { return c.isLetter() && c.unicode() < 0x250; }
    static bool hasLetter(const QString &text)
    {
        return std::ranges::any_of(text, [](QChar c) { return c.isLetter(); });
    }

    // What remains when data is taken away.
    [[nodiscard]] QString leftOver(QString text, bool elided) const
    {
        // Zones, TLP labels and standard identifiers are never translated; keys are named as on the keyboard; ja/en
        // mark the language of a text; a code point is written as its standard writes it; the product's name; the unit
        // of the map's scale.
        static const QRegularExpression always(QStringLiteral("\\b(JST|UTC|ET|Ctrl\\+\\d|TLP:(RED|AMBER\\+STRICT|AMBER|"
                                                              "GREEN|CLEAR)|TLP|CVSS|CVE-\\d+-\\d+|CVE|STIX|Yagura|"
                                                              "U\\+[0-9A-F]+|operator-1|desk-1|km)\\b|\\[(ja|en)\\]|"
                                                              "\u6ad3|\u65e5\u672c\u8a9e|\\bEnglish\\b|\u21c4 EN\\b"));
        if (!hasLetter(text))
            return {};
        sort();
        if (elided)
            takeAwayBeginning(text);
        takeAwayAll(text);
        text.replace(always, QStringLiteral(" "));
        return hasLetter(text) ? text.simplified() : QString();
    }

    void takeAwayAll(QString &text) const
    {
        for (const QString &known : m_data) {
            if (known.size() <= text.size())
                takeAway(text, known);
        }
    }

    static void takeAway(QString &text, const QString &known)
    {
        for (qsizetype at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + 1)) {
            const qsizetype end = at + known.size();
            const bool joinedLeft = at > 0 && isWord(text[at - 1]) && isWord(known.front());
            const bool joinedRight = end < text.size() && isWord(text[end]) && isWord(known.back());
            if (!joinedLeft && !joinedRight)
                text.replace(at, known.size(), QLatin1Char(' '));
        }
    }
    // "Electr…": the beginning of something known.
    void takeAwayBeginning(QString &text) const
    {
        QString begun = text.trimmed();
        begun.chop(1);
        for (qsizetype from = 0; from < begun.size(); ++from) {
            if (from > 0 && isWord(begun[from]) && isWord(begun[from - 1]))
                continue;
            const QString part = begun.mid(from).trimmed();
            if (!part.isEmpty()
                && std::ranges::any_of(m_data, [&](const QString &known) { return known.startsWith(part); })) {
                text = begun.left(from);
                return;
            }
        }
    }
    void sort() const
    {
        if (std::exchange(m_sorted, true))
            return;
        std::ranges::sort(m_data, [](const QString &a, const QString &b) { return a.size() > b.size(); });
    }

    std::vector<std::pair<QString, QString>> m_shortNames;
    QSet<QString> m_known;
    mutable std::vector<QString> m_data; // longest first, once sorted
    mutable bool m_sorted = false;
};

} // namespace yagura::test
