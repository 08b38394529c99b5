// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/feed_options.h"

#include "models/feed/feed_url.h"
#include "models/feed/secret_vault.h"
#include "models/feed/tls_options.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct FeedOptions
{
    Q_DECLARE_TR_FUNCTIONS(FeedOptions)
};

} // namespace

void addFeedOptions(CommandLine &line)
{
    line.addValue(u"token-file"_s, u"FILE"_s,
        FeedOptions::tr("File whose first line is the token for the feeds named here. Only you may be able to read it "
                        "(chmod 600)."));
    line.addValue(u"ca"_s, u"FILE.pem"_s,
        FeedOptions::tr("Authorities to trust for the feeds named here, in place of the system's."));
    line.addValue(u"certificate"_s, u"FILE.pem"_s,
        FeedOptions::tr("Client certificate to show to servers that ask for one; with --key."));
    line.addValue(
        u"key"_s, u"FILE.pem"_s, FeedOptions::tr("Private key of the client certificate, without a password."));
    line.addFlag(u"allow-plain"_s,
        FeedOptions::tr("Allow ws:// to other machines: anybody between can read and change what is sent."));
}

Outcome<FeedSettings> feedNamed(const QString &url, const CommandLine &line)
{
    FeedSettings feed;
    feed.access.allowPlain = line.isSet(u"allow-plain"_s);
    feed.access.caFile = line.value(u"ca"_s);
    feed.access.certificateFile = line.value(u"certificate"_s);
    feed.access.keyFile = line.value(u"key"_s);
    const auto checked = feedUrl(url, feed.access.allowPlain);
    if (!checked)
        return checked.error();
    feed.url = *checked;
    if (const QString file = line.value(u"token-file"_s); !file.isEmpty()) {
        const auto token = secretInFile(file);
        if (!token)
            return token.error();
        feed.access.token = *token;
    }
    if (const auto tls = tlsConfiguration(feed.access); !tls)
        return tls.error();
    return feed;
}

} // namespace yagura
