// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The chain of hashes through a journal: each row that is written for good (a run of events, a refused thing) has a
// link, the SHA-256 (FIPS 180-4) over the link before it and over what the row says. Whoever changes, removes, adds or
// moves a row breaks it, and the last link vouches for all before it. Private to models/journal; pure.
namespace yagura {

using Link = std::array<char, 32>; // all zero: before the first row

[[nodiscard]] Link sha256(std::string_view bytes);

// SHA-256(previous ‖ 'R' ‖ feed ‖ epoch ‖ first ‖ count ‖ SHA-256(bytes)): a text as its length and its bytes, numbers
// and lengths as 8 bytes, the least first.
struct RunText
{
    std::string_view feed;
    std::string_view epoch;
    std::int64_t first = 0;
    std::int64_t count = 0;
    std::string_view bytes;
};
[[nodiscard]] Link linkAfter(std::string_view previous, const RunText &run);

// SHA-256(previous ‖ 'Q' ‖ feed ‖ origin ‖ reason ‖ field ‖ at ‖ SHA-256(bytes)).
struct QuarantineText
{
    std::string_view feed;
    std::string_view origin;
    std::string_view reason;
    std::string_view field;
    std::int64_t at = 0; // milliseconds
    std::string_view bytes;
};
[[nodiscard]] Link linkAfter(std::string_view previous, const QuarantineText &item);

[[nodiscard]] inline std::string_view viewOf(const Link &link)
{
    return {link.data(), link.size()};
}

// 64 digits, lower case; and back (upper case too), nothing when it is something else.
[[nodiscard]] std::string hexOf(const Link &link);
[[nodiscard]] std::optional<Link> linkFromHex(std::string_view text);

} // namespace yagura
