// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include "models/alerts/alert_queue_model.h"
#include "widgets/alerts/alert_words.h"

namespace yagura {

// The queue's model with words: the same rows and columns (nothing is filtered or sorted here), plus what a screen
// reader, a tooltip and a plain view may ask for. Screen readers ask the view's model, which is why the words cannot
// live in the delegate alone. UI thread.
class AlertPresenter : public QIdentityProxyModel
{
    Q_OBJECT
public:
    AlertPresenter(ViewContext &context, AlertQueueModel &queue, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const AlertWords &words() const { return m_words; }
    [[nodiscard]] AlertQueueModel &queue() const { return m_queue; }
    void retranslate(); // every word has changed

private:
    [[nodiscard]] QString columnText(const Alert &alert, int column) const;

    AlertQueueModel &m_queue;
    AlertWords m_words;
};

} // namespace yagura
