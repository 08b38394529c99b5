// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "models/catalog/catalog.h"
#include "models/event/event.h"
#include "models/event/limits.h"

namespace yagura {

// A record of a foreign file, read. Id, feed, revision and deduplication key are the intake's to give, unless `final`.
struct ImportedRecord
{
    Event event;
    std::optional<std::uint32_t> revision; // that the source states
    bool dated = false;                    // event.reported says which of two versions is the newer
    bool final = false;                    // one of our own events: taken as it is
};

// A record that is well-formed, but none that is brought in: counted by kind, not quarantined.
struct PassedOver
{
    std::string kind;
};

using Reading = std::variant<ImportedRecord, PassedOver, Refusal>;

// Makes events of the records of one format. Not thread-safe; the catalog outlives it.
class RecordReader
{
public:
    virtual ~RecordReader() = default;
    // Whether this looks like a record of the format, good or bad in detail.
    [[nodiscard]] virtual bool recognises(const QJsonObject &record) const = 0;
    [[nodiscard]] virtual Reading read(const QByteArray &text, const QJsonObject &record) = 0;
    // Formats whose records refer to one another see every record of a file before they read the first.
    [[nodiscard]] virtual bool wantsPreview() const { return false; }
    virtual void preview(const QJsonObject &) { }
};

enum class ImportFormat { Vcdb, CisaIcs, CisaKev, Stix, Ndjson };

// "vcdb", "cisa-ics", "cisa-kev", "stix", "ndjson".
[[nodiscard]] std::optional<ImportFormat> importFormatNamed(const QString &name);
[[nodiscard]] QString nameOf(ImportFormat format);
[[nodiscard]] std::unique_ptr<RecordReader> readerFor(ImportFormat format, const Catalog &catalog);

} // namespace yagura
