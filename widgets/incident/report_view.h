// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace yagura {

// The page of the incident pane: read-only text with a caret, so that every word can be reached and copied by keyboard.
// What is copied is plain text, and nothing on the page can be opened. Alt+Up and Alt+Down go from section to section.
// UI thread.
class ReportView : public QTextEdit
{
    Q_OBJECT
public:
    explicit ReportView(QWidget *parent = nullptr);

    // Takes the page; scroll position, caret and selection stay in their section when `keepPlace`.
    void setPage(std::unique_ptr<QTextDocument> page, bool keepPlace);
    [[nodiscard]] QStringList sections() const;
    void goToSection(int index);
    // Wide enough for the two languages side by side.
    [[nodiscard]] bool wide() const { return m_wide; }
    void retranslate();

    // The selection; else the cell or paragraph under the caret.
    [[nodiscard]] QString pieceToCopy() const;
    void copyPiece();
    void copyDefanged();
    void copyPage();
    [[nodiscard]] QList<QAction *> copyActions() const { return {m_copy, m_copyDefanged, m_copyPage}; }

Q_SIGNALS:
    void wideChanged();
    void touched(); // a person used the page

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    struct Place
    {
        int section = 0;
        double scrolled = 0; // pixels below the section's heading
        int caret = 0;       // characters behind the heading
        QString selected;
    };
    [[nodiscard]] Place place() const;
    void restore(const Place &place);
    [[nodiscard]] std::vector<QTextBlock> headings() const;
    void stepSection(int by);

    QAction *m_copy;
    QAction *m_copyDefanged;
    QAction *m_copyPage;
    QTextDocument *m_page = nullptr; // a child of this, once there was one
    bool m_wide = false;
};

} // namespace yagura
