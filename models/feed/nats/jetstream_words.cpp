// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/jetstream_words.h"

namespace yagura {

using Code = wire::Refused::Code;

wire::Refused refusalFor(const nats::ApiError &error)
{
    switch (error.errorCode) {
    case nats::jserr::streamNotFound:
        return {Code::UnknownFeed, "その名前の配信元のストリームはこのサーバにありません。",
            "This server has no stream for a feed of that name."};
    case nats::jserr::notEnabled:
    case nats::jserr::notEnabledForAccount:
        return {Code::Unavailable, "このサーバでは、接続したアカウントで JetStream を使用できません。",
            "JetStream is not enabled on this server, or not for this account."};
    default:
        break;
    }
    if (error.errorCode == 0 && error.silence == NatsSilence::NoResponders)
        return {Code::Unavailable, "このサーバでは JetStream が応答していません。",
            "JetStream does not answer on this server."};
    return {Code::Unavailable,
        "ストリームは現在利用できません。クラスタの過半数のサーバが停止している可能性があります。",
        "The stream is not available at the moment. Most servers of its cluster may be down."};
}

wire::Refused refusalUnauthorised()
{
    return {Code::Unauthorised, "サーバが、このデスクのトークン、ユーザーまたは証明書を受け付けません。",
        "The server does not accept the token, the user or the certificate of this desk."};
}

wire::Refused refusalTooManyFeeds()
{
    return {Code::Limit, "配信元が多すぎて一覧にできません。配信元を一つずつ指定してください。",
        "There are too many feeds for a list. Name the feeds one by one."};
}

} // namespace yagura
