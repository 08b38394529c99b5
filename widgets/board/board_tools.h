// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/board/board_data.h"
#include "widgets/common/context.h"

namespace yagura {

// What a person does on the sector board, as changes of the shared objects. Paints nothing.
class BoardTools
{
public:
    explicit BoardTools(ViewContext &context)
        : m_context(context)
    {
    }

    // Narrows the scope to this sector, or widens it again when it is already the only one. A heading: the country's.
    void toggleScope(const BoardRow &row);
    void clearScope();
    // Selects the worst open incident of the sector, unacknowledged and newest first; nothing when none is open.
    void selectWorst(const BoardRow &row);
    // The next row that is no heading, from `from` by `step` (±1 or a page); stays within the rows.
    [[nodiscard]] static int step(const std::vector<BoardRow> &rows, int from, int step);

private:
    ViewContext &m_context;
};

} // namespace yagura
