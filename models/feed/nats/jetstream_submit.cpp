// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>

#include "models/event/limits.h"
#include "models/feed/nats/jetstream_transport_private.h"
#include "models/feed/nats/jetstream_words.h"
#include "models/feed/nats/subjects.h"

// Desk actions go into the stream like reports; and which feeds a server has.
namespace yagura {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto answerWithin = 4s;
constexpr std::size_t mostUnanswered = 512;

} // namespace

// No ledger stands before a stream: what is outdated is sequenced as well, and every desk's fold passes it over
// (AlertBook::act). So a receipt says only that the action has its place.
void JetStreamTransport::Private::publish(const wire::Submit &submit)
{
    const auto event = codec.decode(submit.event);
    const bool good = event && event->deskAction() && event->id == submit.action && event->feed == feed
        && submit.event.size() <= connection.maxPayload();
    if (!good) {
        wire::Receipt receipt;
        receipt.action = submit.action;
        receipt.code = wire::Receipt::Code::Invalid;
        receipt.detail = event ? "feed" : event.error().field;
        return answer(receipt);
    }
    if (unanswered.size() >= mostUnanswered && !unanswered.contains(submit.action))
        return; // no receipt: it is submitted again after the next Welcome
    Unanswered &waiting = unanswered[submit.action];
    waiting.submit = submit;
    waiting.subject = nats::subjectOf(feed, *event);
    if (std::exchange(waiting.underWay, true))
        return;
    nats::store(connection, waiting.subject, submit.event, {{"Nats-Msg-Id", nats::messageIdOf(submit.action)}},
        answerWithin,
        ifStill([this, action = submit.action](const nats::StoredResult &result) { onStored(action, result); }));
}

void JetStreamTransport::Private::onStored(const std::string &action, const nats::StoredResult &result)
{
    const auto waiting = unanswered.find(action);
    if (waiting == unanswered.end())
        return;
    waiting->second.underWay = false;
    if (!result || result->stream != stream)
        return; // with the next heartbeat again: the message id keeps it from being sequenced twice
    wire::Receipt receipt;
    receipt.action = action;
    receipt.code = wire::Receipt::Code::Accepted;
    receipt.sequence = result->sequence;
    answer(receipt);
}

void JetStreamTransport::Private::publishAgain()
{
    std::vector<wire::Submit> again;
    for (const auto &[action, waiting] : unanswered) {
        if (!waiting.underWay)
            again.push_back(waiting.submit);
    }
    for (const wire::Submit &submit : again)
        publish(submit);
}

void JetStreamTransport::Private::answer(const wire::Receipt &receipt)
{
    unanswered.erase(receipt.action);
    emitFrame(receipt);
}

void JetStreamTransport::Private::listFeeds(qint64 offset)
{
    const QJsonObject body{{u"offset"_s, offset}};
    nats::callApi(connection, "STREAM.NAMES", body, answerWithin, ifStill([this, offset](const nats::ApiResult &page) {
        if (!page)
            return refuse(refusalFor(page.error()));
        const QJsonArray names = page->value(u"streams"_s).toArray();
        for (const QJsonValue &name : names) {
            if (const auto found = nats::feedOf(name.toString().toStdString()))
                feeds.push_back(*found);
        }
        if (feeds.size() > limits::listLength)
            return refuse(refusalTooManyFeeds());
        const qint64 soFar = offset + names.size();
        if (!names.isEmpty() && soFar < page->value(u"total"_s).toInteger())
            return listFeeds(soFar);
        emitFrame(wire::Directory{feeds});
    }));
}

} // namespace yagura
