// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_words.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("Briefing", source);
}

constexpr int whole = std::numeric_limits<int>::max(); // limits.h has bounded it; nothing is cut here

DocLine outsideLine(const Text &text, Language language, bool marked, DocStyle style)
{
    const QString mark = language == Language::Ja ? QStringLiteral("[ja] ") : QStringLiteral("[en] ");
    return {language, (marked ? mark : QString()) + plainText(text.text, whole, true), style};
}

// Names of what is chosen, in one line.
template <typename Range, typename Name> QString listed(const Range &range, Name name)
{
    QStringList names;
    for (const auto &item : range)
        names.append(name(item));
    return names.join(QStringLiteral(", "));
}

QString countries(const ScopeFilter &filter)
{
    QStringList names;
    if (filter.japan)
        names.append(countryWord(Country::Japan));
    if (filter.unitedStates)
        names.append(countryWord(Country::UnitedStates));
    if (filter.elsewhere)
        names.append(countryWord(Country::Other));
    return names.join(QStringLiteral(", "));
}

QString kinds(const ScopeFilter &filter)
{
    QStringList names;
    if (filter.incidents)
        names.append(kindWord(ReportKind::Incident));
    if (filter.advisories)
        names.append(kindWord(ReportKind::Advisory));
    if (filter.engagements)
        names.append(kindWord(ReportKind::Engagement));
    return names.join(QStringLiteral(", "));
}

