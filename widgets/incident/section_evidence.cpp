// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/limits.h"
#include "widgets/common/plain_text.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
constexpr int chars = static_cast<int>(limits::shortTextBytes);

using Rows = std::vector<QStringList>;

template <typename T, typename ToCells> Rows rowsOf(const std::vector<T> &entries, ToCells toCells)
{
    Rows rows;
    for (const T &entry : entries)
        rows.push_back(toCells(entry));
    return rows;
}

Rows rowsOf(const std::vector<std::string> &entries)
{
    return rowsOf(entries, [](const std::string &entry) { return QStringList{plainText(entry, chars)}; });
}

void part(ReportWriter &writer, const QString &name, const QStringList &headings, const Rows &rows,
    const std::vector<int> &weights)
{
    if (rows.empty())
        return;
    writer.subheading(IncidentReport::tr("%1 (%2)").arg(name).arg(rows.size()));
    writer.list(headings, rows, weights);
}
} // namespace

void writeEvidence(ReportWriter &writer, const ReportPage &page)
{
    const Report &report = page.report();
    writer.heading(IncidentReport::tr("Indicators and references"));
    const Rows indicators = rowsOf(report.indicators, [](const Indicator &i) {
        return QStringList{plainText(i.type, 128), plainText(i.value, chars)};
    });
    const Rows products = rowsOf(report.products, [](const Product &p) {
        return QStringList{plainText(p.vendor, chars), plainText(p.name, chars)};
    });
    const Rows references = rowsOf(report.references, [](const Reference &r) {
        return QStringList{plainText(r.title, chars), plainText(r.url, chars)};
    });
    const bool none = indicators.empty() && products.empty() && references.empty() && report.cves.empty()
        && report.techniques.empty() && report.suppliers.empty();
    if (none) {
        writer.paragraph(IncidentReport::tr("The source gives none."), true);
        return;
    }
    writer.paragraph(
        IncidentReport::tr("Nothing here is opened. Copy it, defanged if it goes into mail or chat."), true);
    part(writer, IncidentReport::tr("Indicators"), {IncidentReport::tr("Type"), IncidentReport::tr("Value")},
        indicators, {1, 3});
    part(writer, IncidentReport::tr("CVEs"), {}, rowsOf(report.cves), {1});
    part(writer, IncidentReport::tr("ATT&CK techniques"), {}, rowsOf(report.techniques), {1});
    part(writer, IncidentReport::tr("Products"), {IncidentReport::tr("Vendor"), IncidentReport::tr("Product")},
        products, {1, 2});
    part(writer, IncidentReport::tr("Suppliers"), {}, rowsOf(report.suppliers), {1});
    part(writer, IncidentReport::tr("References"), {IncidentReport::tr("Title"), IncidentReport::tr("Address")},
        references, {1, 2});
}

} // namespace yagura
