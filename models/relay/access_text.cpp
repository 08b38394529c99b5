// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a file of tokens, both ways.
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

#include "models/event/limits.h"
#include "models/relay/access_file.h"
#include "models/relay/feed_store.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct Access
{
    Q_DECLARE_TR_FUNCTIONS(Access)
};

constexpr qsizetype largestText = 1024 * 1024;
constexpr qsizetype mostTokens = 4096;

struct TlpName
{
    QLatin1StringView name;
    Tlp tlp;
};
constexpr std::array tlpNames{
    TlpName{"CLEAR"_L1, Tlp::Clear},
    TlpName{"GREEN"_L1, Tlp::Green},
    TlpName{"AMBER"_L1, Tlp::Amber},
    TlpName{"AMBER+STRICT"_L1, Tlp::AmberStrict},
    TlpName{"RED"_L1, Tlp::Red},
};

// Reads one object; the first thing that is wrong is kept, with the path of its field.
class Reader
{
public:
    Reader(QJsonObject object, QString path)
        : m_object(std::move(object))
        , m_path(std::move(path))
    {
    }

    QJsonValue take(const QString &name) { return m_object.take(name); }
    void wrong(const QString &field, const QString &expected)
    {
        if (m_wrong.isEmpty())
            m_wrong = u"%1%2: %3"_s.arg(m_path, field, expected);
    }
    std::string name(const QString &field)
    {
        std::string text = take(field).toString().toStdString();
        if (!isFeedName(text)) // it stands in logs and on terminals
            wrong(field, Access::tr("letters, digits, hyphens, underscores and full stops are expected"));
        return text;
    }
    QByteArray hash(const QString &field)
    {
        const QJsonValue value = take(field);
        if (value.isUndefined())
            return {};
        const QByteArray hex = value.toString().toLatin1();
        const QByteArray hash = QByteArray::fromHex(hex);
        if (hash.size() != 32 || hash.toHex() != hex)
            wrong(field, Access::tr("64 lower-case hexadecimal digits are expected"));
        return hash;
    }
    Tlp tlp(const QString &field)
    {
        const QString text = take(field).toString();
        if (const auto tlp = tlpNamed(text))
            return *tlp;
        wrong(field, Access::tr("one of CLEAR, GREEN, AMBER, AMBER+STRICT and RED is expected"));
        return Tlp::Clear;
    }
    std::vector<std::string> names(const QString &field)
    {
        const QJsonValue value = take(field);
        const QJsonArray array = value.toArray();
        const bool good
            = (value.isUndefined() || value.isArray()) && static_cast<std::size_t>(array.size()) <= limits::listLength;
        std::vector<std::string> names;
        for (const QJsonValue &item : array)
            names.push_back(item.toString().left(static_cast<qsizetype>(limits::idBytes) + 1).toStdString());
        const bool fit = std::ranges::all_of(
            names, [](const std::string &name) { return !name.empty() && name.size() <= limits::idBytes; });
        if (!good || !fit)
            wrong(field, Access::tr("a list of short texts is expected"));
        return names;
    }
    std::uint32_t count(const QString &field)
    {
        const QJsonValue value = take(field);
        const double number = value.isUndefined() ? 0 : value.toDouble(-1); // "10" and null must not be "no limit"
        if (number >= 0 && number <= 1'000'000 && number == std::floor(number))
            return static_cast<std::uint32_t>(number);
        wrong(field, Access::tr("a whole number from 0 to 1000000 is expected"));
        return 0;
    }
    bool flag(const QString &field)
    {
        const QJsonValue value = take(field);
        if (!value.isUndefined() && !value.isBool())
            wrong(field, Access::tr("true or false is expected"));
        return value.toBool();
    }
    std::optional<UtcTime> time(const QString &field)
    {
        const QJsonValue value = take(field);
        if (value.isUndefined())
            return std::nullopt;
        const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODate);
        if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
            wrong(field, Access::tr("a time like 2027-01-31T00:00:00Z is expected"));
        return utcFromMs(time.isValid() ? time.toMSecsSinceEpoch() : 0);
    }
    // What nobody took is a field that is not known.
    [[nodiscard]] QString finish()
    {
        for (const QString &field : m_object.keys())
            wrong(field, Access::tr("there is no such field"));
        return m_wrong;
    }

