// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>
#include <QSslConfiguration>
#include <QSslError>

#include "models/feed/feed_fault.h"
#include "models/feed/feed_settings.h"
#include "models/problem/problem.h"

class QWebSocket;

// How a connection is encrypted, whom it believes, and what is said when the other side is not believed. Shared by all
// transports. Any thread.
namespace yagura {

// TLS 1.2 or later, the server's certificate always checked. The CA file replaces what the system trusts; the client
// certificate and its key go together. Problems: FileMissing, NotAFile, FileUnreadable; WrongFormat: not a certificate,
// expired, not a key, a key with a password, a key of another certificate.
[[nodiscard]] Outcome<QSslConfiguration> tlsConfiguration(const FeedAccess &access);
[[nodiscard]] Success applyTls(QWebSocket &socket, const FeedAccess &access);

// Why the certificate of `host` is not accepted, a sentence for each cause, and what to do about it.
[[nodiscard]] FeedFault certificateFault(const QList<QSslError> &errors, const QString &host);

// Why there is no connection to that server, or none any more when it was `open` before. `detail`: the socket's own
// words, in which OpenSSL's reasons, alerts of the other side and HTTP statuses are found; they are returned of an open
// connection where nothing plainer is known.
[[nodiscard]] FeedFault connectionFault(
    QAbstractSocket::SocketError error, const QUrl &server, const QString &detail, bool open);

} // namespace yagura
