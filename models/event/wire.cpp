// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/wire.h"

#include "models/event/limits.h"
#include "models/event/proto.h"
#include "models/event/wire_check.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/stubs/logging.h>

namespace yagura::wire {

namespace {

using google::protobuf::RepeatedPtrField;
using google::protobuf::io::CodedOutputStream;

std::vector<std::string> valuesOf(const RepeatedPtrField<std::string> &strings)
{
    return {strings.begin(), strings.end()};
}

void putAll(const std::vector<std::string> &values, RepeatedPtrField<std::string> *list)
{
    list->Assign(values.begin(), values.end());
}

// A number that this version does not have reads as Unspecified (0).
template <typename Ours, typename Theirs> Ours codeOf(Theirs number, Ours last)
{
    const int n = number;
    return n >= 0 && n <= static_cast<int>(last) ? static_cast<Ours>(n) : Ours{};
}

template <typename Theirs, typename Ours> Theirs numberOf(Ours code)
{
    return static_cast<Theirs>(static_cast<int>(code));
}

static_assert(static_cast<int>(Refused::Code::Unavailable) == pb::REFUSAL_CODE_UNAVAILABLE);
static_assert(static_cast<int>(Receipt::Code::Invalid) == pb::RECEIPT_CODE_INVALID);
static_assert(static_cast<int>(Tlp::Red) == pb::TLP_RED);

// --- to the wire: one overload per frame ------------------------------------------------------------------

void put(const Hello &v, pb::ClientFrame &frame)
{
    auto &m = *frame.mutable_hello();
    m.set_protocol(v.protocol);
    m.set_client(v.client);
    putAll(v.languages, m.mutable_languages());
    if (v.resume) {
        m.mutable_resume()->set_epoch(v.resume->epoch.id);
        m.mutable_resume()->set_sequence(number(v.resume->sequence));
    }
    if (v.interest != Interest{}) {
        putAll(v.interest.countries, m.mutable_interest()->mutable_countries());
        putAll(v.interest.sectors, m.mutable_interest()->mutable_sectors());
    }
    m.set_credit(v.credit);
}

void put(const Credit &v, pb::ClientFrame &frame)
{
    frame.mutable_credit()->set_events(v.events);
}

void put(const Submit &v, pb::ClientFrame &frame)
{
    frame.mutable_submit()->set_action(v.action);
    frame.mutable_submit()->set_event(v.event);
}

void put(const Welcome &v, pb::ServerFrame &frame)
{
    auto &m = *frame.mutable_welcome();
    m.set_feed(v.feed);
    m.set_epoch(v.epoch.id);
    m.set_oldest(number(v.oldest));
    m.set_head(number(v.head));
    m.set_server_time(toMs(v.serverTime));
    m.set_heartbeat_ms(v.heartbeatMs);
    m.set_resumed(v.resumed);
    m.set_ceiling(numberOf<pb::Tlp>(v.ceiling));
    m.set_partial(v.partial);
}

void put(const Refused &v, pb::ServerFrame &frame)
{
    auto &m = *frame.mutable_refused();
    m.set_code(numberOf<pb::RefusalCode>(v.code));
    m.set_reason_ja(v.reasonJa);
    m.set_reason_en(v.reasonEn);
}

void put(const Batch &v, pb::ServerFrame &frame)
{
    auto &m = *frame.mutable_batch();
    m.set_first_sequence(number(v.first));
    m.set_after(number(v.after));
    m.mutable_entries()->Reserve(static_cast<int>(v.entries.size()));
    for (const Entry &entry : v.entries) {
        auto &e = *m.add_entries();
        e.set_sequenced_at(toMs(entry.sequenced));
        e.set_event(entry.event);
    }
}

void put(const Heartbeat &v, pb::ServerFrame &frame)
{
    frame.mutable_heartbeat()->set_head(number(v.head));
    frame.mutable_heartbeat()->set_server_time(toMs(v.serverTime));
}

void put(const Receipt &v, pb::ServerFrame &frame)
{
    auto &m = *frame.mutable_receipt();
    m.set_action(v.action);
    m.set_sequence(number(v.sequence));
    m.set_code(numberOf<pb::ReceiptCode>(v.code));
    m.set_detail(v.detail);
    m.set_current_revision(v.currentRevision);
}

void put(const Directory &v, pb::ServerFrame &frame)
{
    putAll(v.feeds, frame.mutable_directory()->mutable_feeds());
}

template <typename Message, typename Frame> std::string encoded(const Frame &frame)
{
    Message message;
    std::visit([&message](const auto &v) { put(v, message); }, frame);
    return message.SerializeAsString();
}

// --- from the wire ----------------------------------------------------------------------------------------

Hello valueOf(const pb::Hello &m)
{
    Hello v{m.protocol(), m.client(), valuesOf(m.languages()), {}, {}, m.credit()};
    if (m.has_resume())
        v.resume = FeedPosition{{m.resume().epoch()}, Sequence{m.resume().sequence()}};
    v.interest = {valuesOf(m.interest().countries()), valuesOf(m.interest().sectors())};
    return v;
}

Welcome valueOf(const pb::Welcome &m)
{
    return {m.feed(), {m.epoch()}, Sequence{m.oldest()}, Sequence{m.head()}, utcFromMs(m.server_time()),
        m.heartbeat_ms(), m.resumed(), codeOf(m.ceiling(), Tlp::Red), m.partial()};
}

Refused valueOf(const pb::Refused &m)
{
    return {codeOf(m.code(), Refused::Code::Unavailable), m.reason_ja(), m.reason_en()};
}

Batch valueOf(pb::Batch &m)
{
    Batch v{Sequence{m.first_sequence()}, {}, Sequence{m.after()}};
    v.entries.reserve(static_cast<std::size_t>(m.entries_size()));
    for (pb::Entry &entry : *m.mutable_entries())
        v.entries.push_back({utcFromMs(entry.sequenced_at()), std::move(*entry.mutable_event())});
    return v;
}

Receipt valueOf(const pb::Receipt &m)
{
    return {
        m.action(), codeOf(m.code(), Receipt::Code::Invalid), Sequence{m.sequence()}, m.detail(), m.current_revision()};
}

template <typename Message> bool parse(std::string_view bytes, Message &message)
{
    const google::protobuf::LogSilencer quiet;
    return !bytes.empty() && bytes.size() <= limits::frameBytes
        && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) && withinLimits(message);
}

} // namespace

