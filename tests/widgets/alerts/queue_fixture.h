// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/alerts/alert_queue_panel.h"

namespace yagura::test {

// The panel in a real window, a feed that is heard, and the other end of the desk: what it sends, and the receipts.
struct QueueFixture : ViewFixture
{
    explicit QueueFixture(QSize size = {520, 400}, Language initial = Language::En, ThemeId theme = ThemeId::Night)
        : ViewFixture(initial, theme)
        , panel(context)
    {
        feedIs("test", FeedState::Live);
        QObject::connect(
            &desk, &ActionDesk::actionMade, &panel, [this](const OutgoingAction &a) { sent.push_back(a); });
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        table.setFocus();
        QCoreApplication::processEvents();
    }

    // Incidents "<prefix>-0" …, each a second later than the one before.
    void raise(const std::string &prefix, int count, std::uint8_t level)
    {
        for (int i = 0; i < count; ++i) {
            clock.advance(std::chrono::seconds(1));
            hear(incident(prefix + '-' + std::to_string(i)).region("JP-13").sector("jp.electricity").level(level));
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&table, key, modifiers); }
    // The hand leaves the list.
    void rest()
    {
        clock.advance(AlertTable::handRests + std::chrono::seconds(1));
        panel.tick();
    }

    [[nodiscard]] std::string subjectAt(int row) const
    {
        const Alert *alert = model.alertAt(row);
        return alert ? alert->id.subject.id : std::string();
    }
    [[nodiscard]] std::string subjectAtY(int y) const { return subjectAt(table.rowAt(y)); }
    [[nodiscard]] std::string current() const { return subjectAt(table.currentIndex().row()); }
    [[nodiscard]] int rowOf(const std::string &subject) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (subjectAt(row) == subject)
                return row;
        }
        return -1;
    }
    [[nodiscard]] QString text(const std::string &subject, int column, int role = Qt::DisplayRole) const
    {
        return table.model()->index(rowOf(subject), column).data(role).toString();
    }
    [[nodiscard]] QString state(const std::string &subject) const
    {
        return text(subject, AlertQueueModel::StateColumn);
    }

    [[nodiscard]] static Event eventIn(const OutgoingAction &action)
    {
        auto event = EventCodec().decode(action.event);
        if (!event)
            qFatal("the desk sent what is not an event");
        return std::move(event.value());
    }
    [[nodiscard]] static DeskAction actionIn(const OutgoingAction &action) { return *eventIn(action).deskAction(); }
    void answer(const OutgoingAction &action, wire::Receipt::Code code, std::string detail = {}, std::uint32_t now = 0)
    {
        wire::Receipt receipt;
        receipt.action = action.action;
        receipt.code = code;
        receipt.detail = std::move(detail);
        receipt.currentRevision = now;
        desk.receive(receipt);
    }
    // The receipt, and the action itself back from the feed.
    void accept(const OutgoingAction &action)
    {
        answer(action, wire::Receipt::Code::Accepted);
        hear(eventIn(action));
    }

    AlertQueuePanel panel;
    AlertTable &table{panel.table()};
    AlertQueueModel &model{panel.model()};
    std::vector<OutgoingAction> sent;
};

} // namespace yagura::test
