// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/chain.h"

#include <QtGlobal>

#include <memory>

#include <openssl/evp.h>

namespace yagura {

namespace {

class Hasher
{
public:
    Hasher()
        : m_context(EVP_MD_CTX_new())
    {
        check(m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);
    }
    Hasher &raw(std::string_view bytes)
    {
        check(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1);
        return *this;
    }
    Hasher &number(std::uint64_t value)
    {
        std::array<char, 8> bytes{};
        for (char &byte : bytes) {
            byte = static_cast<char>(value & 0xffU);
            value >>= 8U;
        }
        return raw({bytes.data(), bytes.size()});
    }
    Hasher &text(std::string_view bytes) { return number(bytes.size()).raw(bytes); }
    Link link()
    {
        Link link{};
        unsigned int size = 0;
        check(EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(link.data()), &size) == 1);
        return link;
    }

private:
    // Memory that has run out, or a library without SHA-256: nothing may be written as if it were vouched for.
    static void check(bool done)
    {
        if (!done)
            qFatal("SHA-256 cannot be computed");
    }
    struct Free
    {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> m_context;
};

std::uint64_t bits(std::int64_t value)
{
    return static_cast<std::uint64_t>(value);
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

Link sha256(std::string_view bytes)
{
    return Hasher().raw(bytes).link();
}

Link linkAfter(std::string_view previous, const RunText &run)
{
    const Link content = sha256(run.bytes);
    Hasher hasher;
    hasher.raw(previous).raw("R").text(run.feed).text(run.epoch);
    return hasher.number(bits(run.first)).number(bits(run.count)).raw(viewOf(content)).link();
}

Link linkAfter(std::string_view previous, const QuarantineText &item)
{
    const Link content = sha256(item.bytes);
    Hasher hasher;
    hasher.raw(previous).raw("Q").text(item.feed).text(item.origin).text(item.reason).text(item.field);
    return hasher.number(bits(item.at)).raw(viewOf(content)).link();
}

std::string hexOf(const Link &link)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : link) {
        text += digits[static_cast<unsigned char>(byte) >> 4U];
        text += digits[static_cast<unsigned char>(byte) & 0xfU];
    }
    return text;
}

std::optional<Link> linkFromHex(std::string_view text)
{
    Link link{};
    if (text.size() != 2 * link.size())
        return std::nullopt;
    for (std::size_t i = 0; i < link.size(); ++i) {
        const int high = digitOf(text[2 * i]);
        const int low = digitOf(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        link[i] = static_cast<char>(high * 16 + low);
    }
    return link;
}

} // namespace yagura
