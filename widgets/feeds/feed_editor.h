// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feed/secret_store.h"
#include "widgets/feeds/code_list.h"
#include "widgets/feeds/feed_draft.h"

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace yagura {

// The fields of one feed. What is wrong stands below the address, while it is typed. UI thread.
class FeedEditor : public QWidget
{
    Q_OBJECT
public:
    FeedEditor(ViewContext &context, SecretStore &secrets, QWidget *parent = nullptr);

    void show(const FeedDraft &draft, bool forThisRun); // forThisRun: to be looked at only
    [[nodiscard]] FeedDraft draft() const;
    void takeSecret(const QByteArray &secret); // it was waited for; what is in the other fields stays
    void setObjection(const QString &objection);
    void focusAddress();

Q_SIGNALS:
    void edited(); // by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    struct FileField
    {
        QLabel *caption = nullptr;
        QLineEdit *path = nullptr;
        QPushButton *browse = nullptr;
    };
    void build();
    FileField addFile(QFormLayout *form);
    void browse(QLineEdit *path);
    void retranslateUi();
    void fillChoices();
    void followAddress();
    void sayWhere();
    [[nodiscard]] QLabel *note();

    ViewContext &m_context;
    SecretStore &m_secrets;
    FeedDraft m_draft;
    bool m_forThisRun = false;
    bool m_filling = false;
    QLabel *m_addressCaption;
    QLineEdit *m_address;
    QLabel *m_objection;
    QCheckBox *m_allowPlain;
    QLabel *m_plainNote;
    QLabel *m_userCaption;
    QLineEdit *m_user;
    QLabel *m_secretCaption;
    QLineEdit *m_secret;
    QCheckBox *m_showSecret;
    QLabel *m_where;
    FileField m_ca;
    FileField m_certificate;
    FileField m_key;
    CodeList *m_countries;
    CodeList *m_sectors;
};

} // namespace yagura
