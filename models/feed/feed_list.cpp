// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_list.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <set>

#include "models/event/limits.h"
#include "models/feed/feed_url.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct FeedList
{
    Q_DECLARE_TR_FUNCTIONS(FeedList)
};

constexpr qsizetype largest = 1024 * 1024;
constexpr qsizetype mostFeeds = 256;
constexpr qsizetype longestText = 4096; // paths, addresses

// Reads the members of one object, and remembers the first thing that is wrong, with the place of it.
class Reader
{
public:
    Reader(QJsonObject object, QString place, QString &wrong)
        : m_object(std::move(object))
        , m_place(std::move(place))
        , m_wrong(wrong)
    {
    }

    QString text(QLatin1String name, qsizetype most = longestText)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return {};
        if (!value.isString() || value.toString().size() > most)
            fail(name, FeedList::tr("a text of at most %1 characters is expected").arg(most));
        return value.toString();
    }
    bool flag(QLatin1String name, bool fallback)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isBool())
            fail(name, FeedList::tr("true or false is expected"));
        return value.toBool(fallback);
    }
    std::vector<std::string> codes(QLatin1String name, const QRegularExpression &form)
    {
        const QJsonValue value = take(name);
        std::vector<std::string> codes;
        if (!value.isUndefined() && (!value.isArray() || value.toArray().size() > qsizetype{limits::listLength}))
            fail(name, FeedList::tr("a list of codes is expected"));
        for (const QJsonValue code : value.toArray()) {
            if (!form.match(code.toString()).hasMatch())
                fail(name, FeedList::tr("a list of codes is expected"));
            codes.push_back(code.toString().toStdString());
        }
        return codes;
    }
    QJsonValue take(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        m_object.remove(name);
        return value;
    }
    // What is misspelt would be lost in silence.
    void finish()
    {
        if (!m_object.isEmpty())
            fail(m_object.constBegin().key().left(60), FeedList::tr("there is no field of this name"));
    }
    void fail(const QString &name, const QString &expected)
    {
        if (m_wrong.isEmpty())
            m_wrong = u"%1%2: %3"_s.arg(m_place, name, expected);
    }

private:
    QJsonObject m_object;
    QString m_place;
    QString &m_wrong;
};

wire::Interest readInterest(const QJsonValue &value, const QString &place, QString &wrong)
{
    static const QRegularExpression country(u"^[A-Z]{2}\\z"_s);
    static const QRegularExpression sector(u"^[a-z0-9._-]{1,64}\\z"_s);
    Reader reader(value.toObject(), place, wrong);
    if (!value.isUndefined() && !value.isObject())
        reader.fail({}, FeedList::tr("an object is expected"));
    wire::Interest interest{reader.codes("countries"_L1, country), reader.codes("sectors"_L1, sector)};
    reader.finish();
    return interest;
}

FeedEntry readEntry(const QJsonValue &value, const QString &place, QString &wrong)
{
    Reader reader(value.toObject(), place + u'.', wrong);
    if (!value.isObject())
        reader.fail({}, FeedList::tr("an object is expected"));
    FeedEntry entry;
    FeedAccess &access = entry.feed.access;
    access.allowPlain = reader.flag("allowPlain"_L1, false);
    const auto url = feedUrl(reader.text("url"_L1), access.allowPlain);
    if (!url)
        reader.fail(u"url"_s, sentence(url.error()));
    else if (!url->userInfo().isEmpty())
        reader.fail(u"url"_s, FeedList::tr("names and passwords do not belong into an address"));
    else
        entry.feed.url = canonicalUrl(*url);
    access.user = reader.text("user"_L1);
    access.caFile = reader.text("caFile"_L1);
    access.certificateFile = reader.text("certificateFile"_L1);
    access.keyFile = reader.text("keyFile"_L1);
    entry.feed.interest = readInterest(reader.take("interest"_L1), place + u".interest."_s, wrong);
    entry.enabled = reader.flag("enabled"_L1, true);
    entry.secret = reader.flag("secret"_L1, false);
    reader.finish();
    return entry;
}

