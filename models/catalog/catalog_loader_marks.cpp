// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/catalog/catalog_loader.h"

using namespace Qt::StringLiterals;

namespace yagura {

void Catalog::Loader::loadTlp()
{
    struct Known
    {
        QLatin1String id;
        Tlp tlp;
    };
    static constexpr std::array<Known, 5> order{{{"clear"_L1, Tlp::Clear}, {"green"_L1, Tlp::Green},
        {"amber"_L1, Tlp::Amber}, {"amber-strict"_L1, Tlp::AmberStrict}, {"red"_L1, Tlp::Red}}};
    const QJsonArray rows = open(u"catalog/tlp.json"_s)["labels"_L1].toArray();
    if (rows.size() != static_cast<qsizetype>(order.size()))
        return fault(u"the five TLP labels"_s);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const QJsonValue row = rows[static_cast<qsizetype>(i)];
        expect(row["id"_L1].toString() == order[i].id, u"%1 in order of strictness"_s.arg(order[i].id));
        m_catalog.m_tlp.push_back({order[i].tlp, row["label"_L1].toString(), names(row["meaning"_L1], order[i].id),
            row["text"_L1].toString()});
    }
}

void Catalog::Loader::loadAdmiralty()
{
    const QJsonObject file = open(u"catalog/admiralty.json"_s);
    for (const auto key : {"reliability"_L1, "credibility"_L1}) {
        for (const QJsonValue &row : file[key].toArray()) {
            const QByteArray mark = row["value"_L1].toString().toLatin1();
            if (mark.size() != 1)
                return fault(u"one letter or digit per mark"_s);
            m_catalog.m_admiralty.insert(mark[0], names(row["name"_L1], QString::fromLatin1(mark)));
        }
    }
    expect(m_catalog.m_admiralty.size() == 12, u"six marks of reliability and six of credibility"_s);
}

} // namespace yagura
