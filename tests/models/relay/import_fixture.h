// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include "models/relay/import/importer.h"
#include "resources/resources.h"
#include "tests/models/relay/relay_fixture.h"

namespace yagura::test {

inline const Catalog &catalog()
{
    static const Catalog loaded = [] {
        initResources();
        auto outcome = Catalog::load();
        if (!outcome)
            qFatal("no catalog: %s", qPrintable(sentence(outcome.error())));
        return std::move(outcome).value();
    }();
    return loaded;
}

// A store, files beside it, and imports of these files.
class ImportFixture
{
public:
    StoreFixture store;
    FakeClock clock;

    [[nodiscard]] QString write(const QString &name, const QByteArray &contents) const
    {
        QFile file(store.path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("cannot write");
        return file.fileName();
    }

    // The counts of one import that must not fail.
    ImportCounts import(ImportFormat format, const QByteArray &contents, const std::string &feed = {})
    {
        const QString file = write(QStringLiteral("file"), contents);
        Importer importer(*store, catalog(), clock, {format, feed});
        const auto done = importer.run({file}, [](const Importer::Progress &) { return true; });
        if (!done)
            qFatal("not imported: %s", qPrintable(sentence(done.error())));
        return importer.counts();
    }

    [[nodiscard]] std::vector<Event> events(const std::string &feed)
    {
        std::vector<Event> all;
        if (const FeedStore *there = store->feed(feed)) {
            for (Stored &stored : readAll(*there))
                all.push_back(std::move(stored.event));
        }
        return all;
    }

    // The only event of an import into a store of its own.
    [[nodiscard]] static Event single(ImportFormat format, const QByteArray &record)
    {
        ImportFixture fixture;
        const ImportCounts counts = fixture.import(format, record + '\n');
        const std::vector<Event> events = fixture.events(nameOf(format).toStdString());
        if (events.size() != 1)
            qFatal("%zu events, %llu quarantined", events.size(), static_cast<unsigned long long>(counts.quarantined));
        return events.front();
    }
};

} // namespace yagura::test
