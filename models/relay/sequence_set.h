// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "models/event/ids.h"

namespace yagura {

// Which of the sequences 1, 2, 3 … of a feed belong to a part of it, and the number that each has there. A bit for each
// sequence and a count for each word, so that a million events cost 250 KB, whoever asks for however many parts.
// Value type.
class SequenceSet
{
public:
    void append(bool contained); // the next sequence

    [[nodiscard]] std::uint64_t size() const { return m_size; }   // sequences that were looked at
    [[nodiscard]] std::uint64_t count() const { return m_count; } // of these, contained
    [[nodiscard]] bool contains(Sequence sequence) const;
    // How many up to and with `sequence` are contained: the number of `sequence` in the part, if it is contained.
    [[nodiscard]] std::uint64_t rank(Sequence sequence) const;
    // The n-th that is contained, from 1. n must be within 1 … count().
    [[nodiscard]] Sequence at(std::uint64_t n) const;

private:
    struct Word
    {
        std::uint64_t bits = 0;
        std::uint64_t before = 0; // contained in the words before
    };
    std::vector<Word> m_words;
    std::uint64_t m_size = 0;
    std::uint64_t m_count = 0;
};

} // namespace yagura
