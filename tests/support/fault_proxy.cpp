// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

#include <QtEndian>

namespace yagura::test {

namespace {

constexpr int shortest = 2;

struct Header
{
    qsizetype bytes = 0;
    qsizetype payload = 0;
};

// Of a frame that a server sent; nothing: more is needed.
std::optional<Header> headerOf(const QByteArray &bytes)
{
    if (bytes.size() < shortest)
        return std::nullopt;
    const int length = static_cast<quint8>(bytes[1]) & 0x7F;
    const qsizetype extra = length == 127 ? 8 : length == 126 ? 2 : 0;
    if (bytes.size() < shortest + extra)
        return std::nullopt;
    const char *at = bytes.constData() + shortest;
    if (extra == 2)
        return Header{shortest + extra, qFromBigEndian<quint16>(at)};
    if (extra == 8)
        return Header{shortest + extra, static_cast<qsizetype>(qFromBigEndian<quint64>(at))};
    return Header{shortest, length};
}

template <typename T> QByteArray bigEndian(T value)
{
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

} // namespace

FaultProxy::FaultProxy(quint16 server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultProxy::accept);
    listenAgain();
    m_port = m_listener.serverPort();
}

FaultProxy::~FaultProxy() = default;

void FaultProxy::listenAgain()
{
    if (!m_listener.isListening() && !m_listener.listen(QHostAddress::LocalHost, m_port))
        qFatal("the proxy cannot listen: %s", qPrintable(m_listener.errorString()));
}

void FaultProxy::heal()
{
    m_tamper = {};
    m_answer = {};
    m_deaf = false;
    listenAgain();
}

FaultProxy::Link *FaultProxy::newest() const
{
    return m_links.empty() ? nullptr : m_links.back().get();
}

void FaultProxy::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        ++m_count;
        auto &link = *m_links.emplace_back(std::make_unique<Link>(*this, client));
        if (m_answer)
            m_answer(link);
        else
            link.connectTo(m_server, m_frames);
    }
}

FaultProxy::Link::Link(FaultProxy &proxy, QTcpSocket *client)
    : m_proxy(proxy)
    , m_client(client)
{
    m_client->setParent(this);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_client, &QTcpSocket::readyRead, this, &Link::fromClient);
}

void FaultProxy::Link::connectTo(quint16 server, bool frames)
{
    m_frames = frames;
    m_server = new QTcpSocket(this);
    connect(m_server, &QTcpSocket::readyRead, this, &Link::fromServer);
    connect(m_server, &QTcpSocket::disconnected, this, [this] {
        if (!m_proxy.m_deaf)
            hangUp();
    });
    connect(m_client, &QTcpSocket::disconnected, this, [this] {
        if (!m_proxy.m_deaf)
            m_server->disconnectFromHost();
    });
    m_server->connectToHost(QHostAddress::LocalHost, server);
    fromClient();
}

void FaultProxy::Link::fromClient()
{
    const QByteArray bytes = m_client->readAll();
    if (!m_server)
        m_heard += bytes;
    else if (!m_proxy.m_deaf)
        m_server->write(bytes);
}

void FaultProxy::Link::fromServer()
{
    m_buffer += m_server->readAll();
    while (const auto piece = nextPiece()) {
        if (m_proxy.m_deaf)
            continue;
        if (m_proxy.m_tamper)
            m_proxy.m_tamper(*this, *piece);
        else
            pass(*piece);
    }
}

std::optional<FaultProxy::Piece> FaultProxy::Link::nextPiece()
{
    if (m_buffer.isEmpty())
        return std::nullopt;
    if (!m_frames)
        return Piece{Piece::Kind::Bytes, std::exchange(m_buffer, {})};
    qsizetype size = 0;
    QByteArray payload;
    if (!m_greeted) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        size = end + 4;
    } else {
        const auto header = headerOf(m_buffer);
        if (!header || m_buffer.size() < header->bytes + header->payload)
            return std::nullopt;
        size = header->bytes + header->payload;
        payload = m_buffer.mid(header->bytes, header->payload);
    }
    Piece piece{std::exchange(m_greeted, true) ? Piece::Kind::Frame : Piece::Kind::Handshake, m_buffer.left(size),
        std::move(payload)};
    m_buffer.remove(0, size);
    return piece;
}

void FaultProxy::Link::say(const QByteArray &bytes)
{
    m_client->write(bytes);
    m_client->flush();
}

void FaultProxy::Link::letGo()
{
    say(std::exchange(m_held, {}));
}

bool FaultProxy::Link::sayNextByte()
{
    if (m_held.isEmpty())
        return false;
    say(m_held.left(1));
    m_held.remove(0, 1);
    return true;
}

void FaultProxy::Link::hangUp()
{
    m_client->disconnectFromHost();
}

void FaultProxy::Link::reset()
{
    m_client->abort();
}

QByteArray webSocketFrame(int opcode, const QByteArray &payload, std::optional<quint64> announced)
{
    const quint64 length = announced.value_or(static_cast<quint64>(payload.size()));
    QByteArray frame(1, static_cast<char>(0x80 | opcode));
    if (length < 126)
        frame += static_cast<char>(length);
    else if (length <= 0xFFFF)
        frame += '\x7E' + bigEndian(static_cast<quint16>(length));
    else
        frame += '\x7F' + bigEndian(length);
    return frame + payload;
}

QByteArray closeFrame(quint16 code, const QByteArray &reason)
{
    return webSocketFrame(0x8, bigEndian(code) + reason);
}

} // namespace yagura::test
