// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include <functional>
#include <memory>

#include "models/briefing/release.h"
#include "widgets/briefing/document.h"
#include "widgets/theme/theme.h"

namespace yagura {

// A picture in a briefing that another room paints: handed in by the composition root, because rooms do not know each
// other. `paint` keeps to the rectangle, uses the print theme and only the rows and counts it is given; both run while
// the document's language is in force, on any thread and several at once (a page is on show while a file is written):
// they share nothing that changes, caches inside shared values (paths, projections) included.
struct BriefingFigure
{
    std::function<QString(Language)> title;
    std::function<void(QPainter &, const QRectF &, const Freeze &, const ScopedRows &, Language)> paint;
    QString credit; // what a licence asks to be shown beside it
};

enum class BriefingLanguage : std::uint8_t { Ja, En, Both };
[[nodiscard]] std::vector<Language> languagesOf(BriefingLanguage language);

struct BriefingChoices
{
    BriefingLanguage language = BriefingLanguage::Both;
    Releasability to;
    bool portrait = false; // pages are A4, landscape unless the reader wants them upright
    bool operator==(const BriefingChoices &) const = default;
};

// A freeze, what of it may go out, and the document made of that. Immutable; what all writers and the preview share.
// Any thread, see DocumentLanguage; no thread shares fonts with another.
class Briefing
{
public:
    Briefing(
        std::shared_ptr<const Freeze> freeze, const BriefingChoices &choices, std::vector<BriefingFigure> figures = {});

    [[nodiscard]] const Freeze &freeze() const { return *m_freeze; }
    [[nodiscard]] const Release &released() const { return m_release; }
    [[nodiscard]] const BriefingChoices &choices() const { return m_choices; }
    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] const Catalog &catalog() const { return m_freeze->catalog(); }
    [[nodiscard]] static const Theme &theme() { return Theme::of(ThemeId::Print); }
    void paintFigure(QPainter &painter, const QRectF &area, const DocSection &section) const;

private:
    std::shared_ptr<const Freeze> m_freeze;
    BriefingChoices m_choices;
    std::vector<BriefingFigure> m_figures;
    Release m_release;
    Document m_document;
};

} // namespace yagura
