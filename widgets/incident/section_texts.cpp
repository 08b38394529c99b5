// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/limits.h"
#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
constexpr int titleChars = static_cast<int>(limits::titleBytes);
constexpr int summaryChars = static_cast<int>(limits::summaryBytes);
constexpr qsizetype summaryLines = 1000;

// All of any honest summary; bounded in characters as shown, and in lines.
QString summaryText(const std::string &text)
{
    QString whole = plainText(text, summaryChars, true);
    if (whole.size() > summaryChars) // invisible characters take eight when they are made visible
        whole = whole.left(summaryChars) + QChar(0x2026);
    qsizetype end = -1;
    for (qsizetype line = 0; line < summaryLines; ++line) {
        end = whole.indexOf(QLatin1Char('\n'), end + 1);
        if (end < 0)
            return whole;
    }
    return whole.left(end) + QChar(0x2026);
}

ReportWriter::Column columnOf(Language language, const Text &title, const Text &summary)
{
    const bool japanese = language == Language::Ja;
    ReportWriter::Column column;
    column.language = language;
    column.name = japanese ? QStringLiteral("日本語") : QStringLiteral("English");
    column.title = plainText(title.text, titleChars);
    column.summary = summaryText(summary.text);
    if (title.empty() && summary.empty()) {
        column.origin = IncidentReport::tr("none yet");
        column.notes << (japanese ? IncidentReport::tr("No Japanese text yet.")
                                  : IncidentReport::tr("No English text yet."));
        return column;
    }
    column.origin = originWord(title.empty() ? summary.origin : title.origin);
    if (title.empty())
        column.notes << (japanese ? IncidentReport::tr("No Japanese title yet.")
                                  : IncidentReport::tr("No English title yet."));
    if (summary.empty())
        column.notes << (japanese ? IncidentReport::tr("No Japanese summary yet.")
                                  : IncidentReport::tr("No English summary yet."));
    else if (!title.empty() && title.origin != summary.origin)
        column.notes << IncidentReport::tr("Origin of the summary: %1").arg(originWord(summary.origin));
    return column;
}
} // namespace

void writeTexts(ReportWriter &writer, const ReportPage &page)
{
    const Report &report = page.report();
    writer.heading(IncidentReport::tr("Report"));
    writer.columns(columnOf(Language::Ja, report.title.ja, report.summary.ja),
        columnOf(Language::En, report.title.en, report.summary.en));
}

} // namespace yagura
