// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/subjects.h"

#include <algorithm>
#include <set>
#include <vector>

namespace yagura::nats {

namespace {

constexpr std::string_view streamPrefix = "yagura_";
constexpr std::string_view none = "_";
constexpr std::string_view many = "_many";

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void escape(std::string &out, char c)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += '=';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
}

std::string feedToken(std::string_view feed)
{
    std::string token;
    for (const char c : feed)
        isPlain(c) || c == '-' || c == '_' ? void(token += c) : escape(token, c);
    return token;
}

// '_' is escaped, so that no code looks like "_" or "_many".
std::string codeToken(std::string_view code)
{
    std::string token;
    for (const char c : code)
        c == '.' ? void(token += '-') : isPlain(c) ? void(token += c) : escape(token, c);
    return token;
}

std::string tokenOf(const std::set<std::string_view> &codes)
{
    if (codes.empty())
        return std::string(none);
    return codes.size() == 1 ? codeToken(*codes.begin()) : std::string(many);
}

std::string sectorToken(const std::vector<SectorRef> &sectors)
{
    std::set<std::string_view> stated;
    std::set<std::string_view> all;
    for (const SectorRef &sector : sectors) {
        if (sector.code.empty())
            continue;
        all.insert(sector.code);
        if (!sector.mapped)
            stated.insert(sector.code);
    }
    return tokenOf(stated.empty() ? all : stated);
}

std::string countryToken(const std::vector<std::string> &countries)
{
    std::set<std::string_view> codes(countries.begin(), countries.end());
    codes.erase(std::string_view());
    return tokenOf(codes);
}

std::string join(std::string_view feed, std::string_view country, std::string_view sector)
{
    std::string subject = "yagura.";
    return subject.append(feedToken(feed)).append(".").append(country).append(".").append(sector);
}

} // namespace

std::string streamOf(std::string_view feed)
{
    return std::string(streamPrefix) + feedToken(feed);
}

std::optional<std::string> feedOf(std::string_view stream)
{
    if (!stream.starts_with(streamPrefix))
        return std::nullopt;
    std::string feed;
    for (std::string_view rest = stream.substr(streamPrefix.size()); !rest.empty();) {
        const bool dot = rest.starts_with("=2E");
        feed += dot ? '.' : rest.front();
        rest.remove_prefix(dot ? 3 : 1);
    }
    // The way back decides: what it does not lead to is somebody else's stream.
    if (feed.empty() || !isPlain(feed.front()) || streamOf(feed) != stream)
        return std::nullopt;
    return feed;
}

std::string subjectsOf(std::string_view feed)
{
    return "yagura." + feedToken(feed) + ".>";
}

std::string subjectOf(std::string_view feed, const Event &event)
{
    if (const Report *report = event.report())
        return join(feed, countryToken(report->countries), sectorToken(report->sectors));
    if (const DeskAction *action = event.deskAction())
        return join(feed, countryToken({action->country}), sectorToken(action->sectors));
    return join(feed, none, none);
}

std::string messageIdOf(std::string_view eventId)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string id;
    for (const char c : eventId) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && c != '%')
            id += c;
        else
            id.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
    }
    return id;
}

std::string filterFor(std::string_view feed, const wire::Interest &interest)
{
    const auto &[countries, sectors] = interest;
    if (countries.size() == 1 && sectors.empty() && !countries.front().empty())
        return join(feed, codeToken(countries.front()), "*");
    if (sectors.size() == 1 && countries.empty() && !sectors.front().empty())
        return join(feed, "*", codeToken(sectors.front()));
    return subjectsOf(feed);
}

} // namespace yagura::nats
