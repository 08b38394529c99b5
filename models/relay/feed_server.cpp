// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/feed_server.h"

#include <QLoggingCategory>
#include <QWebSocketCorsAuthenticator>

namespace yagura {

namespace {

Q_LOGGING_CATEGORY(log, "yagura.relay.server", QtInfoMsg)

// Connections beside the sessions: handshakes, directories, and those that are told that there are too many.
constexpr std::size_t besides = 64;

Door::Rules rulesOf(const FeedServer::Options &options)
{
    Door::Rules rules;
    rules.connections = options.maxClients + besides;
    rules.perAddress = options.maxPerAddress;
    rules.helloWithin = options.timing.helloWithin;
    rules.tls = options.tls;
    return rules;
}

Credentials shownBy(const QWebSocket &socket)
{
    Credentials shown;
    const QByteArray header = socket.request().rawHeader("Authorization");
    const QByteArray scheme = "Bearer "; // RFC 6750; the name of a scheme has no case (RFC 9110)
    if (header.first(std::min(header.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) == 0)
        shown.token = header.sliced(scheme.size()).trimmed();
    const QSslCertificate certificate = socket.sslConfiguration().peerCertificate();
    if (!certificate.isNull())
        shown.certificateHash = certificate.digest(QCryptographicHash::Sha256);
    return shown;
}

} // namespace

FeedServer::FeedServer(RelayStore &store, Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_options(std::move(options))
    , m_common{m_options.timing, clock}
    , m_server(QStringLiteral("yagura-relay"), QWebSocketServer::NonSecureMode)
    , m_door(rulesOf(m_options), m_server, m_common.counters)
{
    m_server.setSupportedSubprotocols({QLatin1String(wire::subprotocol)});
    m_server.setMaxPendingConnections(static_cast<int>(m_options.maxClients + besides));
    connect(&m_server, &QWebSocketServer::newConnection, this, &FeedServer::accept);
    // Only a browser names an origin: a web page anywhere could otherwise make its visitor's browser read from
    // loopback.
    connect(&m_server, &QWebSocketServer::originAuthenticationRequired, this,
        [](QWebSocketCorsAuthenticator *authenticator) {
            authenticator->setAllowed(authenticator->origin().isEmpty());
        });
}

FeedServer::~FeedServer()
{
    m_door.close();
    // Before the door, to which the sockets below them belong.
    for (FeedSession *session : m_sessions)
        session->disconnect(this);
    qDeleteAll(findChildren<FeedSession *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<Line *>(Qt::FindDirectChildrenOnly));
}

Success FeedServer::listen()
{
    const bool plainToOthers = !m_options.tls && !m_options.address.isLoopback();
    if (plainToOthers && !m_options.allowPlain)
        return Problem{Problem::Kind::PlainNotAllowed, QStringLiteral("ws://%1/").arg(where()), {}};
    if (!m_door.listen(m_options.address, m_options.port))
        return whyNotListening();
    if (plainToOthers)
        qCWarning(log).noquote() << "unencrypted to other machines, as --allow-plain says:" << where();
    if (!m_options.access && !m_options.address.isLoopback())
        qCWarning(log).noquote() << "no tokens are asked for: whoever reaches" << where() << "gets everything";
    return Done{};
}

Problem FeedServer::whyNotListening() const
{
    if (m_door.serverError() == QAbstractSocket::AddressInUseError)
        return {Problem::Kind::PortInUse, where(), {}};
    return {Problem::Kind::AddressUnusable, where(), m_door.errorString()};
}

QString FeedServer::where() const
{
    const bool six = m_options.address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = six ? u'[' + m_options.address.toString() + u']' : m_options.address.toString();
    const quint16 port = m_door.isListening() ? m_door.serverPort() : m_options.port;
    return host + u':' + QString::number(port);
}

QUrl FeedServer::url() const
{
    return QUrl(QStringLiteral("%1://%2/").arg(m_options.tls ? u"wss" : u"ws", where()));
}

void FeedServer::accept()
{
    while (QWebSocket *socket = m_server.nextPendingConnection())
        serve(new Line(socket, m_door.admit(*socket), m_options.timing, this));
}

void FeedServer::serve(Line *line)
{
    if (line->socket().subprotocol() != QLatin1String(wire::subprotocol))
        return turnAway(line, Ending::NotUnderstood);
    const auto pass = authorise(*line);
    if (!pass)
        return turnAway(line, Ending::Unauthorised);
    const QByteArray path = line->socket().requestUrl().path().toUtf8();
    if (path.isEmpty() || path == "/")
        return answerDirectory(line, *pass);
    const std::string_view name = std::string_view(path).substr(1);
    FeedStore *feed = m_store.feed(name);
    if (!feed || (pass->token && !pass->token->maySee(name)))
        return turnAway(line, Ending::UnknownFeed);
    if (m_sessions.size() >= m_options.maxClients)
        return turnAway(line, Ending::TooMany);
    auto *session = new FeedSession(line, *feed, *pass, m_common, this);
    session->setMuted(m_muted.contains(path.mid(1)));
    m_sessions.push_back(session);
    connect(session, &FeedSession::finished, this, [this, session] {
        std::erase(m_sessions, session);
        session->deleteLater();
        if (m_closing && m_sessions.empty())
            Q_EMIT closed();
    });
}

std::optional<Pass> FeedServer::authorise(const Line &line)
{
    if (!m_options.access)
        return Pass{};
    const Credentials shown = shownBy(line.socket());
    const AccessToken *token = findAccess(*m_options.access, shown);
    if (token && !token->expired(m_common.clock.now()))
        return Pass{*token, paceOf(*token)};
    ++m_common.counters.unauthorised;
    if (const auto count = m_unauthorisedLog.due()) {
        const QString why = token ? QStringLiteral("%1 has expired").arg(QString::fromStdString(token->name))
            : shown.token.isEmpty() && shown.certificateHash.isEmpty() ? QStringLiteral("nothing was shown")
                                                                       : QStringLiteral("it is not known");
        qCWarning(log).noquote() << "not let in:" << line.peer() << "as" << why << '(' << count
                                 << "since this was said last)";
    }
    return std::nullopt;
}

std::shared_ptr<Pace> FeedServer::paceOf(const AccessToken &token)
{
    if (token.rate == 0)
        return nullptr;
    std::erase_if(m_paces, [](const auto &entry) { return entry.second.expired(); });
    std::weak_ptr<Pace> &known = m_paces[{token.name, token.rate}];
    auto pace = known.lock();
    if (!pace)
        known = pace = std::make_shared<Pace>(token.rate);
    return pace;
}

void FeedServer::answerDirectory(Line *line, const Pass &pass)
{
    wire::Directory directory;
    for (std::string &name : m_store.feedNames()) {
        if (!pass.token || pass.token->maySee(name))
            directory.feeds.push_back(std::move(name));
    }
    connect(line, &Line::closed, line, &QObject::deleteLater);
    line->send(directory);
    line->finish();
}

void FeedServer::turnAway(Line *line, Ending ending)
{
    ++m_common.counters.refused;
    connect(line, &Line::closed, line, &QObject::deleteLater);
    line->refuse(ending);
}

std::size_t FeedServer::clientsOf(std::string_view feed) const
{
    const auto listens = [&](const FeedSession *session) { return session->feed().name() == feed; };
    return static_cast<std::size_t>(std::ranges::count_if(m_sessions, listens));
}

void FeedServer::close()
{
    m_closing = true;
    m_door.close();
    for (FeedSession *session : std::vector(m_sessions))
        session->fail(Ending::Unavailable);
    if (m_sessions.empty())
        Q_EMIT closed();
}

void FeedServer::setMuted(const QByteArray &feed, bool muted)
{
    if (muted)
        m_muted.insert(feed);
    else
        m_muted.erase(feed);
    for (FeedSession *session : m_sessions) {
        if (session->feed().name() == feed.toStdString())
            session->setMuted(muted);
    }
}

void FeedServer::setAccess(const std::vector<AccessToken> &list)
{
    m_options.access = list;
    for (FeedSession *session : std::vector(m_sessions)) {
        const auto &token = session->pass().token;
        if (!token || std::ranges::find(list, *token) == list.end())
            session->fail(Ending::Unauthorised);
    }
}

} // namespace yagura
