// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/bridge/stream_config.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

#include "models/event/limits.h"
#include "models/feed/nats/subjects.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto headerBytes = 4096; // room for ids beside an event; they count as part of the message
// How long the server itself knows an id again: the time that a desk may be away with an action of which it does not
// know whether it arrived. (The bridge does not rest on it: see StreamPublisher.)
constexpr std::chrono::nanoseconds duplicateWindow = 1h;

// Errors that an operator has to mend: nats-server's errors.json.
constexpr int finalErrors[] = {
    nats::jserr::notEnabled, nats::jserr::notEnabledForAccount,
    10002, // resource limits of the account exceeded
    10025, // the request has a value that cannot be
    10027, // as many streams as the account may have
    10052, // the configuration is not as it must be
    10054, // message larger than the stream takes
    10058, // stream name in use with another configuration
    10065, // subjects overlap with another stream
    10074, // several replicas on a server that is no cluster
};

QString words(const nats::ApiError &error)
{
    using nats::jserr::notEnabled;
    using nats::jserr::notEnabledForAccount;
    if (error.errorCode == notEnabled || error.errorCode == notEnabledForAccount)
        return QCoreApplication::translate("Bridge", "JetStream is not switched on there");
    if (error.errorCode == nats::jserr::notAvailable)
        return QCoreApplication::translate("Bridge", "the servers of its JetStream have no leader at the moment");
    if (error.errorCode != 0 || error.code != 0)
        return QString::fromStdString(error.description);
    switch (error.silence) {
    case NatsSilence::NoResponders:
        return QCoreApplication::translate("Bridge", "no JetStream answers there");
    case NatsSilence::Timeout:
        return QCoreApplication::translate("Bridge", "its JetStream does not answer");
    case NatsSilence::Disconnected:
        return QCoreApplication::translate("Bridge", "the connection ended");
    }
    return {};
}

} // namespace

QJsonObject streamConfig(std::string_view feed, int replicas)
{
    return {
        {u"name"_s, QString::fromStdString(nats::streamOf(feed))},
        {u"description"_s, u"yagura.feed.v1"_s},
        {u"subjects"_s, QJsonArray{QString::fromStdString(nats::subjectsOf(feed))}},
        {u"retention"_s, u"limits"_s},
        {u"discard"_s, u"new"_s}, // when a limit is set one day: refuse, never forget
        {u"storage"_s, u"file"_s},
        {u"num_replicas"_s, replicas},
        {u"max_consumers"_s, -1},
        {u"max_msgs"_s, -1},
        {u"max_msgs_per_subject"_s, -1},
        {u"max_bytes"_s, -1},
        {u"max_age"_s, 0},
        {u"max_msg_size"_s, static_cast<qint64>(limits::eventBytes) + headerBytes},
        {u"duplicate_window"_s, static_cast<qint64>(duplicateWindow.count())},
        {u"deny_delete"_s, true},
        {u"deny_purge"_s, true},
    };
}

QString objectionTo(const QJsonObject &config, std::string_view feed)
{
    const QString subjects = QString::fromStdString(nats::subjectsOf(feed));
    const auto number = [&](const QString &name) { return config.value(name).toInteger(); };
    const bool bounded = number(u"max_msgs"_s) > 0 || number(u"max_bytes"_s) > 0;
    const qint64 largest = number(u"max_msg_size"_s);
    if (!config.value(u"subjects"_s).toArray().contains(subjects))
        return QCoreApplication::translate("Bridge", "its stream does not take the subjects %1").arg(subjects);
    if (config.value(u"retention"_s).toString() != u"limits"_s)
        return QCoreApplication::translate("Bridge", "its stream forgets what somebody has read");
    if (number(u"max_age"_s) > 0)
        return QCoreApplication::translate("Bridge", "its stream forgets what has reached an age");
    if (number(u"max_msgs_per_subject"_s) > 0)
        return QCoreApplication::translate("Bridge", "its stream keeps only the last messages of a subject");
    if (bounded && config.value(u"discard"_s).toString() != u"new"_s)
        return QCoreApplication::translate("Bridge", "its stream forgets the oldest when it is full");
    if (largest > 0 && largest < static_cast<qint64>(limits::eventBytes) + headerBytes)
        return QCoreApplication::translate("Bridge", "its stream takes messages of at most %1 bytes").arg(largest);
    if (config.value(u"sealed"_s).toBool())
        return QCoreApplication::translate("Bridge", "its stream is sealed");
    return {};
}

bool isFinal(const nats::ApiError &error)
{
    return std::ranges::find(finalErrors, error.errorCode) != std::end(finalErrors);
}

Problem problemOf(const QUrl &url, const nats::ApiError &error)
{
    const auto kind = isFinal(error) ? Problem::Kind::StreamUnusable : Problem::Kind::FeedUnreachable;
    return {kind, url.toString(QUrl::RemoveUserInfo), words(error)};
}

Problem problemOf(const QUrl &url, const NatsFailure &failure)
{
    const bool refused = failure.kind == NatsFailure::Kind::Unauthorised || failure.kind == NatsFailure::Kind::Refused;
    const auto kind = failure.kind == NatsFailure::Kind::BadUrl ? Problem::Kind::BadUrl
        : refused                                               ? Problem::Kind::FeedRefused
                                                                : Problem::Kind::FeedUnreachable;
    return {kind, url.toString(QUrl::RemoveUserInfo), words(failure.fault)};
}

} // namespace yagura
