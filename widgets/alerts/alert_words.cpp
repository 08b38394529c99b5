// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_words.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {
constexpr int maxName = 40; // characters of a person's or desk's name

QString name(const std::string &text)
{
    return plainText(text, maxName);
}

// The reason a refusal gave may meanwhile be plain to see; then it is no longer news.
bool stillSays(const ActionStatus &status, const Alert &alert)
{
    return status.state == ActionStatus::State::Refused
        && (status.kind != DeskAction::Kind::Acknowledge || alert.unacknowledged());
}
} // namespace

AlertState stateOf(const Alert &alert, const std::optional<ActionStatus> &status)
{
    if (isPending(status))
        return AlertState::Pending;
    if (status && stillSays(*status, alert))
        return AlertState::Refused;
    if (alert.retracted)
        return AlertState::Retracted;
    const bool cleared = alert.condition == Condition::Cleared;
    if (alert.unacknowledged())
        return cleared ? AlertState::ClearedUnseen : AlertState::Unacknowledged;
    return cleared ? AlertState::Cleared : AlertState::Acknowledged;
}

std::optional<ActionStatus> AlertWords::status(const Alert &alert) const
{
    return m_context.desk.statusOf(alert.id);
}

AlertState AlertWords::state(const Alert &alert) const
{
    return stateOf(alert, status(alert));
}

QString AlertWords::severityShortText(const Alert &alert) const
{
    const QString text = severityShort(alert.severity);
    if (alert.ofSilence())
        return text;
    return table().severityMapped(alert.row) ? QChar(0x2248) + text : text;
}

// What the picture on screen says of the feed now, not what it was when the alert was raised.
QString AlertWords::silenceTitle(const Alert &alert) const
{
    const QString feed = plainText(alert.id.subject.id, maxName);
    switch (m_context.watch.picture().coverage().hearing(alert.id.subject.id)) {
    case Hearing::Lost:
        return tr("The feed %1 has fallen silent").arg(feed);
    case Hearing::Suspect:
        return tr("The feed %1 is heard again and is catching up").arg(feed);
    case Hearing::Heard:
        break;
    }
    return tr("The feed %1 is heard again").arg(feed);
}

QString AlertWords::title(const Alert &alert, int maxChars) const
{
    if (alert.ofSilence())
        return silenceTitle(alert);
    return titleText(table(), alert.row, m_context.lang(), maxChars);
}

QString AlertWords::otherTitle(const Alert &alert) const
{
    if (alert.ofSilence())
        return alert.condition == Condition::Active ? tr("What it reports on is not known to be as it is shown.")
                                                    : QString();
    const Language other = m_context.lang() == Language::Ja ? Language::En : Language::Ja;
    // With one title only, title() has already fallen back to it.
    if (table().title(alert.row, m_context.lang()).empty())
        return {};
    return plainText(table().title(alert.row, other), 200);
}

QString AlertWords::sectors(const Alert &alert) const
{
    QStringList names;
    for (const Sector &sector : m_context.catalog.sectors()) {
        if (alert.sectors & bit(sector.index))
            names += sector.shortName.in(m_context.lang());
    }
    return names.join(m_context.lang() == Language::Ja ? QStringLiteral("、") : QStringLiteral(", "));
}

QString AlertWords::region(const Alert &alert) const
{
    if (alert.ofSilence())
        return {};
    const Region &region = m_context.catalog.region(table().region(alert.row));
    return region.real() ? region.name.in(m_context.lang()) : QString();
}

QString AlertWords::age(const Alert &alert) const
{
    return ageText(m_context.scoped.now() - alert.raised);
}

// That a feed is silent is nobody's report: handled like what carries no marking.
QString AlertWords::tlp(const Alert &alert) const
{
    return tlpText(alert.ofSilence() ? Tlp::Unspecified : table().tlp(alert.row));
}

QString AlertWords::revision(const Alert &alert) const
{
    return tr("rev. %1").arg(alert.revision);
}

QStringList AlertWords::stateWords()
{
    return {tr("Pending …"), tr("Refused"), tr("Retracted"), tr("Cleared, unseen"), tr("New"), tr("Cleared")};
}

