// SPDX-License-Identifier: GPL-3.0-or-later
// ScopeFilter as text and back. The grammar stands in scope.h.
#include "models/picture/scope.h"

#include <QDateTime>
#include <QTimeZone>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct Term
{
    QString whole; // as written, for the Problem
    QString key;
    QString op; // "=", ">=" or "<="
    QString value;
};

Problem bad(const QString &term, const QString &expected)
{
    return {Problem::Kind::BadOption, term, expected};
}

// Splits at white space outside of quotes; inside of them \" and \\ stand for themselves.
Outcome<QStringList> split(const QString &text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    bool any = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'\\' && i + 1 < text.size()) {
            word += text[++i];
        } else if (c == u'"') {
            quoted = !quoted;
            any = true;
        } else if (c.isSpace() && !quoted) {
            if (any || !word.isEmpty())
                words << word;
            word.clear();
            any = false;
        } else {
            word += c;
        }
    }
    if (quoted)
        return bad(word, u"a closing \""_s);
    if (any || !word.isEmpty())
        words << word;
    return words;
}

std::optional<Term> termOf(const QString &word)
{
    for (const QString &op : {u">="_s, u"<="_s, u"="_s}) {
        const qsizetype at = word.indexOf(op);
        const qsizetype plain = word.indexOf(u'=');
        // "text=a>=b" is a text: the first sign of the word decides.
        if (at > 0 && at <= plain)
            return Term{word, word.left(at).toLower(), op, word.mid(at + op.size())};
    }
    return std::nullopt;
}

std::optional<UtcTime> timeOf(const QString &text)
{
    static constexpr qsizetype dateLength = 10;
    const QString full = text.size() == dateLength ? text + u"T00:00:00Z"_s : text;
    QDateTime at = QDateTime::fromString(full, Qt::ISODateWithMs);
    // Without Z or an offset Qt takes the local zone: an instant that depends on the machine is none.
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return utcFromMs(at.toMSecsSinceEpoch());
}

QString textOf(UtcTime at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC);
    const bool wholeMinute = toMs(at) % 60'000 == 0;
    const bool wholeSecond = toMs(at) % 1000 == 0;
    return time.toString(wholeMinute ? u"yyyy-MM-dd'T'HH:mm'Z'"_s
            : wholeSecond            ? u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s
                                     : u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
}

struct TlpName
{
    Tlp tlp;
    const char16_t *name;
};
constexpr TlpName tlpNames[] = {{Tlp::Clear, u"CLEAR"}, {Tlp::Green, u"GREEN"}, {Tlp::Amber, u"AMBER"},
    {Tlp::AmberStrict, u"AMBER+STRICT"}, {Tlp::Red, u"RED"}};

// The three regions that are no region have no ISO code.
QString regionName(const Region &region)
{
    if (region.real())
        return QString::fromStdString(region.code);
    if (region.country == Country::Japan)
        return u"JP-none"_s;
    return region.country == Country::UnitedStates ? u"US-none"_s : u"elsewhere"_s;
}

SectorSet allSectors(const Catalog &catalog)
{
    SectorSet all = 0;
    for (const Sector &sector : catalog.sectors())
        all |= bit(sector.index);
    return all;
}

// Reads one term at a time into a filter.
class Reader
{
public:
    explicit Reader(const Catalog &catalog)
        : m_catalog(catalog)
    {
    }
    // What was expected instead, or nothing.
    std::optional<QString> read(const Term &term);
    [[nodiscard]] const ScopeFilter &filter() const { return m_filter; }

private:
    std::optional<QString> sectors(const QStringList &values);
    std::optional<QString> countries(const QStringList &values);
    std::optional<QString> regions(const QStringList &values);
    std::optional<QString> kinds(const QStringList &values);
    std::optional<QString> severity(const QString &value);
    std::optional<QString> tlp(const QString &value);
    static std::optional<QString> time(const QString &value, std::optional<UtcTime> &into);
    static std::optional<QString> yesNo(const QString &value, bool &into);
    std::optional<QString> plain(const Term &term);

    const Catalog &m_catalog;
    ScopeFilter m_filter;
};

