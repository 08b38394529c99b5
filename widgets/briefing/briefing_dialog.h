// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/briefing_preview.h"
#include "widgets/briefing/briefing_writer.h"
#include "widgets/briefing/freeze_task.h"
#include "widgets/briefing/side_work.h"
#include "widgets/common/context.h"

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace yagura {

// Freezes the picture, shows the pages as they will be, and writes them. A window beside the others: nothing waits for
// it, and it keeps its freeze while the floor goes on. Reads the journal, sets the pages and writes the files in
// threads of its own. Closing it stops the writing, which then leaves nothing behind; the window goes when the threads
// have ended. UI thread.
class BriefingDialog : public QWidget
{
    Q_OBJECT
public:
    // `journalFolder`: of the context's watch. A top-level window; the caller owns it.
    BriefingDialog(ViewContext &context, const QString &journalFolder, std::vector<BriefingFigure> figures,
        QWidget *parent = nullptr);
    ~BriefingDialog() override;

    [[nodiscard]] const Briefing *briefing() const { return m_briefing.get(); } // nullptr while it is being made
    [[nodiscard]] BriefingFormat format() const;
    void writeTo(const QString &path); // what Save… does once a name is chosen; one at a time
    [[nodiscard]] bool writing() const { return m_writing.busy(); }

public Q_SLOTS:
    void refreeze(); // another moment or scope
    void save();     // asks for a name, without waiting for the answer
    void copyPage(); // the page on show, to the clipboard
    void cancelWriting();

Q_SIGNALS:
    void ready(); // a new briefing is on show
    void written(const QStringList &files);
    void cancelled(); // nothing was written
    void failed(const yagura::Problem &problem);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void buildChoices(QFormLayout *form);
    void buildPager(QBoxLayout *row);
    void retranslate();
    void remake();
    void sayWritten(const Outcome<WrittenFiles> &outcome);
    void writingEnded();
    void showProgress(int done, int all);
    void goWhenIdle();
    void showState();
    void followCursor();
    void say(const QString &text);
    [[nodiscard]] BriefingChoices choices() const;
    QPushButton *button(void (BriefingDialog::*slot)());

    ViewContext &m_context;
    std::vector<BriefingFigure> m_figures;
    FreezeTask m_task;
    SideWork m_setting; // of pages
    SideWork m_writing;
    bool m_going = false;            // closed, and waiting for the threads
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
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QTimer *m_patience; // until the progress is shown
    double m_zoom = 1;
};

} // namespace yagura
