// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <cstdlib>

#include "models/catalog/catalog.h"

namespace yagura::test {

// The catalogue as the program ships it, read once per test executable.
inline const Catalog &shippedCatalog()
{
    static const Catalog catalog = [] {
        auto loaded = Catalog::load();
        if (!loaded)
            qFatal("%s: %s", qUtf8Printable(loaded.error().where), qUtf8Printable(loaded.error().detail));
        return std::move(loaded).value();
    }();
    return catalog;
}

// Codes of a set in official order, for comparing and for readable failures.
inline QStringList codesIn(const Catalog &catalog, SectorSet set)
{
    QStringList codes;
    for (const Sector &sector : catalog.sectors()) {
        if ((set & bit(sector.index)) != 0)
            codes.append(QString::fromStdString(sector.code));
    }
    return codes;
}

} // namespace yagura::test
