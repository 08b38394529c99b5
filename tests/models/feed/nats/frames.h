// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/event/wire.h"
#include "models/feed/transport.h"

namespace yagura::test {

// What a transport says, as values; and the client's half in the fewest words.
class Frames
{
public:
    explicit Frames(Transport &transport)
        : m_transport(transport)
    {
        QObject::connect(&transport, &Transport::opened, &m_context, [this] { ++opened; });
        QObject::connect(&transport, &Transport::closed, &m_context, [this](const FeedFault &why) {
            ++closed;
            words = yagura::words(why);
        });
        QObject::connect(&transport, &Transport::received, &m_context, [this](const QByteArray &bytes) {
            const auto frame = wire::decodeServerFrame({bytes.constData(), static_cast<std::size_t>(bytes.size())});
            if (!frame) {
                ++mistakes;
                return;
            }
            all.push_back(*frame);
            if (const auto *batch = std::get_if<wire::Batch>(&*frame)) {
                for (std::size_t i = 0; i < batch->entries.size(); ++i) {
                    sequences.push_back(number(batch->first) + i);
                    events.push_back(batch->entries[i].event);
                }
            }
        });
    }

    void say(const wire::ClientFrame &frame) { m_transport.send(QByteArray::fromStdString(wire::encode(frame))); }
    void hello(std::uint32_t credit, std::optional<FeedPosition> resume = {}, wire::Interest interest = {})
    {
        wire::Hello hello;
        hello.client = "test";
        hello.credit = credit;
        hello.resume = std::move(resume);
        hello.interest = std::move(interest);
        say(hello);
    }
    template <typename Frame> std::vector<Frame> of() const
    {
        std::vector<Frame> found;
        for (const auto &frame : all) {
            if (const auto *one = std::get_if<Frame>(&frame))
                found.push_back(*one);
        }
        return found;
    }
    void forget()
    {
        all.clear();
        sequences.clear();
        events.clear();
    }

    int opened = 0;
    int closed = 0;
    int mistakes = 0; // frames that are none
    QString words;    // of the last closed()
    std::vector<wire::ServerFrame> all;
    std::vector<std::uint64_t> sequences; // of all batches
    std::vector<std::string> events;

private:
    Transport &m_transport;
    QObject m_context;
};

} // namespace yagura::test
