// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;

namespace yagura {

// A list of codes with their names to tick, and a field that shows only the names with a word in them. None ticked
// means all. Codes that the list does not know are kept and shown as they are. UI thread.
class CodeList : public QWidget
{
    Q_OBJECT
public:
    struct Choice
    {
        std::string code;
        QString name; // plain text
    };
    explicit CodeList(QWidget *parent = nullptr);

    void setTexts(const QString &caption, const QString &filterHint);
    void setChoices(const std::vector<Choice> &choices); // what is ticked stays
    void setTicked(const std::vector<std::string> &codes);
    [[nodiscard]] std::vector<std::string> ticked() const; // in the order of the list

Q_SIGNALS:
    void edited(); // by the person

private:
    void fill(const std::vector<std::string> &ticked);
    void filter();
    std::vector<Choice> m_choices;
    QLabel *m_caption;
    QLineEdit *m_filter;
    QListWidget *m_list;
};

} // namespace yagura
