// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/event_lines.h"

#include <algorithm>
#include <array>

namespace yagura {

using namespace Qt::StringLiterals;

bool EventLineReader::recognises(const QJsonObject &record) const
{
    static constexpr std::array kinds{"incident"_L1, "advisory"_L1, "engagement"_L1, "deskAction"_L1, "feedNotice"_L1,
        "desk_action"_L1, "feed_notice"_L1};
    return record["id"_L1].isString()
        && std::ranges::any_of(kinds, [&record](QLatin1StringView kind) { return record[kind].isObject(); });
}

Reading EventLineReader::read(const QByteArray &text, const QJsonObject &)
{
    const auto bytes = eventBytesFromJson({text.constData(), static_cast<std::size_t>(text.size())});
    if (!bytes)
        return bytes.error();
    auto event = m_codec.decode(*bytes);
    if (!event)
        return event.error();
    ImportedRecord record;
    record.event = *std::move(event);
    record.final = true;
    return record;
}

} // namespace yagura
