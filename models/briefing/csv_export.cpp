// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/briefing/csv_export.h"

#include <QDateTime>

#include "models/briefing/csv.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString instant(UtcTime t)
{
    return t == UtcTime{} ? QString() : QDateTime::fromMSecsSinceEpoch(toMs(t), Qt::UTC).toString(Qt::ISODate);
}

QString nameOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Incident:
        return u"incident"_s;
    case ReportKind::Advisory:
        return u"advisory"_s;
    case ReportKind::Engagement:
        return u"engagement"_s;
    }
    return {};
}

QString nameOf(SourceStatus status)
{
    switch (status) {
    case SourceStatus::Draft:
        return u"draft"_s;
    case SourceStatus::Confirmed:
        return u"confirmed"_s;
    case SourceStatus::Retracted:
        return u"retracted"_s;
    case SourceStatus::Unspecified:
        break;
    }
    return {};
}

QString nameOf(Precision precision)
{
    switch (precision) {
    case Precision::Year:
        return u"year"_s;
    case Precision::Month:
        return u"month"_s;
    case Precision::Day:
        return u"day"_s;
    case Precision::Minute:
        return u"minute"_s;
    case Precision::Unknown:
        return u"unknown"_s;
    }
    return {};
}

QString nameOf(Country country)
{
    switch (country) {
    case Country::Japan:
        return u"JP"_s;
    case Country::UnitedStates:
        return u"US"_s;
    case Country::Other:
        return u"other"_s;
    case Country::None:
        break;
    }
    return {};
}

QString sectorCodes(const Catalog &catalog, SectorSet sectors)
{
    QStringList codes;
    for (const Sector &sector : catalog.sectors()) {
        if (sectors & bit(sector.index))
            codes.append(text(sector.code));
    }
    return codes.join(u' ');
}

class RowWriter
{
public:
    RowWriter(const Freeze &freeze, const CsvTexts &texts)
        : m_freeze(freeze)
        , m_texts(texts)
        , m_table(freeze.reports())
    {
    }

    [[nodiscard]] QString row(Row r) const
    {
        QStringList cells;
        for (int c = 0; c < static_cast<int>(CsvColumn::Count); ++c)
            cells.append(cell(r, static_cast<CsvColumn>(c)));
        return csvRow(cells);
    }

private:
    [[nodiscard]] QString cell(Row r, CsvColumn column) const
    {
        switch (column) {
        case CsvColumn::Tlp:
            return m_freeze.catalog().tlpLabel(effective(m_table.tlp(r))).label;
        case CsvColumn::Exercise:
            return m_table.exercise(r) ? m_texts.exercise : QString();
        case CsvColumn::Kind:
            return nameOf(m_table.kind(r));
        case CsvColumn::Feed:
            return text(m_table.feed(r));
        case CsvColumn::Subject:
            return text(m_table.subjectText(r));
        case CsvColumn::Revision:
            return QString::number(m_table.revision(r));
        case CsvColumn::Status:
            return nameOf(m_table.status(r));
        case CsvColumn::Condition:
            return isIncident(r) ? (m_table.condition(r) == Condition::Active ? u"active"_s : u"cleared"_s) : QString();
        case CsvColumn::Country:
            return nameOf(m_table.country(r));
        case CsvColumn::Region:
            return isIncident(r) ? text(m_freeze.catalog().region(m_table.region(r)).code) : QString();
        case CsvColumn::Sectors:
            return sectorCodes(m_freeze.catalog(), m_table.sectors(r));
        default:
            return laterCell(r, column);
        }
    }

    [[nodiscard]] QString laterCell(Row r, CsvColumn column) const
    {
        switch (column) {
        case CsvColumn::Severity:
            return m_table.severity(r) == unknownSeverity ? QString() : QString::number(m_table.severity(r));
        case CsvColumn::SeverityMapped:
            return m_table.severityMapped(r) ? u"\u2248"_s : QString();
        case CsvColumn::NativeScale:
            return detailText(r, [](const ReportDetail &d) { return d.severity.scale; });
        case CsvColumn::NativeValue:
            return detailText(r, [](const ReportDetail &d) { return d.severity.value; });
        case CsvColumn::Happened:
            return m_table.precision(r) == Precision::Unknown ? QString() : instant(m_table.happened(r));
        case CsvColumn::Precision:
            return nameOf(m_table.precision(r));
        case CsvColumn::Reported:
            return instant(m_table.reported(r));
        case CsvColumn::FirstKnown:
            return instant(m_table.firstSequenced(r));
        case CsvColumn::LastKnown:
            return instant(m_table.lastSequenced(r));
        case CsvColumn::Acknowledged:
            return acknowledged(r);
        case CsvColumn::TitleJa:
            return text(m_table.title(r, Language::Ja));
        case CsvColumn::TitleEn:
            return text(m_table.title(r, Language::En));
        case CsvColumn::SummaryJa:
            return detailText(r, [](const ReportDetail &d) { return d.summary.ja.text; });
        case CsvColumn::SummaryEn:
            return detailText(r, [](const ReportDetail &d) { return d.summary.en.text; });
        default:
            return {};
        }
    }

    [[nodiscard]] bool isIncident(Row r) const { return m_table.kind(r) == ReportKind::Incident; }

    template <typename Get> [[nodiscard]] QString detailText(Row r, Get get) const
    {
        const ReportDetail *detail = m_freeze.detail(r);
        return detail ? text(get(*detail)) : QString();
    }

    [[nodiscard]] QString acknowledged(Row r) const
    {
        const Alert *alert = m_freeze.situation->alerts().alertOf(r);
        return alert && alert->acknowledged ? instant(alert->acknowledged->at) : QString();
    }

    const Freeze &m_freeze;
    const CsvTexts &m_texts;
    const ReportTable &m_table;
};

bool put(QIODevice &device, const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    return device.write(bytes) == bytes.size();
}

QString comment(const QString &words)
{
    return csvRow({u"# "_s + words});
}

} // namespace

bool writeCsv(QIODevice &device, const Freeze &freeze, const Release &release, const CsvTexts &texts, bool bom)
{
    const QString marking = comment(freeze.catalog().tlpLabel(release.marking).label);
    bool done = (!bom || device.write("\xef\xbb\xbf") == 3) && put(device, marking);
    for (const QString &note : texts.notes)
        done = done && put(device, comment(note));
    done = done && put(device, csvRow(QStringList(texts.head.begin(), texts.head.end())));
    const RowWriter writer(freeze, texts);
    for (const Row row : release.rows.rows)
        done = done && put(device, writer.row(row));
    return done && put(device, marking);
}

} // namespace yagura
