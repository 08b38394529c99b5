// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include "models/event/wire.h"

namespace yagura {

// How this desk shows a server who it is, and whom it believes. Secrets live in memory only; SecretStore keeps them.
struct FeedAccess
{
    QByteArray token{};        // bearer token of a relay, or auth token of a NATS server
    QString user{};            // NATS only
    QByteArray password{};     // NATS only
    QString caFile{};          // PEM; empty = the authorities that the system trusts
    QString certificateFile{}; // PEM, of this client; empty = none
    QString keyFile{};         // PEM, of that certificate
    bool allowPlain = false;   // unencrypted to other machines: a person has said so
    bool operator==(const FeedAccess &) const = default;
};

// One feed, or one server of feeds, that a person has asked for. Value type.
struct FeedSettings
{
    QUrl url{}; // see feedUrl()
    FeedAccess access{};
    wire::Interest interest{}; // empty = everything
    bool operator==(const FeedSettings &) const = default;
};

} // namespace yagura

Q_DECLARE_METATYPE(yagura::FeedSettings)
Q_DECLARE_METATYPE(yagura::FeedAccess)
