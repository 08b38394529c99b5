// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "models/catalog/catalog.h"

namespace yagura {

// Fills a Catalog from its files, one after the other, and checks what the rest of the program takes for granted: the
// counts, the official order, both names, and that every code that is referred to exists. Used once, on one thread;
// the first fault is kept and ends the work.
class Catalog::Loader
{
public:
    explicit Loader(QString root);
    [[nodiscard]] Outcome<Catalog> load();

private:
    void loadSectors();
    void loadSector(const QJsonObject &row, const QJsonObject &sources);
    void loadEssentialInfrastructure(const QJsonArray &rows);
    void loadCrosswalk();
    void loadMappedTaxonomy(
        const QJsonArray &rows, QLatin1String key, std::vector<std::pair<std::string, std::vector<std::string>>> &into);
    void loadRegions();
    void loadSeverity();
    void loadScale(const QJsonObject &row);
    void loadMappedLevels(const QJsonArray &rows);
    void loadTlp();
    void loadAdmiralty();
    void loadReporting();
    void loadDuty(const QJsonObject &row);
    [[nodiscard]] SectorSet sectorsNamed(const QJsonArray &codes, Country country);
    [[nodiscard]] SectorSet designated(Country country) const;

    // The object in <root>/<file>, which becomes the file that faults are reported for; empty after a fault.
    [[nodiscard]] QJsonObject open(const QString &file);
    [[nodiscard]] Names names(const QJsonValue &value, const QString &of);
    [[nodiscard]] SectorIndex knownSector(const QString &code);
    void fault(const QString &detail);
    void expect(bool holds, const QString &detail);

    QString m_root;
    QString m_file;
    std::optional<Problem> m_problem;
    SectorSet m_essential = 0; // Japan's sectors in which 基幹インフラ operators are designated
    Catalog m_catalog;
};

[[nodiscard]] Country catalogCountry(const QJsonValue &code);
[[nodiscard]] QStringList stringList(const QJsonValue &value);
// Names that may be left out, such as a definition.
[[nodiscard]] Names optionalNames(const QJsonValue &value);

} // namespace yagura
