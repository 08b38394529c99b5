// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feed_draft.h"

#include <QCoreApplication>

#include "models/feed/feed_url.h"
#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct FeedDrafts
{
    Q_DECLARE_TR_FUNCTIONS(FeedDrafts)
};

constexpr auto skewWorthAWord = std::chrono::seconds(30);
constexpr int namesShown = 12;

QString skewWords(std::chrono::milliseconds skew)
{
    const auto seconds = static_cast<int>(std::abs(skew.count()) / 1000);
    return skew.count() > 0
        ? FeedDrafts::tr("The server's clock is %n second(s) ahead of this machine's.", nullptr, seconds)
        : FeedDrafts::tr("The server's clock is %n second(s) behind this machine's.", nullptr, seconds);
}

QString foundWords(const ConnectionReport &report)
{
    if (!report.feeds.isEmpty()) {
        QStringList names;
        for (const QByteArray &feed : report.feeds.mid(0, namesShown))
            names << plainText(QString::fromUtf8(feed), 60);
        const int feeds = static_cast<int>(report.feeds.size());
        return FeedDrafts::tr("The server has %n feed(s) for this desk: %1", nullptr, feeds).arg(names.join(u", "_s))
            + (report.feeds.size() > namesShown ? u", …"_s : QString());
    }
    if (report.head == Sequence::None)
        return FeedDrafts::tr("The feed is there. It holds no events yet.");
    const QLocale locale;
    return FeedDrafts::tr("The feed is there. It holds the events %1 to %2.")
        .arg(locale.toString(static_cast<qulonglong>(report.oldest)),
            locale.toString(static_cast<qulonglong>(report.head)));
}

} // namespace

FeedDraft draftOf(const FeedEntry &entry)
{
    return {entry, entry.feed.url.toString()};
}

FeedEntry entryOf(const FeedDraft &draft)
{
    FeedEntry entry = draft.entry;
    entry.feed.url = canonicalUrl(QUrl(draft.address.trimmed(), QUrl::StrictMode));
    if (!isPlainToOthers(draft.address))
        entry.feed.access.allowPlain = false;
    if (!isNats(draft.address)) {
        if (entry.feed.access.token.isEmpty())
            entry.feed.access.token = entry.feed.access.password;
        entry.feed.access.password.clear();
        entry.feed.access.user.clear();
    }
    return entry;
}

bool isPlainToOthers(const QString &address)
{
    const QUrl url(address.trimmed());
    return url.scheme().endsWith(u"ws"_s) && !url.host().isEmpty() && !isThisMachine(url.host());
}

bool isNats(const QString &address)
{
    return address.trimmed().startsWith(u"nats+"_s, Qt::CaseInsensitive);
}

QString objectionTo(const FeedDraft &draft, const QList<FeedDraft> &all)
{
    const QString address = draft.address.trimmed();
    if (address.isEmpty())
        return FeedDrafts::tr("Enter the address that the operator of the feed gave you.");
    if (isPlainToOthers(address) && !draft.entry.feed.access.allowPlain)
        return FeedDrafts::tr(
            "This would carry everything unencrypted between machines. Use wss://, or allow it below.");
    const auto url = feedUrl(address, draft.entry.feed.access.allowPlain);
    if (!url)
        return sentence(url.error());
    if (!url->userInfo().isEmpty())
        return FeedDrafts::tr("Leave name and password out of the address. The token has a field of its own.");
    const auto same = [url = canonicalUrl(*url)](const FeedDraft &other) {
        return canonicalUrl(QUrl(other.address.trimmed(), QUrl::StrictMode)) == url;
    };
    if (std::ranges::count_if(all, same) > 1)
        return FeedDrafts::tr("This address is in the list twice.");
    const FeedAccess &access = draft.entry.feed.access;
    if (access.certificateFile.isEmpty() != access.keyFile.isEmpty())
        return FeedDrafts::tr("A client certificate and its private key go together. Name both files or none.");
    return {};
}

QString feedTitle(const QString &address)
{
    const QUrl url(address.trimmed());
    if (address.trimmed().isEmpty())
        return FeedDrafts::tr("New feed");
    if (url.host().isEmpty())
        return plainText(address, 80);
    const QString name = url.path().section(u'/', -1);
    if (name.isEmpty())
        return FeedDrafts::tr("%1, all feeds").arg(plainText(url.authority(), 80));
    return plainText(url.authority() + u'/' + name, 80);
}

QString stageWords(ConnectionReport::Stage stage)
{
    using Stage = ConnectionReport::Stage;
    switch (stage) {
    case Stage::Settings:
        return FeedDrafts::tr("Looking at the settings…");
    case Stage::Connection:
        return FeedDrafts::tr("Connecting…");
    case Stage::Admission:
        return FeedDrafts::tr("Connected. Asking to be let in…");
    case Stage::Feed:
        return FeedDrafts::tr("Let in. Looking for the feed…");
    case Stage::Done:
        break;
    }
    return FeedDrafts::tr("The connection works.");
}

QString reportWords(const ConnectionReport &report)
{
    using Stage = ConnectionReport::Stage;
    const QString why = plainText(words(report.why), 800);
    switch (report.stage) {
    case Stage::Settings:
        return FeedDrafts::tr("The settings cannot be used: %1").arg(why);
    case Stage::Connection:
        return FeedDrafts::tr("There is no connection: %1").arg(why);
    case Stage::Admission:
        return FeedDrafts::tr("Connected, but not let in: %1").arg(why);
    case Stage::Feed:
        return FeedDrafts::tr("Connected, but without a feed: %1").arg(why);
    case Stage::Done:
        break;
    }
    QStringList lines{FeedDrafts::tr("The connection works."), foundWords(report)};
    lines << (report.encrypted ? FeedDrafts::tr("It is encrypted, and the server's certificate is trusted.")
                               : FeedDrafts::tr("It is not encrypted."));
    if (report.ceiling != Tlp::Unspecified)
        lines << FeedDrafts::tr("This desk is given events up to %1. There may be more.").arg(tlpText(report.ceiling));
    else if (report.partial)
        lines << FeedDrafts::tr("This desk is given a part of the feed. There may be more.");
    if (std::chrono::abs(report.skew) > skewWorthAWord)
        lines << skewWords(report.skew);
    return lines.join(u'\n');
}

} // namespace yagura
