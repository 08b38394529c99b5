// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <chrono>
#include <functional>
#include <string>

#include "models/event/ids.h"
#include "models/event/result.h"
#include "models/feed/nats/nats_connection.h"

// The requests of JetStream: JSON to "$JS.API.<what>", one JSON object back (nats-server 2.9, ADR-1).
namespace yagura::nats {

// Numbers of errors that are acted upon (the server's errors.json).
namespace jserr {
inline constexpr int streamNotFound = 10059;
inline constexpr int consumerNotFound = 10014;
inline constexpr int noMessageFound = 10037;
inline constexpr int notEnabled = 10076;           // JetStream is off
inline constexpr int notEnabledForAccount = 10039; // … for this account
inline constexpr int wrongLastSequence = 10071;
inline constexpr int wrongLastMessageId = 10070;
inline constexpr int notAvailable = 10008; // no leader, no quorum
} // namespace jserr

// `errorCode` 0: no answer of JetStream at all; then `silence` says why.
struct ApiError
{
    int code = 0;      // like HTTP: 404, 503 …
    int errorCode = 0; // jserr
    std::string description;
    NatsSilence silence = NatsSilence::Timeout;
};
using ApiResult = Result<QJsonObject, ApiError>;

// One answer, as with NatsConnection::request(). `what`: "STREAM.INFO.yagura_jp". An empty body sends no payload.
void callApi(NatsConnection &connection, const std::string &what, const QJsonObject &body,
    std::chrono::milliseconds within, std::function<void(const ApiResult &result)> answer);

// Publishes into a stream and waits for its word. `headers`: Nats-Msg-Id, Nats-Expected-Last-Sequence …
struct Stored
{
    std::string stream;
    Sequence sequence = Sequence::None;
    bool duplicate = false; // it was there already; `sequence` is where
};
using StoredResult = Result<Stored, ApiError>;
void store(NatsConnection &connection, const std::string &subject, std::string_view payload, const Headers &headers,
    std::chrono::milliseconds within, std::function<void(const StoredResult &result)> answer);

// A sequence in an answer; None: there is none.
[[nodiscard]] Sequence sequenceIn(const QJsonValue &value);

// Place of a delivered message, out of its reply subject: $JS.ACK.<stream>.<consumer>.<times>.<stream seq>.<consumer
// seq>.<ns since 1970>.<pending>, or the longer form with domain and account. Nothing: not a delivery.
struct Delivery
{
    Sequence stream = Sequence::None;
    std::uint64_t consumer = 0; // 1, 2, 3 … without holes when nothing was lost on the way
    UtcTime stored{};
    std::uint64_t pending = 0; // that this consumer has yet to deliver
};
[[nodiscard]] std::optional<Delivery> deliveryOf(std::string_view replySubject);

} // namespace yagura::nats