QString lineOf(const QByteArray &json, qsizetype offset)
{
    return QString::number(1 + json.left(offset).count('\n'));
}

QJsonArray array(const std::vector<std::string> &texts)
{
    QJsonArray all;
    for (const std::string &text : texts)
        all.append(QString::fromStdString(text));
    return all;
}

QJsonObject objectOf(const FeedEntry &entry)
{
    const FeedAccess &access = entry.feed.access;
    QJsonObject object{{u"url"_s, entry.feed.url.toString(QUrl::FullyEncoded)}, {u"enabled"_s, entry.enabled},
        {u"secret"_s, entry.secret}, {u"allowPlain"_s, access.allowPlain}};
    const std::pair<QString, QString> texts[] = {{u"user"_s, access.user}, {u"caFile"_s, access.caFile},
        {u"certificateFile"_s, access.certificateFile}, {u"keyFile"_s, access.keyFile}};
    for (const auto &[name, text] : texts) {
        if (!text.isEmpty())
            object.insert(name, text);
    }
    if (entry.feed.interest != wire::Interest{}) {
        object.insert(u"interest"_s,
            QJsonObject{{u"countries"_s, array(entry.feed.interest.countries)},
                {u"sectors"_s, array(entry.feed.interest.sectors)}});
    }
    return object;
}

} // namespace

QUrl canonicalUrl(const QUrl &url)
{
    QUrl same = url.adjusted(QUrl::NormalizePathSegments);
    for (QUrl before = url; same != before; same = same.adjusted(QUrl::NormalizePathSegments))
        before = same; // Qt takes away one of several slashes at a time
    if (same.path().isEmpty())
        same.setPath(u"/"_s);
    return same;
}

QString secretName(const QUrl &url)
{
    return u"yagura/"_s + canonicalUrl(url).toString(QUrl::FullyEncoded);
}

Outcome<QList<FeedEntry>> parseFeedList(const QByteArray &json, const QString &where)
{
    const auto wrongAt = [&where](const QString &what) { return Problem{Problem::Kind::WrongFormat, where, what}; };
    if (json.size() > largest)
        return wrongAt(FeedList::tr("it is larger than a list of feeds can be"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return Problem{Problem::Kind::WrongFormat, where + u':' + lineOf(json, error.offset), error.errorString()};
    QString wrong;
    Reader reader(document.object(), {}, wrong);
    if (!document.isObject())
        reader.fail({}, FeedList::tr("an object is expected"));
    if (reader.take("version"_L1).toInt() != 1)
        reader.fail(u"version"_s, FeedList::tr("1 is expected"));
    const QJsonValue list = reader.take("feeds"_L1);
    if (!list.isArray() || list.toArray().size() > mostFeeds)
        reader.fail(u"feeds"_s, FeedList::tr("a list of at most %1 feeds is expected").arg(mostFeeds));
    reader.finish();
    QList<FeedEntry> feeds;
    std::set<QUrl> urls;
    for (qsizetype i = 0; wrong.isEmpty() && i < list.toArray().size(); ++i) {
        const QString place = u"feeds[%1]"_s.arg(i);
        feeds << readEntry(list.toArray().at(i), place, wrong);
        if (wrong.isEmpty() && !urls.insert(feeds.last().feed.url).second)
            reader.fail(place + u".url"_s, FeedList::tr("this feed is named twice"));
    }
    if (!wrong.isEmpty())
        return wrongAt(wrong);
    return feeds;
}

QByteArray formatFeedList(const QList<FeedEntry> &feeds)
{
    QJsonArray list;
    for (const FeedEntry &entry : feeds)
        list.append(objectOf(entry));
    return QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"feeds"_s, list}}).toJson();
}

} // namespace yagura
