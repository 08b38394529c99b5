// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <QBuffer>
#include <QJsonDocument>

#include <array>

#include "models/catalog/catalog.h"
#include "models/event/codec.h"
#include "models/relay/import/record_reader.h"
#include "models/relay/import/record_stream.h"
#include "models/relay/recording.h"
#include "models/relay/scenario.h"

namespace yagura::fuzz {

namespace {

constexpr int recordsRead = 64; // of one input: more of them is only slower

const Catalog &catalog()
{
    static const auto loaded = Catalog::load();
    require(loaded.ok(), "the catalogue loads");
    return *loaded;
}

QByteArray copyOf(std::string_view bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

template <typename Visit> void eachRecord(QByteArray bytes, RecordStream::Layout layout, const Visit &visit)
{
    QBuffer device(&bytes);
    require(device.open(QIODevice::ReadOnly), "a buffer opens");
    RecordStream stream(device, layout);
    for (int i = 0; i < recordsRead; ++i) {
        const auto record = stream.next();
        if (!record)
            return;
        const QJsonDocument document = QJsonDocument::fromJson(record->text);
        if (document.isObject())
            visit(record->text, document.object());
    }
}

void read(std::string_view bytes, ImportFormat format, RecordStream::Layout layout)
{
    const auto reader = readerFor(format, catalog());
    const QByteArray text = copyOf(bytes);
    if (reader->wantsPreview())
        eachRecord(text, layout, [&](const QByteArray &, const QJsonObject &object) { reader->preview(object); });
    eachRecord(text, layout, [&](const QByteArray &line, const QJsonObject &object) {
        static_cast<void>(reader->recognises(object));
        const Reading reading = reader->read(line, object);
        if (const auto *record = std::get_if<ImportedRecord>(&reading))
            static_cast<void>(EventCodec().encode(record->event));
    });
}

void vcdb(std::string_view bytes)
{
    read(bytes, ImportFormat::Vcdb, RecordStream::Layout::Lines);
}
void cisaIcs(std::string_view bytes)
{
    read(bytes, ImportFormat::CisaIcs, RecordStream::Layout::Lines);
}
void cisaKev(std::string_view bytes)
{
    read(bytes, ImportFormat::CisaKev, RecordStream::Layout::Document);
}
void stix(std::string_view bytes)
{
    read(bytes, ImportFormat::Stix, RecordStream::Layout::Document);
}
void eventLines(std::string_view bytes)
{
    read(bytes, ImportFormat::Ndjson, RecordStream::Layout::Lines);
}

void recordingLine(std::string_view bytes)
{
    const auto line = recording::read(copyOf(bytes));
    if (line)
        require(recording::write(line->sequenced, line->event).ok(), "a line of a recording can be written again");
}

void scenario(std::string_view bytes)
{
    QByteArray text = copyOf(bytes);
    QBuffer device(&text);
    require(device.open(QIODevice::ReadOnly), "a buffer opens");
    static_cast<void>(Scenario::read(device, QStringLiteral("fuzz"), utcFromMs(1'772'409'600'000)));
}

constexpr std::array table{
    Target{"vcdb", vcdb},
    Target{"cisa_ics", cisaIcs},
    Target{"cisa_kev", cisaKev},
    Target{"stix", stix},
    Target{"event_lines", eventLines},
    Target{"recording", recordingLine},
    Target{"scenario", scenario},
};

} // namespace

std::span<const Target> importTargets()
{
    return table;
}

} // namespace yagura::fuzz
