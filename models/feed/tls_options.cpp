// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/tls_options.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>
#include <QWebSocket>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct Tls
{
    Q_DECLARE_TR_FUNCTIONS(Tls)
};

constexpr qint64 largestFile = 1024 * 1024; // a bundle of authorities is a few hundred KiB

Problem wrong(const QString &file, const QString &detail)
{
    return {Problem::Kind::WrongFormat, file, detail};
}

Outcome<QByteArray> readPem(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Problem{Problem::Kind::FileMissing, path, {}};
    if (!info.isFile()) // a device could keep this thread waiting
        return Problem{Problem::Kind::NotAFile, path, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::FileUnreadable, path, file.errorString()};
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return wrong(path, Tls::tr("it is larger than a file of certificates can be"));
    return bytes;
}

Outcome<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const auto bytes = readPem(path);
    if (!bytes)
        return bytes.error();
    const auto certificates = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (certificates.isEmpty() || certificates.first().isNull())
        return wrong(path, Tls::tr("a certificate in PEM form is expected"));
    return certificates;
}

struct Free
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
};
template <typename T> using Owned = std::unique_ptr<T, Free>;

// Asked for a password, there is none; that it was asked for is the news.
int noPassword(char *, int, int, void *asked)
{
    *static_cast<bool *>(asked) = true;
    return -1;
}

bool belongs(EVP_PKEY *key, const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    const Owned<X509> x509(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
    return x509 && X509_check_private_key(x509.get(), key) == 1;
}

Outcome<QSslKey> readKey(const QString &path, const QSslCertificate &certificate)
{
    const auto bytes = readPem(path);
    if (!bytes)
        return bytes.error();
    const Owned<BIO> bio(BIO_new_mem_buf(bytes->constData(), static_cast<int>(bytes->size())));
    bool locked = false;
    const Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassword, &locked));
    const bool ours = key && belongs(key.get(), certificate);
    ERR_clear_error(); // what is left there would be said about the next connection of this thread
    if (locked)
        return wrong(path, Tls::tr("a key without a password is expected, readable by you alone"));
    if (!key)
        return wrong(path, Tls::tr("a private key in PEM form is expected"));
    if (!ours)
        return wrong(path, Tls::tr("this key does not belong to the certificate"));
    const QSslKey usable(*bytes, EVP_PKEY_base_id(key.get()) == EVP_PKEY_EC ? QSsl::Ec : QSsl::Rsa);
    if (usable.isNull())
        return wrong(path, Tls::tr("an RSA or elliptic-curve key is expected"));
    return usable;
}

Success addIdentity(QSslConfiguration &tls, const FeedAccess &access)
{
    if (access.certificateFile.isEmpty() && access.keyFile.isEmpty())
        return Done{};
    if (access.certificateFile.isEmpty())
        return wrong(access.keyFile, Tls::tr("a key needs the certificate that it belongs to"));
    if (access.keyFile.isEmpty())
        return wrong(access.certificateFile, Tls::tr("a client certificate needs its private key"));
    const auto chain = readCertificates(access.certificateFile);
    if (!chain)
        return chain.error();
    const QSslCertificate &own = chain->first();
    if (own.expiryDate() < QDateTime::currentDateTimeUtc())
        return wrong(access.certificateFile,
            Tls::tr("the certificate expired on %1").arg(own.expiryDate().toUTC().toString(u"yyyy-MM-dd"_s)));
    const auto key = readKey(access.keyFile, own);
    if (!key)
        return key.error();
    tls.setLocalCertificateChain(*chain);
    tls.setPrivateKey(*key);
    return Done{};
}

} // namespace

Outcome<QSslConfiguration> tlsConfiguration(const FeedAccess &access)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!access.caFile.isEmpty()) {
        const auto authorities = readCertificates(access.caFile);
        if (!authorities)
            return authorities.error();
        tls.setCaCertificates(*authorities); // and no others
    }
    if (const Success identity = addIdentity(tls, access); !identity)
        return identity.error();
    return tls;
}

Success applyTls(QWebSocket &socket, const FeedAccess &access)
{
    const auto tls = tlsConfiguration(access);
    if (!tls)
        return tls.error();
    socket.setSslConfiguration(*tls);
    return Done{};
}

} // namespace yagura
