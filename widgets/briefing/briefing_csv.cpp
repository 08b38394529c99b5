// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_writer.h"

#include <QBuffer>

#include "models/briefing/csv_export.h"
#include "widgets/briefing/briefing_words.h"

namespace yagura {

namespace {

constexpr std::array<const char *, static_cast<std::size_t>(CsvColumn::Count)> heads{
    QT_TRANSLATE_NOOP("Briefing", "TLP"), QT_TRANSLATE_NOOP("Briefing", "Exercise"),
    QT_TRANSLATE_NOOP("Briefing", "Kind"), QT_TRANSLATE_NOOP("Briefing", "Feed"),
    QT_TRANSLATE_NOOP("Briefing", "Identifier"), QT_TRANSLATE_NOOP("Briefing", "Revision"),
    QT_TRANSLATE_NOOP("Briefing", "Status"), QT_TRANSLATE_NOOP("Briefing", "Condition"),
    QT_TRANSLATE_NOOP("Briefing", "Country"), QT_TRANSLATE_NOOP("Briefing", "Region"),
    QT_TRANSLATE_NOOP("Briefing", "Sectors"), QT_TRANSLATE_NOOP("Briefing", "Severity (0 to 5)"),
    QT_TRANSLATE_NOOP("Briefing", "Severity mapped"), QT_TRANSLATE_NOOP("Briefing", "Source's scale"),
    QT_TRANSLATE_NOOP("Briefing", "Source's value"), QT_TRANSLATE_NOOP("Briefing", "Happened (UTC)"),
    QT_TRANSLATE_NOOP("Briefing", "Precision"), QT_TRANSLATE_NOOP("Briefing", "Reported (UTC)"),
    QT_TRANSLATE_NOOP("Briefing", "First known (UTC)"), QT_TRANSLATE_NOOP("Briefing", "Last known (UTC)"),
    QT_TRANSLATE_NOOP("Briefing", "Acknowledged (UTC)"), QT_TRANSLATE_NOOP("Briefing", "Title (Japanese)"),
    QT_TRANSLATE_NOOP("Briefing", "Title (English)"), QT_TRANSLATE_NOOP("Briefing", "Summary (Japanese)"),
    QT_TRANSLATE_NOOP("Briefing", "Summary (English)")};

CsvTexts csvTexts(const Briefing &briefing)
{
    const BriefingWords words(briefing.document().languages);
    const Document &document = briefing.document();
    CsvTexts texts;
    for (std::size_t i = 0; i < heads.size(); ++i)
        texts.head[i] = joined(words.text(heads[i]));
    texts.exercise = joined(document.exerciseWords);
    texts.notes = {joined(document.title), joined(document.asOfLabel) + QStringLiteral(": ") + document.asOf};
    if (document.exercise)
        texts.notes.append(texts.exercise);
    DocLines notes = scopeLines(briefing.freeze().scope, briefing.catalog(), words);
    append(notes, withheldLines(briefing.released(), words));
    for (const DocLine &note : notes)
        texts.notes.append(note.text);
    return texts;
}

} // namespace

QByteArray briefingCsv(const Briefing &briefing)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeCsv(buffer, briefing.freeze(), briefing.released(), csvTexts(briefing)))
        qFatal("a buffer in memory took less than it was given");
    return buffer.data();
}

} // namespace yagura
