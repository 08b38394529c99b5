// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/event/wire.h"
#include "models/feed/transport.h"

namespace yagura::test {

// A connection whose other end is the test. close() says closed() at once, like a transport that does not wait.
class FakeTransport final : public Transport
{
public:
    using Transport::Transport;

    void open(const QUrl &url) override
    {
        opens.push_back(url);
        isOpen = true;
        sent.clear();
    }
    void send(const QByteArray &frame) override
    {
        const auto decoded = wire::decodeClientFrame({frame.constData(), static_cast<std::size_t>(frame.size())});
        if (!isOpen || !decoded)
            ++mistakes;
        else
            sent.push_back(*decoded);
    }
    void close() override { drop(QStringLiteral("closed by the client")); }

    // What the other end does.
    void accept() { Q_EMIT opened(); }
    void deliver(const wire::ServerFrame &frame) { deliverBytes(QByteArray::fromStdString(wire::encode(frame))); }
    void deliverBytes(const QByteArray &bytes) { Q_EMIT received(bytes); }
    void drop(const FeedFault &why)
    {
        if (std::exchange(isOpen, false))
            Q_EMIT closed(why);
    }

    // Frames of one kind that the client sent since the last open(), in order.
    template <typename Frame> std::vector<Frame> sentOf() const
    {
        std::vector<Frame> frames;
        for (const auto &frame : sent) {
            if (const auto *one = std::get_if<Frame>(&frame))
                frames.push_back(*one);
        }
        return frames;
    }

    std::vector<QUrl> opens;
    std::vector<wire::ClientFrame> sent; // since the last open()
    bool isOpen = false;
    int mistakes = 0; // frames that are none, or sent without a connection
};

} // namespace yagura::test
