// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "models/alerts/scoped_picture.h"
#include "models/briefing/freeze.h"

namespace yagura {

// To whom a document goes. Value type.
struct Releasability
{
    Tlp ceiling = Tlp::Green; // Unspecified: handled as AMBER
    std::string country;      // ISO 3166-1 alpha-2 of the recipient; "" = not named, then only the ceiling counts
    bool operator==(const Releasability &) const = default;
};

enum class WithheldReason : std::uint8_t {
    AboveCeiling,  // its TLP is stricter than the ceiling
    NotReleasable, // the source names the countries it may go to, and the recipient's is not one of them
    Count
};

// What the scope admits but the document does not contain: numbers only. Exercises are not counted among the real.
struct Withheld
{
    struct Count
    {
        std::uint32_t real = 0;
        std::uint32_t exercise = 0;
        bool operator==(const Count &) const = default;
    };
    // [reason][effective TLP]: TLP:AMBER holds what states none.
    std::array<std::array<Count, 6>, static_cast<std::size_t>(WithheldReason::Count)> counts{};

    [[nodiscard]] Count of(WithheldReason reason, Tlp tlp) const;
    [[nodiscard]] std::uint32_t total() const;
};

// What may go out of a freeze. Everything that is written, drawn or counted for a document comes from `rows`.
struct Release
{
    Releasability to;
    ScopedRows rows; // rows and counts of what may go out
    Withheld withheld;
    Tlp marking = Tlp::Amber; // of the document: the ceiling, and never less strict than a row that is in
    bool exercise = false;    // exercise data is in: every page carries the mark
};

// Rows whose details are missing are withheld when a recipient country is named: nobody knows whom they may go to.
[[nodiscard]] Release release(const Freeze &freeze, const Releasability &to);
[[nodiscard]] inline Release release(const Freeze &freeze, Tlp ceiling)
{
    return release(freeze, Releasability{ceiling, {}});
}

// How long people took to acknowledge, over the released rows only. Real and exercise apart.
struct ResponseFigures
{
    std::uint32_t acknowledged = 0;
    std::uint32_t waiting = 0; // open alerts nobody has acknowledged
    std::chrono::milliseconds median{0};
    std::chrono::milliseconds ninetieth{0}; // nine of ten took at most this long
    std::chrono::milliseconds longestWait{0};
    bool operator==(const ResponseFigures &) const = default;
};
[[nodiscard]] ResponseFigures responseFigures(const Freeze &freeze, const Release &release, bool exercise);

} // namespace yagura
