// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/code_list.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "widgets/common/plain_text.h"

namespace yagura {

namespace {
constexpr int codeRole = Qt::UserRole;
constexpr std::size_t worthAFilter = 8;
constexpr int rowsShown = 5;
} // namespace

CodeList::CodeList(QWidget *parent)
    : QWidget(parent)
    , m_caption(new QLabel(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_caption);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setBuddy(m_list);
    m_filter->setClearButtonEnabled(true);
    m_list->setTabKeyNavigation(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection); // a filled row would look like a ticked one
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(fontMetrics().height() * rowsShown + 2 * m_list->frameWidth());
    connect(m_filter, &QLineEdit::textChanged, this, &CodeList::filter);
    connect(m_list, &QListWidget::itemChanged, this, &CodeList::edited);
}

void CodeList::setTexts(const QString &caption, const QString &filterHint)
{
    m_caption->setText(caption);
    m_filter->setPlaceholderText(filterHint);
    m_filter->setAccessibleName(filterHint);
    m_list->setAccessibleName(caption);
}

void CodeList::setChoices(const std::vector<Choice> &choices)
{
    const auto kept = ticked();
    m_choices = choices;
    m_filter->setVisible(choices.size() >= worthAFilter);
    fill(kept);
}

void CodeList::setTicked(const std::vector<std::string> &codes)
{
    m_filter->clear();
    fill(codes);
}

std::vector<std::string> CodeList::ticked() const
{
    std::vector<std::string> codes;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == Qt::Checked)
            codes.push_back(item->data(codeRole).toString().toStdString());
    }
    return codes;
}

void CodeList::fill(const std::vector<std::string> &ticked)
{
    const QSignalBlocker quiet(m_list);
    const int at = m_list->currentRow();
    m_list->clear();
    std::vector<Choice> all = m_choices;
    for (const std::string &code : ticked) {
        if (std::ranges::find(all, code, &Choice::code) == all.end())
            all.push_back({code, plainText(code, 80)});
    }
    for (const Choice &choice : all) {
        auto *item = new QListWidgetItem(choice.name, m_list);
        item->setData(codeRole, QString::fromStdString(choice.code));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool on = std::ranges::find(ticked, choice.code) != ticked.end();
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(std::max(0, at));
    filter();
}

void CodeList::filter()
{
    const QString wanted = m_filter->text().trimmed();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool ticked = item->checkState() == Qt::Checked; // never out of sight
        item->setHidden(!ticked && !item->text().contains(wanted, Qt::CaseInsensitive));
    }
}

} // namespace yagura