QString AlertWords::stateText(const Alert &alert) const
{
    switch (state(alert)) {
    case AlertState::Pending:
        return tr("Pending …");
    case AlertState::Refused:
        return tr("Refused");
    case AlertState::Retracted:
        return tr("Retracted");
    case AlertState::ClearedUnseen:
        return tr("Cleared, unseen");
    case AlertState::Unacknowledged:
        return tr("New");
    case AlertState::Cleared:
        return tr("Cleared");
    case AlertState::Acknowledged:
        break;
    }
    return name(alert.acknowledged->person);
}

QString AlertWords::refusal(const Alert &alert) const
{
    const auto last = status(alert);
    return last && stateOf(alert, last) == AlertState::Refused ? receiptText(*last) : QString();
}

QString AlertWords::owner(const Alert &alert) const
{
    return alert.owner ? tr("Owner: %1").arg(name(*alert.owner)) : QString();
}

QString AlertWords::acknowledgedText(const Alert &alert) const
{
    if (alert.unacknowledged())
        return tr("Not acknowledged");
    const Acknowledgement &ack = *alert.acknowledged;
    return tr("Acknowledged by %1 (%2) at %3, who saw revision %4")
        .arg(name(ack.person), name(ack.desk), dateTimeText(ack.at, Zone::Jst))
        .arg(ack.revision);
}

QString AlertWords::toolTip(const Alert &alert) const
{
    QStringList lines;
    if (alert.exercise)
        lines += exerciseWord();
    lines += title(alert, 400);
    lines += otherTitle(alert);
    lines += refusal(alert);
    const bool mapped = !alert.ofSilence() && table().severityMapped(alert.row);
    lines += (mapped ? tr("Severity: %1 (mapped)") : tr("Severity: %1")).arg(severityWord(alert.severity));
    lines += sectors(alert);
    lines += region(alert);
    lines += tr("Raised: %1").arg(threeZones(alert.raised));
    if (alert.retracted)
        lines += tr("The source has retracted the report.");
    else if (alert.condition == Condition::Cleared)
        lines += alert.ofSilence() ? tr("The feed has been heard again and has caught up.")
                                   : tr("The source has cleared it.");
    if (!alert.ofSilence()) {
        if (const auto since = m_context.watch.picture().unconfirmedSince(alert.row))
            lines += tr("Not confirmed since %1: its feed has not reported it again.")
                         .arg(dateTimeText(*since, Zone::Jst));
    }
    lines += acknowledgedText(alert);
    lines += owner(alert);
    if (isPending(status(alert)))
        lines += receiptText(*status(alert));
    lines += QStringLiteral("%1 · %2 · %3").arg(revision(alert), plainText(alert.id.subject.id, 80), tlp(alert));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString AlertWords::spoken(const Alert &alert) const
{
    // The acknowledgement is always said; what else stateText() has to say comes after it.
    const QString standing = alert.unacknowledged() ? tr("unacknowledged")
                                                    : tr("acknowledged by %1").arg(name(alert.acknowledged->person));
    const AlertState now = state(alert);
    const bool more = now != AlertState::Unacknowledged && now != AlertState::Acknowledged;
    QStringList parts;
    if (alert.exercise)
        parts += exerciseWord();
    parts << severityWord(alert.severity) << standing << (more ? stateText(alert) : QString()) << refusal(alert)
          << sectors(alert) << region(alert) << title(alert) << owner(alert) << revision(alert)
          << clockText(alert.raised, Zone::Jst);
    parts.removeAll(QString());
    return parts.join(m_context.lang() == Language::Ja ? QStringLiteral("、") : QStringLiteral(", "));
}

QString AlertWords::copied(const Alert &alert) const
{
    const QString exercise = alert.exercise ? exerciseWord() : QString();
    const QStringList fields{tlp(alert), exercise, severityWord(alert.severity), title(alert, 400), sectors(alert),
        region(alert), dateTimeText(alert.raised, Zone::Jst), stateText(alert), owner(alert), revision(alert),
        plainText(alert.id.subject.feed, 80), plainText(alert.id.subject.id, 200)};
    return fields.join(QLatin1Char('\t'));
}

} // namespace yagura
