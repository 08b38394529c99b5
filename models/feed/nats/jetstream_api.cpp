// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/jetstream_api.h"

#include <QJsonDocument>

#include <array>
#include <charconv>

namespace yagura::nats {

namespace {

ApiError errorIn(const QJsonObject &error)
{
    ApiError read;
    read.code = error.value(QLatin1String("code")).toInt();
    read.errorCode = error.value(QLatin1String("err_code")).toInt();
    read.description = error.value(QLatin1String("description")).toString().toStdString();
    return read;
}

// JSON without sense counts as no answer: the other side is no JetStream that we understand.
ApiResult parse(const Result<Message, NatsSilence> &answer)
{
    if (!answer)
        return ApiError{.code = 0, .errorCode = 0, .description = {}, .silence = answer.error()};
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(answer->payload));
    if (!document.isObject())
        return ApiError{.code = 0, .errorCode = 0, .description = {}, .silence = NatsSilence::NoResponders};
    const QJsonObject object = document.object();
    if (const QJsonValue error = object.value(QLatin1String("error")); error.isObject())
        return errorIn(error.toObject());
    return object;
}

template <typename Number> bool read(std::string_view text, Number &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

void callApi(NatsConnection &connection, const std::string &what, const QJsonObject &body,
    std::chrono::milliseconds within, std::function<void(const ApiResult &result)> answer)
{
    const QByteArray json = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    connection.request("$JS.API." + what, {json.constData(), static_cast<std::size_t>(json.size())}, {}, within,
        [answer = std::move(answer)](const Result<Message, NatsSilence> &reply) { answer(parse(reply)); });
}

void store(NatsConnection &connection, const std::string &subject, std::string_view payload, const Headers &headers,
    std::chrono::milliseconds within, std::function<void(const StoredResult &result)> answer)
{
    connection.request(
        subject, payload, headers, within, [answer = std::move(answer)](const Result<Message, NatsSilence> &reply) {
            const ApiResult result = parse(reply);
            if (!result)
                return answer(result.error());
            Stored stored;
            stored.stream = result->value(QLatin1String("stream")).toString().toStdString();
            stored.sequence = sequenceIn(result->value(QLatin1String("seq")));
            stored.duplicate = result->value(QLatin1String("duplicate")).toBool();
            if (stored.sequence == Sequence::None)
                return answer(
                    ApiError{.code = 0, .errorCode = 0, .description = {}, .silence = NatsSilence::NoResponders});
            answer(stored);
        });
}

Sequence sequenceIn(const QJsonValue &value)
{
    return static_cast<Sequence>(std::max<qint64>(0, value.toInteger()));
}

// 9 words; since the server knows domains and accounts also 11 or more, with both before the stream (ADR-15).
std::optional<Delivery> deliveryOf(std::string_view subject)
{
    constexpr std::size_t most = 12;
    std::array<std::string_view, most> words;
    std::size_t count = 0;
    while (count < most) {
        const auto dot = subject.find('.');
        words[count++] = subject.substr(0, dot);
        if (dot == std::string_view::npos)
            break;
        subject.remove_prefix(dot + 1);
    }
    if (words[0] != "$JS" || words[1] != "ACK" || (count != 9 && count < 11))
        return std::nullopt;
    const std::size_t from = count == 9 ? 5 : 7; // after $JS.ACK.[domain.account.]stream.consumer.times
    Delivery delivery;
    std::uint64_t sequence = 0;
    std::int64_t nanoseconds = 0;
    if (!read(words[from], sequence) || !read(words[from + 1], delivery.consumer) || !read(words[from + 2], nanoseconds)
        || !read(words[from + 3], delivery.pending) || sequence == 0)
        return std::nullopt;
    delivery.stream = Sequence{sequence};
    delivery.stored = utcFromMs(nanoseconds / 1'000'000);
    return delivery;
}

} // namespace yagura::nats
