// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/check.h"
#include "models/event/codec.h"
#include "models/event/proto.h"

#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>

namespace yagura {

namespace {

using google::protobuf::LogSilencer;
namespace json = google::protobuf::util;

google::protobuf::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

Refusal notAnEvent(google::protobuf::StringPiece words)
{
    return {Refusal::Reason::NotAnEvent, std::string(words.data(), words.size())};
}

} // namespace

Result<std::string, Refusal> eventBytesFromJson(std::string_view text)
{
    const LogSilencer quiet;
    if (text.size() > limits::jsonBytes)
        return Refusal{Refusal::Reason::TooLarge, {}};
    json::JsonParseOptions strict; // a misspelt field is a mistake to be told, not to be skipped
    strict.ignore_unknown_fields = false;
    pb::Event message;
    if (const auto status = json::JsonStringToMessage(piece(text), &message, strict); !status.ok())
        return notAnEvent(status.message());
    std::string bytes = message.SerializeAsString();
    if (bytes.size() > limits::eventBytes)
        return Refusal{Refusal::Reason::TooLarge, {}};
    if (auto refusal = check(message))
        return *std::move(refusal);
    return bytes;
}

Result<std::string, Refusal> eventJsonFromBytes(std::string_view bytes)
{
    const LogSilencer quiet;
    if (bytes.size() > limits::eventBytes)
        return Refusal{Refusal::Reason::TooLarge, {}};
    pb::Event message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return Refusal{Refusal::Reason::NotAnEvent, {}};
    std::string text;
    if (const auto status = json::MessageToJsonString(message, &text); !status.ok())
        return notAnEvent(status.message());
    return text;
}

} // namespace yagura