std::optional<QString> Reader::read(const Term &term)
{
    if (term.key == "severity"_L1)
        return term.op == ">="_L1 ? severity(term.value) : u"severity>=0 … severity>=5"_s;
    if (term.key == "tlp"_L1)
        return term.op == "<="_L1 ? tlp(term.value) : u"tlp<=CLEAR, GREEN, AMBER, AMBER+STRICT or RED"_s;
    if (term.op != "="_L1)
        return u"%1=…"_s.arg(term.key);
    return plain(term);
}

std::optional<QString> Reader::plain(const Term &term)
{
    const QStringList values = term.value.split(u',', Qt::SkipEmptyParts);
    if (term.key == "sector"_L1)
        return sectors(values);
    if (term.key == "country"_L1)
        return countries(values);
    if (term.key == "region"_L1)
        return regions(values);
    if (term.key == "kind"_L1)
        return kinds(values);
    if (term.key == "from"_L1)
        return time(term.value, m_filter.from);
    if (term.key == "to"_L1)
        return time(term.value, m_filter.to);
    if (term.key == "exercise"_L1)
        return yesNo(term.value, m_filter.exercises);
    if (term.key == "unknown-severity"_L1)
        return yesNo(term.value, m_filter.unknownSeverities);
    if (term.key == "exact"_L1)
        return yesNo(term.value, m_filter.exactText);
    if (term.key == "feed"_L1) {
        for (const QString &feed : values)
            m_filter.feeds.insert(feed.toStdString());
        return values.isEmpty() ? std::optional(u"feed=name"_s) : std::nullopt;
    }
    if (term.key == "text"_L1) {
        m_filter.text = term.value;
        return std::nullopt;
    }
    return u"sector, country, region, severity, unknown-severity, tlp, from, to, feed, exercise, kind, text, exact"_s;
}

std::optional<QString> Reader::sectors(const QStringList &values)
{
    m_filter.sectors = 0;
    for (const QString &value : values) {
        const auto index = m_catalog.sectorIndex(value.toStdString());
        if (!index && value != "none"_L1)
            return u"sector=us.energy,jp.electricity"_s;
        if (index)
            m_filter.sectors |= bit(*index);
    }
    if (m_filter.sectors == allSectors(m_catalog))
        m_filter.sectors = ~SectorSet{0};
    return values.isEmpty() ? std::optional(u"sector=us.energy,jp.electricity"_s) : std::nullopt;
}

std::optional<QString> Reader::countries(const QStringList &values)
{
    m_filter.japan = m_filter.unitedStates = m_filter.elsewhere = false;
    for (const QString &value : values) {
        const QString code = value.toUpper();
        if (code == "JP"_L1)
            m_filter.japan = true;
        else if (code == "US"_L1)
            m_filter.unitedStates = true;
        else if (code == "OTHER"_L1)
            m_filter.elsewhere = true;
        else if (code != "NONE"_L1)
            return u"country=JP,US,other"_s;
    }
    return values.isEmpty() ? std::optional(u"country=JP,US,other"_s) : std::nullopt;
}

std::optional<QString> Reader::regions(const QStringList &values)
{
    for (const QString &value : values) {
        const auto all = m_catalog.regions();
        const auto it = std::ranges::find_if(
            all, [&](const Region &r) { return regionName(r).compare(value, Qt::CaseInsensitive) == 0; });
        if (it == all.end())
            return u"region=JP-13,US-TX"_s;
        m_filter.regions.insert(it->index);
    }
    return values.isEmpty() ? std::optional(u"region=JP-13,US-TX"_s) : std::nullopt;
}

std::optional<QString> Reader::kinds(const QStringList &values)
{
    m_filter.incidents = m_filter.advisories = m_filter.engagements = false;
    for (const QString &value : values) {
        if (value == "incident"_L1)
            m_filter.incidents = true;
        else if (value == "advisory"_L1)
            m_filter.advisories = true;
        else if (value == "engagement"_L1)
            m_filter.engagements = true;
        else if (value != "none"_L1)
            return u"kind=incident,advisory,engagement"_s;
    }
    return values.isEmpty() ? std::optional(u"kind=incident,advisory,engagement"_s) : std::nullopt;
}

std::optional<QString> Reader::severity(const QString &value)
{
    bool ok = false;
    const uint level = value.toUInt(&ok);
    if (!ok || level > 5)
        return u"severity>=0 … severity>=5"_s;
    m_filter.minSeverity = static_cast<std::uint8_t>(level);
    return std::nullopt;
}

