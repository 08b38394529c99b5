// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog_loader.h"

#include <QFile>
#include <QJsonDocument>

#include "resources/resources.h"

using namespace Qt::StringLiterals;

namespace yagura {

Outcome<Catalog> Catalog::load(const QString &root)
{
    initResources();
    return Loader(root).load();
}

Catalog::Loader::Loader(QString root)
    : m_root(std::move(root))
{
}

Outcome<Catalog> Catalog::Loader::load()
{
    // Sectors first: the others refer to them.
    using Step = void (Loader::*)();
    for (const Step step : {&Loader::loadSectors, &Loader::loadCrosswalk, &Loader::loadRegions, &Loader::loadSeverity,
             &Loader::loadTlp, &Loader::loadAdmiralty, &Loader::loadReporting}) {
        (this->*step)();
        if (m_problem)
            return *m_problem;
    }
    return std::move(m_catalog);
}

QJsonObject Catalog::Loader::open(const QString &file)
{
    m_file = m_root + u'/' + file;
    QFile source(m_file);
    if (!source.exists()) {
        m_problem = Problem{Problem::Kind::FileMissing, m_file, {}};
        return {};
    }
    if (!source.open(QIODevice::ReadOnly)) {
        m_problem = Problem{Problem::Kind::FileUnreadable, m_file, source.errorString()};
        return {};
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(source.readAll(), &error);
    if (!document.isObject())
        fault(error.error == QJsonParseError::NoError ? u"a JSON object"_s : error.errorString());
    return document.object();
}

Names Catalog::Loader::names(const QJsonValue &value, const QString &of)
{
    Names names = optionalNames(value);
    expect(!names.ja.isEmpty() && !names.en.isEmpty(), u"both names of %1"_s.arg(of));
    return names;
}

SectorIndex Catalog::Loader::knownSector(const QString &code)
{
    const auto index = m_catalog.sectorIndex(code.toStdString());
    expect(index.has_value(), u"a sector of the two lists instead of %1"_s.arg(code));
    return index.value_or(0);
}

void Catalog::Loader::fault(const QString &detail)
{
    if (!m_problem)
        m_problem = Problem{Problem::Kind::WrongFormat, m_file, detail};
}

void Catalog::Loader::expect(bool holds, const QString &detail)
{
    if (!holds)
        fault(detail);
}

Country catalogCountry(const QJsonValue &code)
{
    const QString text = code.toString();
    return Catalog::countryOf(text.toStdString());
}

QStringList stringList(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

Names optionalNames(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {object["ja"_L1].toString(), object["en"_L1].toString()};
}

} // namespace yagura
