// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <array>
#include <vector>

#include "models/feed/nats/nats_parser.h"

namespace yagura::fuzz {

namespace {

using nats::NatsParser;

struct Seen
{
    std::size_t kind = 0;
    std::string bytes;
    bool operator==(const Seen &) const = default;
};

void takeAll(NatsParser &parser, std::vector<Seen> &seen)
{
    while (const auto item = parser.next()) {
        if (const auto *delivered = std::get_if<NatsParser::Delivered>(&*item)) {
            require(delivered->message.payload.size() <= nats::limits::payload + 1, "a payload is within its limit");
            seen.push_back({item->index(), delivered->message.subject + '\n' + delivered->message.payload});
        } else {
            seen.push_back({item->index(), {}});
        }
        if (std::holds_alternative<NatsParser::Malformed>(*item))
            return;
    }
}

// The same bytes in one piece and in pieces of a size that the first of them says.
void parser(std::string_view bytes)
{
    const std::size_t piece = bytes.empty() ? 1 : 1U + static_cast<std::uint8_t>(bytes.front()) % 31U;
    bytes.remove_prefix(bytes.empty() ? 0 : 1);
    NatsParser whole;
    NatsParser cut;
    std::vector<Seen> fromWhole;
    std::vector<Seen> fromCut;
    whole.feed(bytes);
    takeAll(whole, fromWhole);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        cut.feed(bytes.substr(0, piece));
        takeAll(cut, fromCut);
        if (!fromCut.empty() && fromCut.back().kind == NatsParser::Item(NatsParser::Malformed{}).index())
            break;
    }
    require(fromWhole == fromCut, "where the bytes are cut makes no difference");
}

constexpr std::array table{
    Target{"nats", parser},
};

} // namespace

std::span<const Target> natsTargets()
{
    return table;
}

} // namespace yagura::fuzz
