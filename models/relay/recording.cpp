// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/recording.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "models/event/codec.h"

namespace yagura::recording {

namespace {

using namespace Qt::StringLiterals;

Refusal refusal(std::string field)
{
    return {Refusal::Reason::NotAnEvent, std::move(field)};
}

} // namespace

Result<Line, Refusal> read(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
    if (error.error != QJsonParseError::NoError)
        return refusal(error.errorString().toStdString());
    const QJsonValue sequenced = object.value("sequenced"_L1);
    const qint64 ms = sequenced.toInteger(-1);
    if (ms < limits::earliestMs || ms > limits::latestMs)
        return Refusal{Refusal::Reason::TimeOutOfRange, "sequenced"};
    if (!object.value("event"_L1).isObject())
        return refusal("event");
    const QByteArray json = QJsonDocument(object.value("event"_L1).toObject()).toJson(QJsonDocument::Compact);
    auto bytes = eventBytesFromJson({json.constData(), static_cast<std::size_t>(json.size())});
    if (!bytes)
        return bytes.error();
    const auto event = EventCodec().decode(*bytes);
    if (!event)
        return event.error();
    return Line{utcFromMs(ms), *std::move(bytes), event->feed};
}

Result<std::string, Refusal> write(UtcTime sequenced, std::string_view event)
{
    const auto json = eventJsonFromBytes(event);
    if (!json)
        return json.error();
    return "{\"sequenced\":" + std::to_string(toMs(sequenced)) + ",\"event\":" + *json + '}';
}

} // namespace yagura::recording
