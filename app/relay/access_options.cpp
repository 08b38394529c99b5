// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/access_options.h"

#include <QLoggingCategory>
#include <QSslCertificate>
#include <QSslSocket>

#include "app/relay/texts.h"
#include "models/feed/tls_options.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(log, "yagura.relay", QtInfoMsg)

constexpr int warnDaysBefore = 14;

void warnAboutEnd(const QSslCertificate &certificate)
{
    const auto days = QDateTime::currentDateTimeUtc().daysTo(certificate.expiryDate());
    if (days < warnDaysBefore)
        qCWarning(log).noquote() << "the certificate expires at"
                                 << certificate.expiryDate().toUTC().toString(Qt::ISODate)
                                 << "after which no client connects";
}

// A server proves who it is; whether clients must, too, is said by --client-ca.
Outcome<QSslConfiguration> serverTls(const CommandLine &line)
{
    FeedAccess files;
    files.certificateFile = line.value(u"certificate"_s);
    files.keyFile = line.value(u"key"_s);
    files.caFile = line.value(u"client-ca"_s);
    auto tls = tlsConfiguration(files);
    if (!tls)
        return tls.error();
    tls->setPeerVerifyMode(files.caFile.isEmpty() ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
    warnAboutEnd(tls->localCertificate());
    return *tls;
}

} // namespace

void addAccessOptions(CommandLine &line)
{
    line.addValue(u"certificate"_s, u"FILE"_s,
        Relay::tr("Serve over TLS (wss:) with this certificate, followed by its chain, in PEM form."));
    line.addValue(u"key"_s, u"FILE"_s, Relay::tr("The private key of the certificate, PEM without a password."));
    line.addValue(u"client-ca"_s, u"FILE"_s,
        Relay::tr("Let in only clients that show a certificate signed by one of these authorities (PEM)."));
    line.addValue(u"tokens"_s, u"FILE"_s,
        Relay::tr("Let in only those who show a token or a certificate named in this file, and give them what it "
                  "allows. See \"yagura-relay token\"."));
    line.addValue(u"max-clients"_s, u"N"_s, Relay::tr("Subscriptions at once, 1 to 100000. Default: 512."), u"512"_s);
    line.addValue(u"max-per-address"_s, u"N"_s,
        Relay::tr("Connections at once from one other machine, 1 to 100000. Default: 64."), u"64"_s);
}

Success takeAccessOptions(const CommandLine &line, FeedServer::Options &server)
{
    const auto clients = line.number(u"max-clients"_s, 1, 100'000);
    if (!clients)
        return clients.error();
    const auto perAddress = line.number(u"max-per-address"_s, 1, 100'000);
    if (!perAddress)
        return perAddress.error();
    server.maxClients = static_cast<std::size_t>(*clients);
    server.maxPerAddress = static_cast<std::size_t>(*perAddress);
    for (const QString &needed : {u"certificate"_s, u"key"_s}) {
        if (line.isSet(u"certificate"_s) || line.isSet(u"key"_s) || line.isSet(u"client-ca"_s)) {
            if (const auto missing = line.require(needed))
                return *missing;
        }
    }
    if (!line.isSet(u"certificate"_s))
        return Done{};
    const auto tls = serverTls(line);
    if (!tls)
        return tls.error();
    server.tls = *tls;
    return Done{};
}

Outcome<std::optional<AccessList>> openAccess(const CommandLine &line, AccessFile &file)
{
    if (!line.isSet(u"tokens"_s))
        return std::optional<AccessList>();
    const auto list = file.open();
    if (!list)
        return list.error();
    return std::optional<AccessList>(*list);
}

} // namespace yagura
