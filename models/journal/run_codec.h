// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "models/event/wire.h"

// How a run of events lies in one blob of the journal: for each event
//   varint milliseconds of `sequenced` · varint length · the encoded event
// Varints are those of Protocol Buffers (seven bits a byte, least first). Private to models/journal; pure.
namespace yagura {

[[nodiscard]] std::string encodeRun(std::span<const wire::Entry> entries);

// Walks over a run without copying. Never reads beyond the bytes.
class RunReader
{
public:
    explicit RunReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    struct Item
    {
        UtcTime sequenced{};
        std::string_view bytes;
    };
    // False: at the end, or the bytes are damaged.
    [[nodiscard]] bool next(Item &item);
    [[nodiscard]] bool damaged() const { return m_damaged; }

private:
    [[nodiscard]] bool readVarint(std::uint64_t &value);
    std::string_view m_rest;
    bool m_damaged = false;
};

// CRC-32 (IEEE 802.3) over a run: SQLite itself does not notice a flipped bit inside a blob.
[[nodiscard]] std::uint32_t checksum(std::string_view bytes);

} // namespace yagura
