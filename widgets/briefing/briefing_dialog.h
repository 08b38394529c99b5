// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/briefing_preview.h"
#include "widgets/briefing/briefing_writer.h"
#include "widgets/briefing/freeze_task.h"
#include "widgets/common/context.h"

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QPushButton;

namespace yagura {

// Freezes the picture, shows the pages as they will be, and writes them. A window beside the others: nothing waits for
// it, and it keeps its freeze while the floor goes on. Reads the journal in a thread of its own. UI thread.
class BriefingDialog : public QWidget
{
    Q_OBJECT
public:
    // `journalFolder`: of the context's watch. A top-level window; the caller owns it.
    BriefingDialog(ViewContext &context, const QString &journalFolder, std::vector<BriefingFigure> figures,
        QWidget *parent = nullptr);
    ~BriefingDialog() override;

    [[nodiscard]] const Briefing *briefing() const { return m_briefing.get(); } // nullptr while it is being frozen
    [[nodiscard]] BriefingFormat format() const;
    void writeTo(const QString &path); // what Save… does once a name is chosen

public Q_SLOTS:
    void refreeze(); // another moment or scope
    void save();     // asks for a name, without waiting for the answer
    void copyPage(); // the page on show, to the clipboard

Q_SIGNALS:
    void ready(); // a new briefing is on show
    void written(const QStringList &files);
    void failed(const yagura::Problem &problem);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildChoices(QFormLayout *form);
    void buildPager(QBoxLayout *row);
    void retranslate();
    void remake();
    void showState();
    void followCursor();
    void say(const QString &text);
    [[nodiscard]] BriefingChoices choices() const;
    QPushButton *button(void (BriefingDialog::*slot)());

    ViewContext &m_context;
    std::vector<BriefingFigure> m_figures;
    FreezeTask m_task;
    std::optional<UtcTime> m_pinned; // of the time cursor, the last one
    std::shared_ptr<const Freeze> m_freeze;
    std::shared_ptr<const Briefing> m_briefing;

    // children
    BriefingPreview *m_preview;
    QComboBox *m_language;
    QComboBox *m_ceiling;
    QComboBox *m_paper;
    QComboBox *m_format;
    QComboBox *m_scope;
    QComboBox *m_moment;
    QLabel *m_captions[6];
    QLabel *m_withheld;
    QLabel *m_message;
    QLabel *m_pageNumber;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_smaller;
    QPushButton *m_larger;
    QPushButton *m_again;
    QPushButton *m_copy;
    QPushButton *m_save;
    double m_zoom = 1;
};

} // namespace yagura
