// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/freeze_task.h"

#include <QThread>

namespace yagura {

FreezeTask::FreezeTask(const Catalog &catalog, QString journalFolder, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_folder(std::move(journalFolder))
{
}

FreezeTask::~FreezeTask()
{
    if (!m_thread)
        return;
    m_thread->wait();
    delete m_thread;
}

void FreezeTask::request(const Wish &wish)
{
    if (m_thread)
        m_next = wish;
    else
        start(wish);
}

void FreezeTask::start(const Wish &wish)
{
    const auto result = std::make_shared<std::optional<Outcome<Freeze>>>();
    m_thread = QThread::create([this, wish, result] { // m_catalog and m_folder do not change
        result->emplace(freezeJournal(m_folder, m_catalog, wish.asOf, wish.scope));
    });
    connect(m_thread, &QThread::finished, this, [this, wish, result] { ended(**result, wish); });
    m_thread->start();
}

void FreezeTask::ended(const Outcome<Freeze> &outcome, const Wish &wish)
{
    std::exchange(m_thread, nullptr)->deleteLater();
    if (m_next) {
        const Wish next = *std::exchange(m_next, std::nullopt);
        return start(next); // somebody has changed his mind: the result is of no use
    }
    if (!outcome) {
        Q_EMIT failed(outcome.error());
        return;
    }
    auto freeze = std::make_shared<Freeze>(*outcome);
    freeze->asOf = wish.asOf.value_or(wish.now);
    takeHealth(freeze->feeds, wish.feeds);
    Q_EMIT frozen(std::move(freeze));
}

} // namespace yagura
