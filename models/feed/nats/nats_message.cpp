// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/nats_message.h"

#include <algorithm>
#include <charconv>

#include "models/feed/nats/header_block.h"

namespace yagura::nats {

namespace {

constexpr std::string_view version = "NATS/1.0";

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool hasLineBreak(std::string_view text)
{
    return text.find_first_of("\r\n") != std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// The text up to the next CRLF, which is taken away with it.
std::string_view takeLine(std::string_view &text)
{
    const auto end = text.find("\r\n");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    return line;
}

// " 408 Request Timeout", or nothing at all.
void readStatus(std::string_view rest, Message &message)
{
    rest = trimmed(rest);
    int status = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), status);
    if (error != std::errc() || status < 0)
        return;
    message.status = status;
    message.description = trimmed(rest.substr(static_cast<std::size_t>(end - rest.data())));
}

} // namespace

std::optional<std::string_view> header(const Headers &headers, std::string_view name)
{
    for (const auto &[each, value] : headers) {
        if (sameName(each, name))
            return value;
    }
    return std::nullopt;
}

std::string encodeHeaders(const Headers &headers)
{
    std::string block(version);
    block += "\r\n";
    for (const auto &[name, value] : headers) {
        const bool sendable
            = !name.empty() && name.find(':') == std::string::npos && !hasLineBreak(name) && !hasLineBreak(value);
        if (sendable)
            block.append(name).append(": ").append(value).append("\r\n");
    }
    block += "\r\n";
    return block;
}

void readHeaders(std::string_view block, Message &message)
{
    const std::string_view first = takeLine(block);
    if (!first.starts_with(version))
        return;
    readStatus(first.substr(version.size()), message);
    while (!block.empty()) {
        const std::string_view line = takeLine(block);
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && colon > 0)
            message.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
}

} // namespace yagura::nats
