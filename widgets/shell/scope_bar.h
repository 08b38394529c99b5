// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QToolButton>
#include <QWidget>

#include "widgets/common/context.h"

namespace yagura {

// The scope in words, each part a button with its choices: sectors, countries, severity, TLP, kinds and exercise; and
// the way back to everything. The buttons always say what is left out.
class ScopeBar : public QWidget
{
    Q_OBJECT
public:
    explicit ScopeBar(ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override; // the buttons share what there is, elided

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fit();
    void fillSectors();
    void fillCountries();
    void fillSeverities();
    void fillTlp();
    void fillTime();
    void fillKinds();
    // Adds a choice that sets the scope to `change(scope)` and is checked while that changes nothing.
    void choice(QMenu *menu, const QString &text, const std::function<void(ScopeFilter &)> &change);
    [[nodiscard]] QString sectorsText() const;
    [[nodiscard]] QString countriesText() const;
    [[nodiscard]] QString timeText() const;
    QToolButton *button(void (ScopeBar::*fill)());

    ViewContext &m_context;
    std::vector<std::pair<QToolButton *, QString>> m_texts; // the whole of what each button says
    QToolButton *m_sectors;
    QToolButton *m_countries;
    QToolButton *m_severity;
    QToolButton *m_tlp;
    QToolButton *m_time;
    QToolButton *m_kinds;
    QToolButton *m_reset;
};

} // namespace yagura