std::string encode(const ClientFrame &frame)
{
    return encoded<pb::ClientFrame>(frame);
}

std::string encode(const ServerFrame &frame)
{
    return encoded<pb::ServerFrame>(frame);
}

std::optional<ClientFrame> decodeClientFrame(std::string_view bytes)
{
    pb::ClientFrame m;
    if (!parse(bytes, m))
        return std::nullopt;
    switch (m.frame_case()) {
    case pb::ClientFrame::kHello:
        return valueOf(m.hello());
    case pb::ClientFrame::kCredit:
        return Credit{m.credit().events()};
    case pb::ClientFrame::kSubmit:
        return Submit{m.submit().action(), std::move(*m.mutable_submit()->mutable_event())};
    case pb::ClientFrame::FRAME_NOT_SET:
        break;
    }
    return std::nullopt;
}

std::optional<ServerFrame> decodeServerFrame(std::string_view bytes)
{
    pb::ServerFrame m;
    if (!parse(bytes, m))
        return std::nullopt;
    switch (m.frame_case()) {
    case pb::ServerFrame::kWelcome:
        return valueOf(m.welcome());
    case pb::ServerFrame::kRefused:
        return valueOf(m.refused());
    case pb::ServerFrame::kBatch:
        return valueOf(*m.mutable_batch());
    case pb::ServerFrame::kHeartbeat:
        return Heartbeat{Sequence{m.heartbeat().head()}, utcFromMs(m.heartbeat().server_time())};
    case pb::ServerFrame::kReceipt:
        return valueOf(m.receipt());
    case pb::ServerFrame::kDirectory:
        return Directory{valuesOf(m.directory().feeds())};
    case pb::ServerFrame::FRAME_NOT_SET:
        break;
    }
    return std::nullopt;
}

std::size_t sizeInBatch(const Entry &entry)
{
    const auto varint = [](std::uint64_t n) { return CodedOutputStream::VarintSize64(n); };
    std::size_t body = 0; // fields at their default are not sent
    if (const std::int64_t at = toMs(entry.sequenced); at != 0)
        body += 1 + varint(static_cast<std::uint64_t>(at));
    if (!entry.event.empty())
        body += 1 + varint(entry.event.size()) + entry.event.size();
    return 1 + varint(body) + body;
}

} // namespace yagura::wire
