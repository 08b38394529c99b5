// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/codec.h"

#include "models/event/check.h"
#include "models/event/proto.h"
#include "models/event/utf8.h"

#include <google/protobuf/stubs/logging.h>

namespace yagura {

struct EventCodec::Parser
{
    pb::Event message;
    // A sender of nonsense must not fill our standard error through libprotobuf: the refusal says it all.
    google::protobuf::LogSilencer quiet;
};

namespace {

Refusal whyUnparsable(std::string_view bytes)
{
    if (auto field = brokenTextField(bytes, *pb::Event::descriptor()))
        return {Refusal::Reason::NotUtf8, *std::move(field)};
    return {Refusal::Reason::NotAnEvent, {}};
}

std::optional<Refusal> read(std::string_view bytes, pb::Event &message)
{
    if (bytes.size() > limits::eventBytes)
        return Refusal{Refusal::Reason::TooLarge, {}};
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return whyUnparsable(bytes);
    return check(message);
}

} // namespace

EventCodec::EventCodec()
    : m_parser(std::make_unique<Parser>())
{
}

EventCodec::~EventCodec() = default;

Result<Event, Refusal> EventCodec::decode(std::string_view bytes)
{
    if (auto refusal = read(bytes, m_parser->message)) {
        m_parser = std::make_unique<Parser>(); // what a hostile event made grow is not kept
        return *std::move(refusal);
    }
    return fromProto(m_parser->message);
}

std::string EventCodec::encode(const Event &event)
{
    m_parser->message.Clear();
    toProto(event, m_parser->message);
    return m_parser->message.SerializeAsString();
}

} // namespace yagura