QString sectorNames(SectorSet sectors, const Catalog &catalog, Language language)
{
    QStringList names;
    for (const Sector &sector : catalog.sectors()) {
        if (sectors & bit(sector.index))
            names.append(QStringLiteral("%1 (%2)").arg(sector.shortName.in(language), countryWord(sector.country)));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

DocLines BriefingWords::each(const std::function<QString(Language)> &sayIn, DocStyle style) const
{
    DocLines lines;
    for (const Language language : m_languages) {
        const DocumentLanguage inForce(language);
        lines.push_back({language, sayIn(language), style});
    }
    if (lines.size() > 1 && lines[0].text == lines[1].text)
        return plain(lines[0].text, style);
    return lines;
}

DocLines BriefingWords::text(const char *source, DocStyle style) const
{
    return each([source](Language) { return say(source); }, style);
}

DocLines BriefingWords::outside(const BilingualText &text, DocStyle style) const
{
    DocLines lines;
    const auto add = [&](const Text &which, Language language, bool marked) {
        lines.push_back(outsideLine(which, language, marked, style));
        if (which.origin == TextOrigin::Machine) {
            const DocumentLanguage inForce(m_languages.front());
            lines.push_back({m_languages.front(), originWord(which.origin), DocStyle::Muted});
        }
    };
    for (const Language language : m_languages) {
        const Text &wanted = language == Language::Ja ? text.ja : text.en;
        if (!wanted.empty())
            add(wanted, language, false);
    }
    if (!lines.empty())
        return lines;
    if (!text.ja.empty())
        add(text.ja, Language::Ja, true);
    else if (!text.en.empty())
        add(text.en, Language::En, true);
    return lines;
}

QString joined(const DocLines &lines)
{
    QStringList texts;
    for (const DocLine &line : lines)
        texts.append(line.text);
    return texts.join(QStringLiteral(" / "));
}

void append(DocLines &to, DocLines more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

DocLines onOneLine(DocLines lines)
{
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        lines[i].joinsNext = true;
    return lines;
}

DocLines scopeLines(const ScopeFilter &filter, const Catalog &catalog, const BriefingWords &words)
{
    if (filter.everything())
        return words.text(QT_TRANSLATE_NOOP("Briefing", "Scope: everything that is known."));
    const ScopeFilter all;
    DocLines lines;
    const auto add = [&](bool narrowed, const char *label, const std::function<QString(Language)> &value) {
        if (narrowed)
            append(lines, words.each([&](Language l) { return value ? say(label).arg(value(l)) : say(label); }));
    };
    add(filter.sectors != all.sectors, QT_TRANSLATE_NOOP("Briefing", "Scope: only the sectors %1"),
        [&](Language l) { return sectorNames(filter.sectors, catalog, l); });
    add(!filter.japan || !filter.unitedStates || !filter.elsewhere,
        QT_TRANSLATE_NOOP("Briefing", "Scope: only the countries %1"), [&](Language) { return countries(filter); });
    add(!filter.regions.empty(), QT_TRANSLATE_NOOP("Briefing", "Scope: only the regions %1"), [&](Language l) {
        return listed(filter.regions, [&](RegionIndex r) { return catalog.region(r).name.in(l); });
    });
    add(filter.minSeverity > 0, QT_TRANSLATE_NOOP("Briefing", "Scope: severity %1 and above"),
        [&](Language) { return severityWord(filter.minSeverity); });
    add(!filter.unknownSeverities, QT_TRANSLATE_NOOP("Briefing", "Scope: without unknown severities"), {});
    add(filter.maxTlp != all.maxTlp, QT_TRANSLATE_NOOP("Briefing", "Scope: %1 and less strict"),
        [&](Language) { return tlpText(filter.maxTlp); });
    add(filter.from.has_value(), QT_TRANSLATE_NOOP("Briefing", "Scope: happened from %1"),
        [&](Language) { return threeZones(*filter.from); });
    add(filter.to.has_value(), QT_TRANSLATE_NOOP("Briefing", "Scope: happened before %1"),
        [&](Language) { return threeZones(*filter.to); });
    add(!filter.feeds.empty(), QT_TRANSLATE_NOOP("Briefing", "Scope: only the feeds %1"),
        [&](Language) { return listed(filter.feeds, [](const std::string &f) { return plainText(f, 130); }); });
    add(!filter.exercises, QT_TRANSLATE_NOOP("Briefing", "Scope: without exercises"), {});
    add(!filter.incidents || !filter.advisories || !filter.engagements,
        QT_TRANSLATE_NOOP("Briefing", "Scope: only reports of the kinds %1"), [&](Language) { return kinds(filter); });
    add(!filter.text.isEmpty(), QT_TRANSLATE_NOOP("Briefing", "Scope: with the text “%1”"),
        [&](Language) { return plainText(filter.text, 200); });
    return lines;
}

DocLines withheldLines(const Release &release, const BriefingWords &words)
{
    DocLines lines;
    for (const auto reason : {WithheldReason::AboveCeiling, WithheldReason::NotReleasable}) {
        for (int t = static_cast<int>(Tlp::Red); t >= static_cast<int>(Tlp::Clear); --t) {
            const Withheld::Count count = release.withheld.of(reason, static_cast<Tlp>(t));
            const QString label = tlpText(static_cast<Tlp>(t));
            const auto line = [&](std::uint32_t number, bool exercise) {
                if (number == 0)
                    return;
                append(lines, words.each([&](Language) {
                    const int n = static_cast<int>(number);
                    QString words1 = reason == WithheldReason::AboveCeiling
                        ? QCoreApplication::translate(
                            "Briefing", "Left out: %n report(s) marked %1, above the ceiling %2.", nullptr, n)
                              .arg(label, tlpText(release.to.ceiling))
                        : QCoreApplication::translate(
                            "Briefing", "Left out: %n report(s) marked %1 that may not be released to %2.", nullptr, n)
                              .arg(label, plainText(release.to.country, 8));
                    return exercise ? say(QT_TRANSLATE_NOOP("Briefing", "EXERCISE: %1")).arg(words1) : words1;
                }));
            };
            line(count.real, false);
            line(count.exercise, true);
        }
    }
    if (lines.empty())
        return words.text(QT_TRANSLATE_NOOP("Briefing", "Nothing in scope was left out."));
    return lines;
}

} // namespace yagura
