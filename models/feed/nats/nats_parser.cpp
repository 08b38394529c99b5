// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/nats_parser.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "models/feed/nats/header_block.h"

namespace yagura::nats {

namespace {

constexpr std::string_view infoWord = "INFO ";

// Splits at blanks and tabs; at most five words count. More than that: six.
struct Words
{
    std::array<std::string_view, 5> word;
    std::size_t count = 0;
};

Words split(std::string_view text)
{
    Words words;
    while (true) {
        const auto from = text.find_first_not_of(" \t");
        if (from == std::string_view::npos)
            return words;
        text.remove_prefix(from);
        const std::string_view word = text.substr(0, text.find_first_of(" \t"));
        if (words.count == words.word.size()) {
            ++words.count;
            return words;
        }
        words.word[words.count++] = word;
        text.remove_prefix(word.size());
    }
}

std::optional<std::uint64_t> numberIn(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string withoutQuotes(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\''))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\''))
        text.remove_suffix(1);
    return std::string(text);
}

} // namespace

void NatsParser::feed(std::string_view bytes)
{
    if (m_failure)
        return;
    m_bytes.erase(0, std::exchange(m_at, 0));
    m_bytes.append(bytes);
}

std::optional<NatsParser::Item> NatsParser::next()
{
    if (m_failure)
        return Item(*m_failure);
    while (true) {
        const bool inBody = m_body.has_value();
        if (auto item = inBody ? readBody() : readLine())
            return item;
        if (inBody == m_body.has_value())
            return std::nullopt;
    }
}

NatsParser::Item NatsParser::fail(std::string why)
{
    m_failure = Malformed{std::move(why)};
    m_bytes = {};
    m_at = 0;
    m_body.reset();
    return *m_failure;
}

std::optional<NatsParser::Item> NatsParser::readLine()
{
    const std::string_view bytes = rest();
    const std::size_t longest = bytes.starts_with(infoWord) ? limits::infoLine : limits::controlLine;
    const std::size_t end = bytes.find('\n', m_lineSought);
    if (end == std::string_view::npos || end > longest) {
        m_lineSought = bytes.size();
        if (bytes.size() > longest)
            return fail("a line is too long");
        return std::nullopt;
    }
    m_lineSought = 0;
    if (end == 0 || bytes[end - 1] != '\r')
        return fail("a line does not end in CR LF");
    const std::string line(bytes.substr(0, end - 1));
    m_at += end + 1;

    if (line.starts_with("MSG "))
        return startMessage(std::string_view(line).substr(4), false);
    if (line.starts_with("HMSG "))
        return startMessage(std::string_view(line).substr(5), true);
    if (line == "PING")
        return Ping{};
    if (line == "PONG")
        return Pong{};
    if (line == "+OK")
        return Ok{};
    if (line.starts_with("-ERR"))
        return Error{withoutQuotes(std::string_view(line).substr(4))};
    if (line.starts_with(infoWord))
        return Info{line.substr(infoWord.size())};
    return fail("a line that means nothing");
}

// MSG  <subject> <subscription> [reply] <bytes>
// HMSG <subject> <subscription> [reply] <bytes of headers> <bytes in all>
std::optional<NatsParser::Item> NatsParser::startMessage(std::string_view arguments, bool withHeaders)
{
    const Words words = split(arguments);
    const std::size_t sizes = withHeaders ? 2 : 1;
    if (words.count != 2 + sizes && words.count != 3 + sizes)
        return fail("a message with a wrong number of words");
    const auto subscription = numberIn(words.word[1]);
    const auto total = numberIn(words.word[words.count - 1]);
    const auto headers = withHeaders ? numberIn(words.word[words.count - 2]) : std::optional<std::uint64_t>(0);
    if (!subscription || !total || !headers || *headers > *total)
        return fail("a message with a wrong number");
    if (*total > limits::announced)
        return fail("a message is too large");
    Body body;
    body.delivered.subscription = *subscription;
    body.delivered.message.subject = words.word[0];
    if (words.count == 3 + sizes)
        body.delivered.message.reply = words.word[2];
    body.headersLeft = *headers;
    body.keepHeaders = *headers <= limits::headers;
    body.payloadLeft = *total - *headers;
    body.delivered.message.payloadSize = body.payloadLeft;
    m_body = std::move(body);
    return std::nullopt;
}

std::optional<NatsParser::Item> NatsParser::readBody()
{
    Body &body = *m_body;
    const auto take = [this](std::size_t &left) {
        const std::string_view part = rest().substr(0, left);
        m_at += part.size();
        left -= part.size();
        return part;
    };
    if (body.headersLeft > 0) {
        const std::string_view part = take(body.headersLeft);
        if (body.keepHeaders)
            body.headers.append(part);
    }
    if (body.headersLeft == 0 && body.payloadLeft > 0) {
        std::string &kept = body.delivered.message.payload;
        kept.append(take(body.payloadLeft).substr(0, limits::payload + 1 - kept.size()));
    }
    const std::string_view tail = rest();
    if (body.headersLeft > 0 || body.payloadLeft > 0 || tail.size() < 2)
        return std::nullopt;
    if (!tail.starts_with("\r\n"))
        return fail("a message does not end where it says");
    m_at += 2;
    Delivered delivered = std::move(body.delivered);
    readHeaders(body.headers, delivered.message);
    m_body.reset();
    return delivered;
}

} // namespace yagura::nats
