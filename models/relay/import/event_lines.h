// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/codec.h"
#include "models/relay/import/record_reader.h"

namespace yagura {

// Our own events, one a line, as "yagura-relay export" writes them (PROTOCOL.md, "NDJSON").
class EventLineReader : public RecordReader
{
public:
    [[nodiscard]] bool recognises(const QJsonObject &record) const override;
    [[nodiscard]] Reading read(const QByteArray &text, const QJsonObject &record) override;

private:
    EventCodec m_codec;
};

} // namespace yagura
