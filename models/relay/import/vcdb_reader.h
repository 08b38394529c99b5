// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/relay/import/record_reader.h"
#include "models/relay/import/region_names.h"

namespace yagura {

// VERIS records, as the VERIS Community Database holds them: an incident each. Reads both the published form
// (incident_id, timeline.incident.year …, reference) and the flattened one (id, timeline.incident "2016-07",
// references).
//
// What VERIS says, and what we make of it:
//   security_incident   Confirmed → confirmed; Suspected → draft; False positive → retracted; else not stated
//   confidence          High, Medium, Low, None → F2, F3, F4, F6 (it rates the information, not its source)
//   impact              scale "veris"; Unknown has no display level
//   containment         a known duration → cleared. Else active: VERIS has no word for "still going on"
//   several countries   the first of Japan and the US, else the first; the summary names them all
//   the text is public  TLP:CLEAR
class VcdbReader : public RecordReader
{
public:
    explicit VcdbReader(const Catalog &catalog);
    [[nodiscard]] bool recognises(const QJsonObject &record) const override;
    [[nodiscard]] Reading read(const QByteArray &text, const QJsonObject &record) override;

private:
    void readVictim(const QJsonObject &victim, Report &report, QStringList &notes) const;

    const Catalog &m_catalog;
    RegionNames m_regions;
};

} // namespace yagura
