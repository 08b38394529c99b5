// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <array>

#include "models/catalog/catalog.h"
#include "models/feed/feed_url.h"
#include "models/picture/scope.h"
#include "models/picture/text_fold.h"

// Texts that a person or a file hands to the program.
namespace yagura::fuzz {

namespace {

const Catalog &catalog()
{
    static const auto loaded = Catalog::load();
    require(loaded.ok(), "the catalogue loads");
    return *loaded;
}

QString textOf(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

void scope(std::string_view bytes)
{
    const auto filter = parseScope(textOf(bytes), catalog());
    if (!filter)
        return;
    const auto again = parseScope(toText(*filter, catalog()), catalog());
    require(again && *again == *filter, "a scope that was read can be written and read again");
}

void url(std::string_view bytes)
{
    const auto read = feedUrl(textOf(bytes), false);
    require(!read || read->scheme().endsWith(QStringLiteral("wss")) || isThisMachine(read->host()),
        "plain only to this machine");
}

constexpr std::array table{
    Target{"scope", scope},
    Target{"url", url},
};

} // namespace

std::span<const Target> textTargets()
{
    return table;
}

} // namespace yagura::fuzz
