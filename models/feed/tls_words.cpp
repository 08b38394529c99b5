// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSslCertificate>

#include "models/feed/tls_options.h"

// What a refused certificate or connection means, and what to do, in plain words.
namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype namesShown = 5;
constexpr qsizetype longestName = 100;

QString moment(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

// As browsers and openssl print it, so that it can be compared by eye.
QString fingerprint(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.removeDuplicates();
    names.sort();
    const bool more = names.size() > namesShown;
    names = names.mid(0, namesShown);
    for (QString &name : names)
        name = name.left(longestName);
    return names.join(u", "_s) + (more ? u", …"_s : QString());
}

FeedFault faultOf(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    const QString names = namesIn(certificate);
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault",
                "A certificate of %1 expired on %2. Its operator has to renew it; if it looks current to others, "
                "check the clock of this machine."),
            {host, moment(certificate.expiryDate())});
    case QSslError::CertificateNotYetValid:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault",
                "A certificate of %1 is not valid before %2. Check whether the clock of this machine is right."),
            {host, moment(certificate.effectiveDate())});
    case QSslError::HostNameMismatch:
        if (names.isEmpty())
            return FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault",
                    "The certificate of %1 names no host. Check the address; somebody else may answer there."),
                {host});
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault",
                "The certificate was made for %1, not for %2. Check the address; somebody else may answer there."),
            {names, host});
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "The certificate of %1 was revoked. Do not connect, and ask its operator."),
            {host});
    case QSslError::SelfSignedCertificate:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault",
                "The certificate of %1 is signed by itself, so nobody vouches for it. If its operator confirms the "
                "fingerprint %2, name that certificate as CA file."),
            {host, fingerprint(certificate)});
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault",
                "The certificate of %1 is signed by an authority that is not trusted here. Ask its operator for "
                "the certificate of that authority and name it as CA file."),
            {host});
    case QSslError::NoPeerCertificate:
        return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 showed no certificate."), {host});
    default:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "The certificate of %1 is not accepted (%2)."), {host, error.errorString()});
    }
}

FeedFault httpFault(int status, const QString &server)
{
    switch (status) {
    case 401:
    case 403:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 does not let this desk in (HTTP %2). Check the token."),
            {server, QString::number(status)});
    case 404:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 answers, but is not a server of feeds at this address (HTTP 404)."),
            {server});
    case 429:
    case 503:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 is too busy now (HTTP %2)."), {server, QString::number(status)});
    default:
        return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault",
                                  "%1 answers, but not like a server of feeds (HTTP %2). Check host and port."),
            {server, QString::number(status)});
    }
}

// OpenSSL's reasons and the alerts of TLS (RFC 8446, 6.2) are English words, stable over its versions.
FeedFault handshakeFault(const QString &server, const QString &detail)
{
    const auto says = [&detail](QLatin1String words) { return detail.contains(words, Qt::CaseInsensitive); };
    if (says("certificate required"_L1) || says("alert handshake failure"_L1))
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 asks for a client certificate that it knows. Name one with its key."),
            {server});
    if (says("alert bad certificate"_L1) || says("alert unknown ca"_L1) || says("alert certificate"_L1)
        || says("alert access denied"_L1))
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 does not accept the client certificate of this desk."), {server});
    if (says("wrong version number"_L1) || says("packet length too long"_L1) || says("http request"_L1))
        return FeedFault::say(
            QT_TRANSLATE_NOOP(
                "FeedFault", "%1 does not speak TLS at this port. Check the port, or whether it is meant to be ws://."),
            {server});
    if (says("protocol version"_L1) || says("unsupported protocol"_L1))
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 speaks no version of TLS that is safe: 1.2 at least is needed."),
            {server});
    return FeedFault::say(
        QT_TRANSLATE_NOOP("FeedFault", "The encrypted connection to %1 could not be made (%2)."), {server, detail});
}

} // namespace

FeedFault certificateFault(const QList<QSslError> &errors, const QString &host)
{
    FeedFault all; // several errors say that an authority is missing
    for (const QSslError &error : errors)
        all.add(faultOf(error, host));
    return all;
}

FeedFault connectionFault(QAbstractSocket::SocketError error, const QUrl &server, const QString &detail, bool open)
{
    const QString host = server.host();
    const QString at = server.adjusted(QUrl::RemoveUserInfo).authority();
    static const QRegularExpression status(u"status code: (\\d{3})"_s);
    if (const auto found = status.match(detail); found.hasMatch())
        return httpFault(found.captured(1).toInt(), at);
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "Nothing listens at %1. Check host and port, and whether the server runs."),
            {at});
    case QAbstractSocket::HostNotFoundError:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "There is no host %1. Check how it is written, and the network."), {host});
    case QAbstractSocket::SocketTimeoutError:
        return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 did not answer in time."), {at});
    case QAbstractSocket::RemoteHostClosedError:
        // With TLS 1.3 a server says only after the handshake that it wants a certificate, and some just hang up.
        if (!open && server.scheme().endsWith("wss"_L1))
            return FeedFault::say(
                QT_TRANSLATE_NOOP(
                    "FeedFault", "%1 hung up before it answered. It may ask for a client certificate that it knows."),
                {at});
        return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 closed the connection."), {at});
    case QAbstractSocket::NetworkError:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "There is no way to %1 from here. Check the network."), {at});
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        if (open && detail.contains("bad record mac"_L1))
            return FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault",
                    "What %1 sends over the encrypted connection was changed under way. It is asked for again."),
                {at});
        return handshakeFault(at, detail);
    default:
        if (open)
            return detail;
        // Not what QWebSocket expects of the other side of a handshake. Its words are for programmers.
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 answers, but not like a server of feeds. Check host and port."), {at});
    }
}

} // namespace yagura