private:
    QJsonObject m_object;
    QString m_path;
    QString m_wrong;
};

AccessToken readToken(Reader &reader)
{
    AccessToken token;
    token.name = reader.name(u"name"_s);
    token.tokenHash = reader.hash(u"sha256"_s);
    token.certificateHash = reader.hash(u"certificate"_s);
    token.limits.ceiling = reader.tlp(u"tlp"_s);
    token.limits.sectors = reader.names(u"sectors"_s);
    token.limits.audience = reader.names(u"audience"_s);
    token.feeds = reader.names(u"feeds"_s);
    token.rate = reader.count(u"rate"_s);
    token.maySubmit = reader.flag(u"submit"_s);
    token.expires = reader.time(u"expires"_s);
    if (token.tokenHash.isEmpty() && token.certificateHash.isEmpty())
        reader.wrong(u"sha256"_s, Access::tr("a token or a certificate is expected"));
    return token;
}

QJsonArray arrayOf(const std::vector<std::string> &names)
{
    QJsonArray array;
    for (const std::string &name : names)
        array.append(QString::fromStdString(name));
    return array;
}

QJsonObject objectOf(const AccessToken &token)
{
    QJsonObject object;
    object[u"name"_s] = QString::fromStdString(token.name);
    if (!token.tokenHash.isEmpty())
        object[u"sha256"_s] = QString::fromLatin1(token.tokenHash.toHex());
    if (!token.certificateHash.isEmpty())
        object[u"certificate"_s] = QString::fromLatin1(token.certificateHash.toHex());
    object[u"tlp"_s] = nameOfTlp(token.limits.ceiling);
    object[u"sectors"_s] = arrayOf(token.limits.sectors);
    object[u"audience"_s] = arrayOf(token.limits.audience);
    object[u"feeds"_s] = arrayOf(token.feeds);
    object[u"rate"_s] = static_cast<double>(token.rate);
    object[u"submit"_s] = token.maySubmit;
    if (token.expires)
        object[u"expires"_s] = QDateTime::fromMSecsSinceEpoch(toMs(*token.expires), Qt::UTC).toString(Qt::ISODate);
    return object;
}

} // namespace

std::optional<Tlp> tlpNamed(const QString &name)
{
    for (const TlpName &known : tlpNames) {
        if (name == known.name)
            return known.tlp;
    }
    return std::nullopt;
}

QString nameOfTlp(Tlp tlp)
{
    for (const TlpName &known : tlpNames) {
        if (tlp == known.tlp)
            return known.name;
    }
    return {};
}

Outcome<AccessList> parseAccess(const QByteArray &text, const QString &where)
{
    const auto wrong = [](const QString &place, const QString &what) {
        return Problem{Problem::Kind::WrongFormat, place, what};
    };
    if (text.size() > largestText)
        return wrong(where, Access::tr("it is larger than a file of tokens can be"));
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = text.left(error.offset).count('\n') + 1;
        return wrong(u"%1:%2"_s.arg(where).arg(line), error.errorString());
    }
    Reader top(document.object(), {});
    if (top.take(u"version"_s).toInt() != 1)
        top.wrong(u"version"_s, Access::tr("1 is expected"));
    const QJsonValue tokens = top.take(u"tokens"_s);
    if (!tokens.isArray() || tokens.toArray().size() > mostTokens)
        top.wrong(u"tokens"_s, Access::tr("a list of tokens is expected"));
    if (const QString what = top.finish(); !what.isEmpty())
        return wrong(where, what);

    AccessList list;
    std::set<std::string> names;
    for (qsizetype i = 0; const QJsonValue &item : tokens.toArray()) {
        Reader reader(item.toObject(), u"tokens[%1]."_s.arg(i++));
        list.push_back(readToken(reader));
        if (!names.insert(list.back().name).second)
            reader.wrong(u"name"_s, Access::tr("that name is taken"));
        if (const QString what = reader.finish(); !what.isEmpty())
            return wrong(where, what);
    }
    return list;
}

QByteArray writeAccess(const AccessList &list)
{
    QJsonArray tokens;
    for (const AccessToken &token : list)
        tokens.append(objectOf(token));
    return QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"tokens"_s, tokens}}).toJson();
}

} // namespace yagura
