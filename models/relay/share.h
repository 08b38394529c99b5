// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/event/wire.h"
#include "models/relay/label_book.h"

namespace yagura {

// What somebody may be given: PROTOCOL.md, "A part of a feed". Lists are sorted and without repeats.
struct AccessLimits
{
    static constexpr char anybody[] = "*";

    Tlp ceiling = Tlp::Clear;
    std::vector<std::string> sectors;  // empty = all; else what names none of them is not given
    std::vector<std::string> audience; // empty = only what is released to nobody in particular; "*" = whatever it says
    bool operator==(const AccessLimits &) const = default;

    [[nodiscard]] bool everything() const;
    [[nodiscard]] bool allow(const Label &label) const;
};

// Which part of a feed: limits of the access (nothing = none), and what was asked for. Equal shares are one part, with
// one numbering. Value type.
class Share
{
public:
    Share() = default; // the whole feed
    Share(std::optional<AccessLimits> limits, wire::Interest interest);
    bool operator==(const Share &) const = default;

    [[nodiscard]] bool everything() const;
    [[nodiscard]] Tlp ceiling() const { return m_limits ? m_limits->ceiling : Tlp::Unspecified; }
    [[nodiscard]] bool contains(const Mark &mark, const LabelBook &labels) const;
    [[nodiscard]] bool allow(const Label &label) const { return !m_limits || m_limits->allow(label); }
    // Stands for the share in an epoch: 32 hexadecimal digits, other ones for another share.
    [[nodiscard]] std::string fingerprint() const;

private:
    [[nodiscard]] bool concerns(const Label &label) const;

    std::optional<AccessLimits> m_limits;
    wire::Interest m_interest; // sorted, too
};

} // namespace yagura
