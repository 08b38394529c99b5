// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/wire_check.h"

#include <algorithm>

#include "models/event/limits.h"

namespace yagura::wire {

namespace {

using google::protobuf::RepeatedPtrField;

bool isId(const std::string &text)
{
    return text.size() <= limits::idBytes;
}

bool isBrief(const std::string &text)
{
    return text.size() <= limits::shortTextBytes;
}

bool areIds(const RepeatedPtrField<std::string> &items)
{
    return static_cast<std::size_t>(items.size()) <= limits::listLength && std::ranges::all_of(items, isId);
}

bool fits(const pb::Hello &m)
{
    return isId(m.client()) && areIds(m.languages()) && isId(m.resume().epoch()) && areIds(m.interest().countries())
        && areIds(m.interest().sectors());
}

bool fits(const pb::Welcome &m)
{
    return isId(m.feed()) && isId(m.epoch());
}

bool fits(const pb::Refused &m)
{
    return isBrief(m.reason_ja()) && isBrief(m.reason_en());
}

bool fits(const pb::Receipt &m)
{
    return isId(m.action()) && isBrief(m.detail());
}

} // namespace

bool withinLimits(const pb::ClientFrame &frame)
{
    switch (frame.frame_case()) {
    case pb::ClientFrame::kHello:
        return fits(frame.hello());
    case pb::ClientFrame::kSubmit:
        return isId(frame.submit().action());
    case pb::ClientFrame::kCredit:
    case pb::ClientFrame::FRAME_NOT_SET:
        break;
    }
    return true;
}

bool withinLimits(const pb::ServerFrame &frame)
{
    switch (frame.frame_case()) {
    case pb::ServerFrame::kWelcome:
        return fits(frame.welcome());
    case pb::ServerFrame::kRefused:
        return fits(frame.refused());
    case pb::ServerFrame::kReceipt:
        return fits(frame.receipt());
    case pb::ServerFrame::kDirectory:
        return areIds(frame.directory().feeds());
    case pb::ServerFrame::kBatch:
    case pb::ServerFrame::kHeartbeat:
    case pb::ServerFrame::FRAME_NOT_SET:
        break;
    }
    return true;
}

} // namespace yagura::wire
