// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing.h"

#include "widgets/briefing/briefing_words.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {

void addFigures(Document &document, const std::vector<BriefingFigure> &figures)
{
    QStringList credits;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        for (const Language language : document.languages) {
            const DocumentLanguage inForce(language);
            DocSection section;
            section.title = {{language, figures[i].title(language)}};
            section.figure = static_cast<int>(i);
            section.figureLanguage = language;
            section.newPage = true;
            document.sections.push_back(std::move(section));
        }
        if (!figures[i].credit.isEmpty() && !credits.contains(figures[i].credit))
            credits.append(figures[i].credit);
    }
    document.credit = credits.join(QStringLiteral(" \u00b7 "));
}

} // namespace

std::vector<Language> languagesOf(BriefingLanguage language)
{
    switch (language) {
    case BriefingLanguage::Ja:
        return {Language::Ja};
    case BriefingLanguage::En:
        return {Language::En};
    case BriefingLanguage::Both:
        break;
    }
    return {Language::Ja, Language::En};
}

Briefing::Briefing(
    std::shared_ptr<const Freeze> freeze, const BriefingChoices &choices, std::vector<BriefingFigure> figures)
    : m_freeze(std::move(freeze))
    , m_choices(choices)
    , m_figures(std::move(figures))
    , m_release(release(*m_freeze, choices.to))
{
    const BriefingWords words(languagesOf(choices.language));
    m_document.title = words.text(QT_TRANSLATE_NOOP("Briefing", "Cyber situation briefing"));
    m_document.asOf = threeZones(m_freeze->asOf);
    m_document.asOfLabel = words.text(QT_TRANSLATE_NOOP("Briefing", "As of"));
    if (m_release.withheld.total() > 0)
        m_document.withheld = words.text(QT_TRANSLATE_NOOP("Briefing", "Reports withheld: see page 1"), DocStyle::Bold);
    m_document.exerciseWords = words.each([](Language) { return exerciseWord(); }, DocStyle::Bold);
    m_document.label = tlpText(m_release.marking);
    m_document.marking = m_release.marking;
    m_document.exercise = m_release.exercise;
    m_document.languages = words.languages();
    addSummary(m_document, *this, words);
    addFigures(m_document, m_figures);
    addTables(m_document, *this, words);
}

void Briefing::paintFigure(QPainter &painter, const QRectF &area, const DocSection &section) const
{
    const DocumentLanguage inForce(section.figureLanguage);
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    m_figures[static_cast<std::size_t>(section.figure)].paint(
        painter, area, *m_freeze, m_release.rows, section.figureLanguage);
    painter.restore();
}

} // namespace yagura
