// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include "widgets/common/context.h"
#include "widgets/common/placeholder_page.h"
#include "widgets/trends/figures_model.h"
#include "widgets/trends/response_chart.h"
#include "widgets/trends/severity_chart.h"
#include "widgets/trends/trend_legend.h"

namespace yagura {

// How many incidents of which severity, and how quickly they were acknowledged, over the last day to quarter of the
// scope. Counts while it is in sight, a slice of the rows at a time. UI thread.
class TrendsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TrendsPanel(ViewContext &context, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildControls(QBoxLayout *layout);
    void buildPages(QBoxLayout *layout);
    void recount();
    void countSlice();
    void publish();
    void choosePage();
    void copyFigures();
    void fillChoices();
    void retranslate();
    [[nodiscard]] TrendSteps wantedSteps() const;
    [[nodiscard]] bool anythingCounted() const;

    ViewContext &m_context;
    FiguresModel m_model; // before the table that shows it
    QComboBox *m_range;
    QComboBox *m_step;
    QComboBox *m_time;
    QCheckBox *m_exercises;
    QToolButton *m_figures;
    QToolButton *m_copy;
    QStackedWidget *m_stack;
    PlaceholderPage *m_empty;
    QWidget *m_charts;
    QBoxLayout *m_sides = nullptr;
    TrendLegend *m_severityLegend;
    SeverityChart *m_severity;
    QLabel *m_coarse;
    QLabel *m_responseCaption;
    TrendLegend *m_responseLegend;
    ResponseChart *m_response;
    QTableView *m_table;

    TrendCount m_count;           // under way
    std::size_t m_counted = 0;    // of the scoped rows
    quint64 m_generation = 0;     // of the scoped rows that are being counted
    std::vector<TrendBar> m_bars; // on screen
    std::vector<ResponseStep> m_times;
    QTimer m_slice;
    QTimer m_later; // recounts once for many updates
};

} // namespace yagura
