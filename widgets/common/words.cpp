// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/words.h"

#include <QCoreApplication>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"

namespace yagura {

namespace {
QString word(const char *text)
{
    return QCoreApplication::translate("Words", text);
}
} // namespace

QString severityWord(std::uint8_t level)
{
    switch (level) {
    case 0:
        return word(QT_TRANSLATE_NOOP("Words", "Informational"));
    case 1:
        return word(QT_TRANSLATE_NOOP("Words", "Low"));
    case 2:
        return word(QT_TRANSLATE_NOOP("Words", "Medium"));
    case 3:
        return word(QT_TRANSLATE_NOOP("Words", "High"));
    case 4:
        return word(QT_TRANSLATE_NOOP("Words", "Severe"));
    case 5:
        return word(QT_TRANSLATE_NOOP("Words", "Emergency"));
    default:
        return word(QT_TRANSLATE_NOOP("Words", "Unknown severity"));
    }
}

QString severityShort(std::uint8_t level)
{
    switch (level) {
    case 0:
        return word(QT_TRANSLATE_NOOP("Words", "INFO"));
    case 1:
        return word(QT_TRANSLATE_NOOP("Words", "LOW"));
    case 2:
        return word(QT_TRANSLATE_NOOP("Words", "MED"));
    case 3:
        return word(QT_TRANSLATE_NOOP("Words", "HIGH"));
    case 4:
        return word(QT_TRANSLATE_NOOP("Words", "SEV"));
    case 5:
        return word(QT_TRANSLATE_NOOP("Words", "EMRG"));
    default:
        return word(QT_TRANSLATE_NOOP("Words", "UNK"));
    }
}

QString tlpText(Tlp tlp)
{
    switch (effective(tlp)) {
    case Tlp::Clear:
        return QStringLiteral("TLP:CLEAR");
    case Tlp::Green:
        return QStringLiteral("TLP:GREEN");
    case Tlp::AmberStrict:
        return QStringLiteral("TLP:AMBER+STRICT");
    case Tlp::Red:
        return QStringLiteral("TLP:RED");
    case Tlp::Unspecified:
    case Tlp::Amber:
        break;
    }
    return QStringLiteral("TLP:AMBER");
}

QString feedStateWord(FeedState state)
{
    switch (state) {
    case FeedState::Idle:
        return word(QT_TRANSLATE_NOOP("Words", "not started"));
    case FeedState::Connecting:
        return word(QT_TRANSLATE_NOOP("Words", "connecting"));
    case FeedState::Subscribing:
        return word(QT_TRANSLATE_NOOP("Words", "subscribing"));
    case FeedState::Live:
        return word(QT_TRANSLATE_NOOP("Words", "live"));
    case FeedState::Quiet:
        return word(QT_TRANSLATE_NOOP("Words", "quiet"));
    case FeedState::Late:
        return word(QT_TRANSLATE_NOOP("Words", "late"));
    case FeedState::Lost:
        return word(QT_TRANSLATE_NOOP("Words", "lost"));
    case FeedState::Refused:
        return word(QT_TRANSLATE_NOOP("Words", "refused"));
    }
    return {};
}

QString feedNoticeWord(FeedNotice::Kind kind)
{
    switch (kind) {
    case FeedNotice::Kind::Lost:
        return word(QT_TRANSLATE_NOOP("Words", "Lost"));
    case FeedNotice::Kind::Resumed:
        return word(QT_TRANSLATE_NOOP("Words", "Heard again"));
    case FeedNotice::Kind::Gap:
        return word(QT_TRANSLATE_NOOP("Words", "Gap"));
    case FeedNotice::Kind::EpochChanged:
        return word(QT_TRANSLATE_NOOP("Words", "New numbering"));
    case FeedNotice::Kind::FloodStarted:
        return word(QT_TRANSLATE_NOOP("Words", "Flood began"));
    case FeedNotice::Kind::FloodEnded:
        return word(QT_TRANSLATE_NOOP("Words", "Flood ended"));
    case FeedNotice::Kind::Hole:
        return word(QT_TRANSLATE_NOOP("Words", "Hole"));
    case FeedNotice::Kind::Repeat:
        return word(QT_TRANSLATE_NOOP("Words", "Repeat"));
    case FeedNotice::Kind::Reordered:
        return word(QT_TRANSLATE_NOOP("Words", "Out of order"));
    case FeedNotice::Kind::Overrun:
        return word(QT_TRANSLATE_NOOP("Words", "Too much at once"));
    case FeedNotice::Kind::Nonsense:
        return word(QT_TRANSLATE_NOOP("Words", "Not understood"));
    case FeedNotice::Kind::Healed:
        return word(QT_TRANSLATE_NOOP("Words", "Healed"));
    case FeedNotice::Kind::Confirmed:
        return word(QT_TRANSLATE_NOOP("Words", "Caught up"));
    case FeedNotice::Kind::Unspecified:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Words", "Notice of an unknown kind"));
}

QString knowledgeText(const KnowledgeOf &k)
{
    switch (k.knowledge) {
    case Knowledge::Never:
        return word(QT_TRANSLATE_NOOP("Words", "No feed has ever reported on this."));
    case Knowledge::Lost:
        return word(QT_TRANSLATE_NOOP("Words", "Unknown since %1: every feed that reports on it is lost."))
            .arg(clockText(k.since, Zone::Jst));
    case Knowledge::Partial:
        return word(QT_TRANSLATE_NOOP("Words", "Partly unknown since %1: a feed that reports on it is lost."))
            .arg(clockText(k.since, Zone::Jst));
    case Knowledge::Suspect:
        return word(QT_TRANSLATE_NOOP("Words", "Not confirmed since %1: a feed that reports on it is catching up."))
            .arg(clockText(k.since, Zone::Jst));
    case Knowledge::Known:
        break;
    }
    return {};
}

QString statusWord(SourceStatus status)
{
    switch (status) {
    case SourceStatus::Unspecified:
        return word(QT_TRANSLATE_NOOP("Words", "status not stated"));
    case SourceStatus::Draft:
        return word(QT_TRANSLATE_NOOP("Words", "unconfirmed"));
    case SourceStatus::Confirmed:
        return word(QT_TRANSLATE_NOOP("Words", "confirmed"));
    case SourceStatus::Retracted:
        return word(QT_TRANSLATE_NOOP("Words", "retracted"));
    }
    return {};
}

QString kindWord(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Incident:
        return word(QT_TRANSLATE_NOOP("Words", "Incident"));
    case ReportKind::Advisory:
        return word(QT_TRANSLATE_NOOP("Words", "Advisory"));
    case ReportKind::Engagement:
        return word(QT_TRANSLATE_NOOP("Words", "Engagement"));
    }
    return {};
}

QString engagementWord(EngagementKind kind)
{
    switch (kind) {
    case EngagementKind::Unspecified:
        return word(QT_TRANSLATE_NOOP("Words", "Engagement"));
    case EngagementKind::Meeting:
        return word(QT_TRANSLATE_NOOP("Words", "Meeting"));
    case EngagementKind::Exercise:
        return word(QT_TRANSLATE_NOOP("Words", "Joint exercise"));
    case EngagementKind::Review:
        return word(QT_TRANSLATE_NOOP("Words", "Review"));
    }
    return {};
}

QString originWord(TextOrigin origin)
{
    switch (origin) {
    case TextOrigin::Unspecified:
        return word(QT_TRANSLATE_NOOP("Words", "origin not stated"));
    case TextOrigin::Original:
        return word(QT_TRANSLATE_NOOP("Words", "original"));
    case TextOrigin::Human:
        return word(QT_TRANSLATE_NOOP("Words", "translation"));
    case TextOrigin::Machine:
        return word(QT_TRANSLATE_NOOP("Words", "machine translation"));
    }
    return {};
}

QString precisionWord(Precision precision)
{
    switch (precision) {
    case Precision::Year:
        return word(QT_TRANSLATE_NOOP("Words", "year only"));
    case Precision::Month:
        return word(QT_TRANSLATE_NOOP("Words", "month only"));
    case Precision::Day:
        return word(QT_TRANSLATE_NOOP("Words", "day only"));
    case Precision::Minute:
        return word(QT_TRANSLATE_NOOP("Words", "to the minute"));
    case Precision::Unknown:
        return word(QT_TRANSLATE_NOOP("Words", "time unknown"));
    }
    return {};
}

QString conditionWord(Condition condition)
{
    return condition == Condition::Active ? word(QT_TRANSLATE_NOOP("Words", "active"))
                                          : word(QT_TRANSLATE_NOOP("Words", "cleared"));
}

QString refusalText(const Refusal &refusal)
{
    using Reason = Refusal::Reason;
    const QString field = plainText(refusal.field, 80);
    switch (refusal.reason) {
    case Reason::NotAnEvent:
        return word(QT_TRANSLATE_NOOP("Words", "The bytes are not an event."));
    case Reason::TooLarge:
        return word(QT_TRANSLATE_NOOP("Words", "The event is larger than the limit."));
    case Reason::TextTooLong:
        return word(QT_TRANSLATE_NOOP("Words", "Text too long: %1.")).arg(field);
    case Reason::ListTooLong:
        return word(QT_TRANSLATE_NOOP("Words", "Too many entries: %1.")).arg(field);
    case Reason::NotUtf8:
        return word(QT_TRANSLATE_NOOP("Words", "Text is not UTF-8: %1.")).arg(field);
    case Reason::MissingId:
        return word(QT_TRANSLATE_NOOP("Words", "Identifier missing: %1.")).arg(field);
    case Reason::BadRevision:
        return word(QT_TRANSLATE_NOOP("Words", "Revision out of range: %1.")).arg(field);
    case Reason::TimeOutOfRange:
        return word(QT_TRANSLATE_NOOP("Words", "Time outside 1970 to 2100: %1.")).arg(field);
    case Reason::BadCoordinates:
        return word(QT_TRANSLATE_NOOP("Words", "Coordinates out of range: %1.")).arg(field);
    case Reason::BadSeverity:
        return word(QT_TRANSLATE_NOOP("Words", "Severity outside 0 to 5: %1.")).arg(field);
    case Reason::BadCode:
        return word(QT_TRANSLATE_NOOP("Words", "Code not in its standard form: %1.")).arg(field);
    case Reason::WrongFeed:
        return word(QT_TRANSLATE_NOOP("Words", "The event names another feed: %1.")).arg(field);
    }
    return {};
}

QString countryWord(Country country)
{
    switch (country) {
    case Country::Japan:
        return word(QT_TRANSLATE_NOOP("Words", "Japan"));
    case Country::UnitedStates:
        return word(QT_TRANSLATE_NOOP("Words", "United States"));
    case Country::Other:
        return word(QT_TRANSLATE_NOOP("Words", "Other country"));
    case Country::None:
        return word(QT_TRANSLATE_NOOP("Words", "Country not stated"));
    }
    return {};
}

QString exerciseWord()
{
    return word(QT_TRANSLATE_NOOP("Words", "EXERCISE"));
}

QString receiptText(const ActionStatus &status)
{
    using Code = wire::Receipt::Code;
    if (status.state == ActionStatus::State::Pending)
        return word(QT_TRANSLATE_NOOP("Words", "Waiting for the receipt"));
    switch (status.code) {
    case Code::Accepted:
        return word(QT_TRANSLATE_NOOP("Words", "Accepted"));
    case Code::ChangedSinceSeen:
        return word(QT_TRANSLATE_NOOP("Words", "Changed since you looked: revision %1 is current. Not acknowledged."))
            .arg(status.currentRevision);
    case Code::AlreadyAcknowledged:
        return word(QT_TRANSLATE_NOOP("Words", "Already acknowledged by %1.")).arg(plainText(status.detail, 80));
    case Code::UnknownAlert:
        return word(QT_TRANSLATE_NOOP("Words", "The feed does not know this alert. Not acknowledged."));
    case Code::Invalid:
    case Code::Unspecified:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Words", "The feed refused the action."));
}

QString titleText(const ReportTable &table, Row row, Language language, int maxChars)
{
    const std::string_view wanted = table.title(row, language);
    if (!wanted.empty())
        return plainText(wanted, maxChars);
    const Language other = language == Language::Ja ? Language::En : Language::Ja;
    const std::string_view title = table.title(row, other);
    if (title.empty())
        return plainText(table.subject(row).id, maxChars);
    return (other == Language::Ja ? QStringLiteral("[ja] ") : QStringLiteral("[en] ")) + plainText(title, maxChars);
}

} // namespace yagura