std::optional<QString> Reader::tlp(const QString &value)
{
    for (const TlpName &name : tlpNames) {
        if (value.compare(QStringView(name.name), Qt::CaseInsensitive) == 0) {
            m_filter.maxTlp = name.tlp;
            return std::nullopt;
        }
    }
    return u"tlp<=CLEAR, GREEN, AMBER, AMBER+STRICT or RED"_s;
}

std::optional<QString> Reader::time(const QString &value, std::optional<UtcTime> &into)
{
    into = timeOf(value);
    return into ? std::nullopt : std::optional(u"2026-11-21, 2026-11-21T00:00Z or 2026-11-21T09:00+09:00"_s);
}

std::optional<QString> Reader::yesNo(const QString &value, bool &into)
{
    if (value != "yes"_L1 && value != "no"_L1)
        return u"yes or no"_s;
    into = value == "yes"_L1;
    return std::nullopt;
}

QString quoted(const QString &value)
{
    const bool plain = !value.isEmpty() && !value.contains(u'"') && !value.contains(u'\\')
        && std::none_of(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    if (plain)
        return value;
    QString escaped = value;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

QString list(QStringList values)
{
    return values.isEmpty() ? u"none"_s : values.join(u',');
}

} // namespace

Outcome<ScopeFilter> parseScope(const QString &text, const Catalog &catalog)
{
    const Outcome<QStringList> words = split(text);
    if (!words)
        return words.error();
    Reader reader(catalog);
    for (const QString &word : words.value()) {
        const std::optional<Term> term = termOf(word);
        if (!term)
            return bad(word, u"key=value, severity>=N or tlp<=LABEL"_s);
        if (const std::optional<QString> expected = reader.read(*term))
            return bad(word, *expected);
    }
    const ScopeFilter &filter = reader.filter();
    if (filter.from && filter.to && *filter.from >= *filter.to)
        return bad(u"to=%1"_s.arg(textOf(*filter.to)), u"a time after from=%1"_s.arg(textOf(*filter.from)));
    return filter;
}

QString toText(const ScopeFilter &f, const Catalog &catalog)
{
    const ScopeFilter everything;
    QStringList terms;
    const SectorSet all = allSectors(catalog);
    if ((f.sectors & all) != all) {
        QStringList codes;
        for (const Sector &sector : catalog.sectors()) {
            if (f.sectors & bit(sector.index))
                codes << QString::fromStdString(sector.code);
        }
        terms << u"sector="_s + list(codes);
    }
    if (!f.japan || !f.unitedStates || !f.elsewhere) {
        QStringList codes;
        if (f.japan)
            codes << u"JP"_s;
        if (f.unitedStates)
            codes << u"US"_s;
        if (f.elsewhere)
            codes << u"other"_s;
        terms << u"country="_s + list(codes);
    }
    if (!f.regions.empty()) {
        QStringList codes;
        for (const RegionIndex index : f.regions)
            codes << regionName(catalog.region(index));
        terms << u"region="_s + list(codes);
    }
    if (f.minSeverity != everything.minSeverity)
        terms << u"severity>=%1"_s.arg(f.minSeverity);
    if (!f.unknownSeverities)
        terms << u"unknown-severity=no"_s;
    if (f.maxTlp != everything.maxTlp) {
        for (const TlpName &name : tlpNames) {
            if (name.tlp == f.maxTlp)
                terms << u"tlp<="_s + QString::fromUtf16(name.name);
        }
    }
    if (f.from)
        terms << u"from="_s + textOf(*f.from);
    if (f.to)
        terms << u"to="_s + textOf(*f.to);
    if (!f.feeds.empty()) {
        QStringList names;
        for (const std::string &feed : f.feeds)
            names << QString::fromStdString(feed);
        terms << u"feed="_s + quoted(names.join(u','));
    }
    if (!f.exercises)
        terms << u"exercise=no"_s;
    if (!f.incidents || !f.advisories || !f.engagements) {
        QStringList kinds;
        if (f.incidents)
            kinds << u"incident"_s;
        if (f.advisories)
            kinds << u"advisory"_s;
        if (f.engagements)
            kinds << u"engagement"_s;
        terms << u"kind="_s + list(kinds);
    }
    if (!f.text.isEmpty())
        terms << u"text="_s + quoted(f.text);
    if (f.exactText)
        terms << u"exact=yes"_s;
    return terms.join(u' ');
}

} // namespace yagura
