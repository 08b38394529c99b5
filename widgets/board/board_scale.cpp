// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/board/board_scale.h"

#include <algorithm>

namespace yagura {

QRectF BoardScale::row(int index) const
{
    return {0, index * rowHeight - offset, width, rowHeight};
}

int BoardScale::rowAt(double y) const
{
    const double content = y + offset;
    const int index = static_cast<int>(content / rowHeight);
    return content >= 0 && index < rows ? index : -1;
}

BoardScale::Columns BoardScale::columns(const QRectF &row) const
{
    const double pad = textWidth * 0.8;
    const double mark = rowHeight * 0.55;
    const double age = ageWidth;
    const double count = textWidth * 3.2;
    const double severity = severityWidth;
    const double exercise = textWidth * 3;
    // The trend is the first to give way when the panel is narrow.
    const double fixed = pad * 8 + mark + severity + count + exercise + age;
    const double rest = std::max(0.0, row.width() - fixed);
    const double trend = rest > textWidth * 18 ? std::min(textWidth * 12, rest * 0.35) : 0;
    const double name = rest - trend;
    Columns c;
    double x = row.left() + pad;
    const auto take = [&](double w) {
        const QRectF r(x, row.top(), w, row.height());
        x += w + pad;
        return r;
    };
    c.name = take(name);
    c.mark = take(mark);
    c.mark = QRectF(c.mark.left(), row.center().y() - mark / 2, mark, mark);
    c.severity = take(severity);
    c.count = take(count);
    c.exercise = take(exercise);
    c.trend = take(trend);
    c.age = take(age);
    return c;
}

} // namespace yagura
