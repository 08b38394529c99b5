// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/access.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace yagura {

namespace {

// Without a way out in the middle. 1 = equal; lengths are no secret.
unsigned same(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return 0;
    unsigned different = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        different |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return different == 0 ? 1 : 0;
}

} // namespace

bool AccessToken::maySee(std::string_view feed) const
{
    return feeds.empty() || std::ranges::find(feeds, feed) != feeds.end();
}

const AccessToken *findAccess(std::span<const AccessToken> list, const Credentials &shown)
{
    const QByteArray tokenHash = shown.token.isEmpty() ? QByteArray() : hashOf(shown.token);
    const AccessToken *found = nullptr;
    for (const AccessToken &entry : list) {
        // A token that is shown must be the one of the entry, also where the certificate alone would do.
        const unsigned token = same(entry.tokenHash, tokenHash);
        const unsigned certificate
            = entry.certificateHash.isEmpty() ? 1U : same(entry.certificateHash, shown.certificateHash);
        const bool something = !entry.tokenHash.isEmpty() || !entry.certificateHash.isEmpty();
        if ((token & certificate) != 0 && something)
            found = &entry;
    }
    return found;
}

QByteArray newToken()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), sizeof random);
    return "yg_" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray hashOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

} // namespace yagura
