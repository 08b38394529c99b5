// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/rebase.h"

#include "models/event/event.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

// Where times stand in feed.proto; proto3 JSON allows both spellings of a name.
struct TimeField
{
    QLatin1String kind;
    QLatin1String kindInProto;
    QLatin1String field;
    QLatin1String fieldInProto;
    bool instant; // a message {at, precision}
};
constexpr TimeField timeFields[] = {
    {"incident"_L1, "incident"_L1, "happened"_L1, "happened"_L1, true},
    {"advisory"_L1, "advisory"_L1, "published"_L1, "published"_L1, true},
    {"engagement"_L1, "engagement"_L1, "startsAt"_L1, "starts_at"_L1, false},
    {"engagement"_L1, "engagement"_L1, "endsAt"_L1, "ends_at"_L1, false},
    {"deskAction"_L1, "desk_action"_L1, "until"_L1, "until"_L1, false},
    {"feedNotice"_L1, "feed_notice"_L1, "from"_L1, "from"_L1, false},
    {"feedNotice"_L1, "feed_notice"_L1, "to"_L1, "to"_L1, false},
};

QLatin1String spelling(const QJsonObject &object, QLatin1String json, QLatin1String proto)
{
    return object.contains(proto) ? proto : json;
}

Precision precisionOf(const QJsonValue &value)
{
    // By name, or by number as proto3 JSON allows.
    static constexpr std::pair<QLatin1String, Precision> names[] = {
        {"PRECISION_YEAR"_L1, Precision::Year},
        {"PRECISION_MONTH"_L1, Precision::Month},
        {"PRECISION_DAY"_L1, Precision::Day},
        {"PRECISION_MINUTE"_L1, Precision::Minute},
    };
    const QString name = value.toString();
    int number = 0;
    for (const auto &[known, precision] : names) {
        ++number;
        if (name == known || value.toInt() == number)
            return precision;
    }
    return Precision::Unknown;
}

// proto3 JSON writes 64-bit numbers as strings and reads both. Something else is left for the parser to refuse.
std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const qint64 number = ok ? value.toInteger() : value.toString().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QJsonValue moved(const QJsonValue &relative, UtcTime anchor)
{
    const auto ms = wholeNumber(relative);
    return ms ? QJsonValue(toMs(anchor) + *ms) : relative;
}

QJsonValue movedInstant(QJsonObject instant, UtcTime anchor)
{
    const Precision precision = precisionOf(instant.value("precision"_L1));
    const auto at = instant.contains("at"_L1) ? wholeNumber(instant.value("at"_L1)) : 0;
    if (precision == Precision::Unknown && !instant.contains("at"_L1))
        return instant;
    if (at) {
        const Instant placed = floored({anchor + std::chrono::milliseconds{*at}, precision});
        instant.insert("at"_L1, QJsonValue(static_cast<qint64>(toMs(placed.at))));
    }
    return instant;
}

} // namespace

QJsonObject rebased(QJsonObject event, UtcTime anchor)
{
    const QLatin1String reported = spelling(event, "reportedAt"_L1, "reported_at"_L1);
    event.insert(reported, moved(event.contains(reported) ? event.value(reported) : QJsonValue(0), anchor));
    for (const TimeField &time : timeFields) {
        const QLatin1String kind = spelling(event, time.kind, time.kindInProto);
        QJsonObject body = event.value(kind).toObject();
        const QLatin1String field = spelling(body, time.field, time.fieldInProto);
        if (!body.contains(field))
            continue;
        body.insert(field,
            time.instant ? movedInstant(body.value(field).toObject(), anchor) : moved(body.value(field), anchor));
        event.insert(kind, body);
    }
    return event;
}

} // namespace yagura
