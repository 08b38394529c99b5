// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/common/context.h"

namespace yagura {

// Names the marks of the charts by shape and word, in as many lines as the width needs. UI thread.
class TrendLegend : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Severities, Responses };
    TrendLegend(ViewContext &context, Kind kind, QWidget *parent = nullptr);
    void setExercises(bool shown);
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override { return {200, heightForWidth(200)}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Mark { Severity, Exercise, Median, Ninetieth };
    struct Entry
    {
        Mark mark = Mark::Severity;
        std::uint8_t severity = 0;
        QString text;
        QRectF box; // of mark and text
    };
    [[nodiscard]] std::vector<Entry> laidOut(double width) const;
    void paintMark(QPainter &painter, const Entry &entry, const QRectF &box) const;

    ViewContext &m_context;
    Kind m_kind;
    bool m_exercises = false;
};

} // namespace yagura
