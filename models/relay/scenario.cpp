// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/scenario.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

#include "models/event/codec.h"
#include "models/relay/feed_store.h"
#include "models/relay/ndjson.h"
#include "models/relay/rebase.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr double longestSeconds = 10.0 * 366 * 86'400; // ten years either way

std::optional<std::chrono::milliseconds> secondsOf(const QJsonValue &value)
{
    if (!value.isDouble() || std::abs(value.toDouble()) > longestSeconds)
        return std::nullopt;
    return std::chrono::milliseconds{std::llround(value.toDouble() * 1000)};
}

QString expectation(const char *text)
{
    return QCoreApplication::translate("Scenario", text);
}

// Takes one line after the other; an answer says what the line should have been.
class LineReader
{
public:
    LineReader(UtcTime anchor, Scenario &scenario)
        : m_anchor(anchor)
        , m_scenario(scenario)
    {
    }

    std::optional<QString> read(const QByteArray &line)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject())
            return error.error == QJsonParseError::NoError ? expectation(QT_TRANSLATE_NOOP("Scenario", "a JSON object"))
                                                           : error.errorString();
        const QJsonObject object = document.object();
        const auto at = secondsOf(object.value("at"_L1));
        if (!at)
            return expectation(QT_TRANSLATE_NOOP("Scenario", "\"at\" in seconds, within ten years"));
        if (object.value("event"_L1).isObject())
            return readEvent(*at, object.value("event"_L1).toObject());
        if (object.value("silence"_L1).isObject())
            return readSilence(*at, object.value("silence"_L1).toObject());
        return expectation(QT_TRANSLATE_NOOP("Scenario", "\"event\" or \"silence\""));
    }

private:
    std::optional<QString> readEvent(std::chrono::milliseconds at, const QJsonObject &relative)
    {
        const QByteArray json = QJsonDocument(rebased(relative, m_anchor)).toJson(QJsonDocument::Compact);
        const auto bytes = eventBytesFromJson({json.constData(), static_cast<std::size_t>(json.size())});
        if (!bytes)
            return describe(bytes.error());
        const auto event = m_codec.decode(*bytes);
        if (!event)
            return describe(event.error());
        if (!isFeedName(event->feed))
            return expectation(QT_TRANSLATE_NOOP("Scenario", "the name of a feed in \"feed\""));
        m_scenario.steps.push_back({m_anchor + at, at.count() <= 0, event->feed, event->id, *bytes});
        return std::nullopt;
    }

    std::optional<QString> readSilence(std::chrono::milliseconds at, const QJsonObject &silence)
    {
        const auto lasting = secondsOf(silence.value("seconds"_L1));
        const std::string feed = silence.value("feed"_L1).toString().toStdString();
        if (!isFeedName(feed) || !lasting || lasting->count() <= 0)
            return expectation(QT_TRANSLATE_NOOP("Scenario", "\"feed\" and a positive number of \"seconds\""));
        m_scenario.silences.push_back({feed, m_anchor + at, m_anchor + at + *lasting});
        return std::nullopt;
    }

    static QString describe(const Refusal &refusal)
    {
        return QLatin1String(nameOf(refusal.reason)) + u": "_s + QString::fromStdString(refusal.field);
    }

    EventCodec m_codec;
    UtcTime m_anchor;
    Scenario &m_scenario;
};

} // namespace

Outcome<Scenario> Scenario::read(QIODevice &device, const QString &name, UtcTime anchor)
{
    Scenario scenario;
    LineReader reader(anchor, scenario);
    NdjsonLines lines(device);
    while (const auto line = lines.next()) {
        const auto expected = line->tooLong ? std::optional(expectation(QT_TRANSLATE_NOOP("Scenario", "shorter lines")))
                                            : reader.read(line->text);
        if (expected)
            return Problem{Problem::Kind::WrongFormat, u"%1:%2"_s.arg(name).arg(line->number), *expected};
    }
    std::ranges::stable_sort(scenario.steps, {}, &Step::at);
    return scenario;
}

QString Scenario::pathOf(const QString &nameOrPath)
{
    const bool isPath = nameOrPath.contains(u'/') || nameOrPath.contains(u'\\') || nameOrPath.contains(u'.');
    return isPath ? nameOrPath : u":/scenarios/%1.ndjson"_s.arg(nameOrPath);
}

Outcome<Scenario> Scenario::load(const QString &nameOrPath, UtcTime anchor)
{
    auto file = openForReading(pathOf(nameOrPath));
    if (!file) // by the name that was given, not by where we looked for it
        return Problem{file.error().kind, nameOrPath, file.error().detail};
    return read(**file, nameOrPath, anchor);
}

} // namespace yagura
