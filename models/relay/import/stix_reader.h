// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/relay/import/record_reader.h"
#include "models/relay/import/stix_context.h"

namespace yagura {

// STIX 2.1: incidents become incidents; reports, campaigns, indicators and vulnerabilities become advisories. What is
// related to them gives sectors (industry-sector-ov), places, CVEs and ATT&CK techniques. The other kinds are passed
// over and counted. Each `modified` is a revision; revoked = retracted; a TLP marking of either version counts, several
// mean the strictest, none means unspecified. Confidence 0–100 becomes the credibility of an Admiralty code, whose
// reliability cannot be judged (F).
class StixReader : public RecordReader
{
public:
    explicit StixReader(const Catalog &catalog)
        : m_context(catalog)
    {
    }
    [[nodiscard]] bool recognises(const QJsonObject &record) const override;
    [[nodiscard]] Reading read(const QByteArray &text, const QJsonObject &record) override;
    [[nodiscard]] bool wantsPreview() const override { return true; }
    void preview(const QJsonObject &object) override { m_context.add(object); }

private:
    StixContext m_context;
};

} // namespace yagura
