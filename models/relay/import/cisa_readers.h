// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/relay/import/record_reader.h"

namespace yagura {

// Advisories of CISA on industrial control systems: one record an advisory. A version that is a plain number is the
// revision; with versions like 1.0.1 revisions count in the order in which they come.
class CisaIcsReader : public RecordReader
{
public:
    explicit CisaIcsReader(const Catalog &catalog)
        : m_catalog(catalog)
    {
    }
    [[nodiscard]] bool recognises(const QJsonObject &record) const override;
    [[nodiscard]] Reading read(const QByteArray &text, const QJsonObject &record) override;

private:
    const Catalog &m_catalog;
};

// CISA's catalogue of known exploited vulnerabilities: an advisory for each CVE. Reads the published file (cveID,
// vendorProject …) and the flattened one (cve, vendor …). Its due dates bind US federal agencies; they are in the
// summary and start no clock here.
class CisaKevReader : public RecordReader
{
public:
    [[nodiscard]] bool recognises(const QJsonObject &record) const override;
    [[nodiscard]] Reading read(const QByteArray &text, const QJsonObject &record) override;
};

} // namespace yagura
