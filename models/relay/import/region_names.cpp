// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/region_names.h"

#include <QRegularExpression>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

QString folded(const QString &name)
{
    return name.simplified().toCaseFolded();
}

} // namespace

RegionNames::RegionNames(const Catalog &catalog)
{
    for (const Region &region : catalog.regions()) {
        if (!region.real())
            continue;
        const QString code = QString::fromStdString(region.code);
        auto &names = region.country == Country::Japan ? m_prefectures : m_states;
        for (const QString &name : {code, code.mid(3), region.name.en, region.name.ja, region.abbreviation})
            names.insert(folded(name), region.code);
    }
}

std::string RegionNames::codeFor(const QString &written, const QString &country) const
{
    static const QRegularExpression full(u"^[A-Z]{2}-[A-Z0-9]{1,3}$"_s);
    const Country where = Catalog::countryOf(country.toStdString());
    if (where == Country::UnitedStates) {
        const auto state = m_states.constFind(folded(written));
        if (state != m_states.constEnd())
            return *state;
        return m_states.value(folded(country)); // a territory is a region by itself
    }
    if (where == Country::Japan)
        return m_prefectures.value(folded(written));
    const QString code = written.trimmed();
    return full.match(code).hasMatch() && code.startsWith(country + u'-') ? code.toStdString() : std::string();
}

} // namespace yagura
