// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/record_reader.h"

#include <algorithm>
#include <array>

#include "models/relay/import/cisa_readers.h"
#include "models/relay/import/event_lines.h"
#include "models/relay/import/stix_reader.h"
#include "models/relay/import/vcdb_reader.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct Row
{
    ImportFormat format;
    QLatin1StringView name;
};

constexpr std::array rows{Row{ImportFormat::Vcdb, "vcdb"_L1}, Row{ImportFormat::CisaIcs, "cisa-ics"_L1},
    Row{ImportFormat::CisaKev, "cisa-kev"_L1}, Row{ImportFormat::Stix, "stix"_L1},
    Row{ImportFormat::Ndjson, "ndjson"_L1}};

} // namespace

std::optional<ImportFormat> importFormatNamed(const QString &name)
{
    const auto row = std::ranges::find_if(rows, [&name](const Row &r) { return name == r.name; });
    return row == rows.end() ? std::nullopt : std::optional{row->format};
}

QString nameOf(ImportFormat format)
{
    return std::ranges::find(rows, format, &Row::format)->name;
}

std::unique_ptr<RecordReader> readerFor(ImportFormat format, const Catalog &catalog)
{
    switch (format) {
    case ImportFormat::Vcdb:
        return std::make_unique<VcdbReader>(catalog);
    case ImportFormat::CisaIcs:
        return std::make_unique<CisaIcsReader>(catalog);
    case ImportFormat::CisaKev:
        return std::make_unique<CisaKevReader>();
    case ImportFormat::Stix:
        return std::make_unique<StixReader>(catalog);
    case ImportFormat::Ndjson:
        break;
    }
    return std::make_unique<EventLineReader>();
}

} // namespace yagura
