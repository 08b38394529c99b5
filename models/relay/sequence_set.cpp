// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/sequence_set.h"

#include <algorithm>
#include <bit>

namespace yagura {

namespace {

constexpr std::uint64_t bitsInWord = 64;

} // namespace

void SequenceSet::append(bool contained)
{
    if (m_size % bitsInWord == 0)
        m_words.push_back({0, m_count});
    if (contained) {
        m_words.back().bits |= std::uint64_t{1} << (m_size % bitsInWord);
        ++m_count;
    }
    ++m_size;
}

bool SequenceSet::contains(Sequence sequence) const
{
    const std::uint64_t n = number(sequence);
    if (n == 0 || n > m_size)
        return false;
    return (m_words[(n - 1) / bitsInWord].bits >> ((n - 1) % bitsInWord) & 1U) != 0;
}

std::uint64_t SequenceSet::rank(Sequence sequence) const
{
    const std::uint64_t n = number(sequence);
    if (n >= m_size)
        return m_count;
    // n sequences lie before the bit with index n.
    const Word &word = m_words[n / bitsInWord];
    const std::uint64_t below = (std::uint64_t{1} << (n % bitsInWord)) - 1;
    return word.before + static_cast<std::uint64_t>(std::popcount(word.bits & below));
}

Sequence SequenceSet::at(std::uint64_t n) const
{
    const auto after = std::ranges::upper_bound(m_words, n - 1, {}, &Word::before);
    const auto word = std::prev(after);
    std::uint64_t bits = word->bits;
    for (std::uint64_t skip = n - 1 - word->before; skip > 0; --skip)
        bits &= bits - 1; // the lowest one goes
    const auto index = static_cast<std::uint64_t>(word - m_words.begin()) * bitsInWord;
    return Sequence{index + static_cast<std::uint64_t>(std::countr_zero(bits)) + 1};
}

} // namespace yagura
