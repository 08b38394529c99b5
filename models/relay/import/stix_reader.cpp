// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/stix_reader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include "models/relay/import/fields.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

std::optional<ReportKind> kindOf(const QString &type)
{
    if (type == "incident"_L1)
        return ReportKind::Incident;
    for (const auto advisory : {"report"_L1, "campaign"_L1, "indicator"_L1, "vulnerability"_L1}) {
        if (type == advisory)
            return ReportKind::Advisory;
    }
    return std::nullopt;
}

// A pattern that compares one property with one value is that observable; any other stays a pattern.
Indicator indicatorOf(const QJsonObject &object)
{
    static const QRegularExpression single(
        u"^\\[\\s*([a-z0-9-]+):([^\\s=<>!\\[\\]]+)\\s*=\\s*'((?:[^'\\\\]|\\\\.)*)'\\s*\\]$"_s);
    const QString pattern = object["pattern"_L1].toString().trimmed();
    const auto match = single.match(pattern);
    if (!match.hasMatch())
        return {"pattern", fields::shortText(pattern)};
    const QString property = match.captured(2).remove(u'\'');
    const QString type = property == "value"_L1 ? match.captured(1) : match.captured(1) + u':' + property;
    QString value = match.captured(3);
    value.replace(u"\\'"_s, u"'"_s).replace(u"\\\\"_s, u"\\"_s);
    return {fields::fitted(type, limits::idBytes), fields::shortText(value)};
}

Instant happenedOf(const QJsonObject &object)
{
    for (const auto key : {"first_seen"_L1, "published"_L1, "valid_from"_L1}) {
        if (object.contains(key))
            return fields::instant(object[key].toString());
    }
    // When an incident was written down is not when it happened.
    return object["type"_L1].toString() == "incident"_L1 ? Instant{} : fields::instant(object["created"_L1].toString());
}

// The incident extension of OASIS says when an investigation is closed; STIX itself says nothing of the kind.
Condition conditionOf(const QJsonObject &object)
{
    for (const QJsonValue &extension : object["extensions"_L1].toObject()) {
        if (extension["investigation_status"_L1].toString() == "closed"_L1)
            return Condition::Cleared;
    }
    return Condition::Active;
}

std::string admiraltyOf(const QJsonValue &confidence)
{
    if (!confidence.isDouble())
        return {};
    const double value = confidence.toDouble();
    return value >= 80 ? "F1" : value >= 60 ? "F2" : value >= 40 ? "F3" : value >= 20 ? "F4" : "F5";
}

void readReferences(const QJsonObject &object, std::vector<Reference> &references)
{
    for (const QJsonValue &reference : object["external_references"_L1].toArray()) {
        if (const QString url = reference["url"_L1].toString(); !url.isEmpty())
            fields::addReference(references, url, reference["source_name"_L1].toString());
    }
}

bool isJapanese(const QJsonObject &object)
{
    return object["lang"_L1].toString().startsWith("ja"_L1);
}

std::string nameOf(const QJsonObject &object)
{
    const QString name = object["name"_L1].toString().trimmed();
    return name.isEmpty() ? fields::title(object["description"_L1].toString(object["id"_L1].toString()))
                          : fields::fitted(name, limits::titleBytes);
}

} // namespace

bool StixReader::recognises(const QJsonObject &record) const
{
    const QString type = record["type"_L1].toString();
    return !type.isEmpty() && type != "bundle"_L1 && record["id"_L1].toString().startsWith(type + u"--"_s);
}

Reading StixReader::read(const QByteArray &, const QJsonObject &object)
{
    const QString type = object["type"_L1].toString();
    if (type.isEmpty() || object["id"_L1].toString().isEmpty())
        return Refusal{
            Refusal::Reason::NotAnEvent, QT_TRANSLATE_NOOP("Import", "not a STIX object: type or id is missing")};
    const auto kind = kindOf(type);
    if (!kind)
        return PassedOver{fields::fitted(type, limits::idBytes)};
    if (!recognises(object))
        return Refusal{
            Refusal::Reason::NotAnEvent, QT_TRANSLATE_NOOP("Import", "not a STIX object: its id is not of its type")};

    Report report;
    report.kind = *kind;
    report.subject = object["id"_L1].toString().toStdString();
    report.status = object["revoked"_L1].toBool() ? SourceStatus::Retracted : SourceStatus::Confirmed;
    if (report.kind == ReportKind::Incident) {
        report.condition = conditionOf(object);
        report.confidence = admiraltyOf(object["confidence"_L1]);
    }
    report.happened = happenedOf(object);
    report.title = fields::english(nameOf(object), TextOrigin::Original);
    report.summary = fields::summary(object["description"_L1].toString(), {});
    if (isJapanese(object)) {
        std::swap(report.title.ja, report.title.en);
        std::swap(report.summary.ja, report.summary.en);
    }
    if (type == "indicator"_L1)
        report.indicators.push_back(indicatorOf(object));
    if (type == "campaign"_L1)
        report.campaign = fields::id(object["name"_L1]);
    readReferences(object, report.references);
    m_context.complete(object, report);

    ImportedRecord made;
    made.dated = true;
    const QString modified = object["modified"_L1].toString();
    made.event.reported = fields::time(modified.isEmpty() ? object["created"_L1].toString() : modified);
    made.event.tlp = m_context.tlpOf(object);
    made.event.body = std::move(report);
    return made;
}

} // namespace yagura
