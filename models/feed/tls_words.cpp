// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSslCertificate>

#include "models/feed/tls_options.h"

// What a refused certificate or connection means, and what to do, in plain words.
namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct Tls
{
    Q_DECLARE_TR_FUNCTIONS(Tls)
};

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
    if (names.isEmpty())
        return Tls::tr("nobody");
    return names.join(u", "_s) + (more ? u", …"_s : QString());
}

QString words(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return Tls::tr(
            "A certificate of %1 expired on %2. Its operator has to renew it; if it looks current to others, "
            "check the clock of this machine.")
            .arg(host, moment(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return Tls::tr("A certificate of %1 is not valid before %2. Check whether the clock of this machine is right.")
            .arg(host, moment(certificate.effectiveDate()));
    case QSslError::HostNameMismatch:
        return Tls::tr(
            "The certificate was made for %1, not for %2. Check the address; somebody else may answer there.")
            .arg(namesIn(certificate), host);
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return Tls::tr("The certificate of %1 was revoked. Do not connect, and ask its operator.").arg(host);
    case QSslError::SelfSignedCertificate:
        return Tls::tr(
            "The certificate of %1 is signed by itself, so nobody vouches for it. If its operator confirms the "
            "fingerprint %2, name that certificate as CA file.")
            .arg(host, fingerprint(certificate));
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Tls::tr("The certificate of %1 is signed by an authority that is not trusted here. Ask its operator for "
                       "the certificate of that authority and name it as CA file.")
            .arg(host);
    case QSslError::NoPeerCertificate:
        return Tls::tr("%1 showed no certificate.").arg(host);
    default:
        return Tls::tr("The certificate of %1 is not accepted (%2).").arg(host, error.errorString());
    }
}

QString httpWords(int status, const QString &server)
{
    switch (status) {
    case 401:
    case 403:
        return Tls::tr("%1 does not let this desk in (HTTP %2). Check the token.").arg(server).arg(status);
    case 404:
        return Tls::tr("%1 answers, but is not a server of feeds at this address (HTTP 404).").arg(server);
    case 429:
    case 503:
        return Tls::tr("%1 is too busy now (HTTP %2).").arg(server).arg(status);
    default:
        return Tls::tr("%1 answers, but not like a server of feeds (HTTP %2). Check host and port.")
            .arg(server)
            .arg(status);
    }
}

// OpenSSL's reasons and the alerts of TLS (RFC 8446, 6.2) are English words, stable over its versions.
QString handshakeWords(const QString &server, const QString &detail)
{
    const auto says = [&detail](QLatin1String words) { return detail.contains(words, Qt::CaseInsensitive); };
    if (says("certificate required"_L1) || says("alert handshake failure"_L1))
        return Tls::tr("%1 asks for a client certificate that it knows. Name one with its key.").arg(server);
    if (says("alert bad certificate"_L1) || says("alert unknown ca"_L1) || says("alert certificate"_L1)
        || says("alert access denied"_L1))
        return Tls::tr("%1 does not accept the client certificate of this desk.").arg(server);
    if (says("wrong version number"_L1) || says("packet length too long"_L1) || says("http request"_L1))
        return Tls::tr("%1 does not speak TLS at this port. Check the port, or whether it is meant to be ws://.")
            .arg(server);
    if (says("protocol version"_L1) || says("unsupported protocol"_L1))
        return Tls::tr("%1 speaks no version of TLS that is safe: 1.2 at least is needed.").arg(server);
    return Tls::tr("The encrypted connection to %1 could not be made (%2).").arg(server, detail);
}

} // namespace

QString tlsWords(const QList<QSslError> &errors, const QString &host)
{
    QStringList sentences;
    for (const QSslError &error : errors)
        sentences << words(error, host);
    sentences.removeDuplicates(); // several errors say that an authority is missing
    return sentences.join(u' ');
}

QString connectionWords(QAbstractSocket::SocketError error, const QUrl &server, const QString &detail, bool open)
{
    const QString host = server.host();
    const QString at = server.adjusted(QUrl::RemoveUserInfo).authority();
    static const QRegularExpression status(u"status code: (\\d{3})"_s);
    if (const auto found = status.match(detail); found.hasMatch())
        return httpWords(found.captured(1).toInt(), at);
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Tls::tr("Nothing listens at %1. Check host and port, and whether the server runs.").arg(at);
    case QAbstractSocket::HostNotFoundError:
        return Tls::tr("There is no host %1. Check how it is written, and the network.").arg(host);
    case QAbstractSocket::SocketTimeoutError:
        return Tls::tr("%1 did not answer in time.").arg(at);
    case QAbstractSocket::RemoteHostClosedError:
        // With TLS 1.3 a server says only after the handshake that it wants a certificate, and some just hang up.
        if (!open && server.scheme().endsWith("wss"_L1))
            return Tls::tr("%1 hung up before it answered. It may ask for a client certificate that it knows.").arg(at);
        return Tls::tr("%1 closed the connection.").arg(at);
    case QAbstractSocket::NetworkError:
        return Tls::tr("There is no way to %1 from here. Check the network.").arg(at);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return handshakeWords(at, detail);
    default:
        return detail;
    }
}

} // namespace yagura
