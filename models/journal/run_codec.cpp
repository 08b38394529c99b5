// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/run_codec.h"

#include <array>

namespace yagura {

namespace {

constexpr std::size_t varintBytes = 10; // at most, for 64 bits

void putVarint(std::string &out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out.push_back(static_cast<char>(value | 0x80));
    out.push_back(static_cast<char>(value));
}

constexpr std::array<std::uint32_t, 256> crcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}();

} // namespace

std::string encodeRun(std::span<const wire::Entry> entries)
{
    std::size_t size = 0;
    for (const wire::Entry &entry : entries)
        size += entry.event.size() + varintBytes + 4;
    std::string out;
    out.reserve(size);
    for (const wire::Entry &entry : entries) {
        putVarint(out, static_cast<std::uint64_t>(toMs(entry.sequenced)));
        putVarint(out, entry.event.size());
        out += entry.event;
    }
    return out;
}

bool RunReader::next(Item &item)
{
    if (m_rest.empty() || m_damaged)
        return false;
    std::uint64_t ms = 0;
    std::uint64_t length = 0;
    m_damaged = !readVarint(ms) || !readVarint(length) || length > m_rest.size();
    if (m_damaged)
        return false;
    item.sequenced = utcFromMs(static_cast<std::int64_t>(ms));
    item.bytes = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return true;
}

bool RunReader::readVarint(std::uint64_t &value)
{
    value = 0;
    for (std::size_t i = 0; i < varintBytes && i < m_rest.size(); ++i) {
        const auto byte = static_cast<unsigned char>(m_rest[i]);
        value |= static_cast<std::uint64_t>(byte & 0x7fU) << (7 * i);
        if (byte < 0x80) {
            m_rest.remove_prefix(i + 1);
            return true;
        }
    }
    return false;
}

std::uint32_t checksum(std::string_view bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = crcTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

} // namespace yagura
