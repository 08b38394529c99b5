// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/event/ids.h"
#include "models/relay/share.h"

namespace yagura {

// Who may come in, what he is given, and what he may do. Of a token only the SHA-256 is kept: with 256 random bits
// there is nothing to guess, so neither salt nor a slow hash would add anything.
struct AccessToken
{
    std::string name;           // for people and logs; unique within a list
    QByteArray tokenHash;       // 32 bytes; empty = the certificate alone lets in
    QByteArray certificateHash; // SHA-256 of the client certificate (DER), 32 bytes; empty = none is asked for
    AccessLimits limits;
    std::vector<std::string> feeds; // empty = all
    std::uint32_t rate = 0;         // events a second over all its connections; 0 = no limit
    bool maySubmit = false;         // desk actions
    std::optional<UtcTime> expires; // from then on it is refused
    bool operator==(const AccessToken &) const = default;

    [[nodiscard]] bool maySee(std::string_view feed) const;
    [[nodiscard]] bool expired(UtcTime now) const { return expires && *expires <= now; }
};

// What a client shows at the door.
struct Credentials
{
    QByteArray token;           // as in "Authorization: Bearer TOKEN"; empty = none
    QByteArray certificateHash; // of the client certificate that TLS has verified; empty = none
};

// The entry for those credentials, expired or not; nullptr: none. Everything that the entry asks for must be there.
// Looks at every entry and every byte, so that the time it takes tells nothing about how near a guess was.
[[nodiscard]] const AccessToken *findAccess(std::span<const AccessToken> list, const Credentials &shown);

// "yg_" and 256 bits from the system's generator in base64url: 46 characters.
[[nodiscard]] QByteArray newToken();
[[nodiscard]] QByteArray hashOf(const QByteArray &token);

} // namespace yagura
