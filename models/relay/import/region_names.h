// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <string>

#include "models/catalog/catalog.h"

namespace yagura {

// Knows a state or prefecture by what people write: "KY", "US-KY", "ky", "Kentucky"; "JP-13", "13", "Tokyo", "東京".
// Immutable; any thread.
class RegionNames
{
public:
    explicit RegionNames(const Catalog &catalog);

    // ISO 3166-2, or "". What is none of the country's regions is not guessed at; a code in full of another country
    // ("GB-LND" with country GB) is kept.
    [[nodiscard]] std::string codeFor(const QString &written, const QString &country) const;

private:
    QHash<QString, std::string> m_states;      // by folded name
    QHash<QString, std::string> m_prefectures; // likewise
};

} // namespace yagura
