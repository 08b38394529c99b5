// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feed_editor.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

#include "models/feed/feed_setup.h"
#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"

namespace yagura {

using namespace Qt::StringLiterals;

FeedEditor::FeedEditor(ViewContext &context, SecretStore &secrets, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_secrets(secrets)
{
    build();
    const auto told = [this] {
        if (m_filling)
            return;
        followAddress();
        Q_EMIT edited();
    };
    for (QLineEdit *field : {m_address, m_user, m_secret, m_ca.path, m_certificate.path, m_key.path})
        connect(field, &QLineEdit::textChanged, this, told);
    connect(m_allowPlain, &QCheckBox::toggled, this, told);
    for (CodeList *list : {m_countries, m_sectors})
        connect(list, &CodeList::edited, this, told);
    connect(m_showSecret, &QCheckBox::toggled, this,
        [this](bool on) { m_secret->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(&secrets, &SecretStore::whereChanged, this, &FeedEditor::sayWhere);
    connect(&context.themes, &ThemeSwitch::changed, this, &FeedEditor::retranslateUi);
    retranslateUi();
}

QLabel *FeedEditor::note()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void FeedEditor::build()
{
    auto *form = new QFormLayout(this);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_addressCaption = new QLabel(this);
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(u"wss://relay.example/feed-name"_s);
    m_address->setMaxLength(2000);
    m_addressCaption->setBuddy(m_address);
    form->addRow(m_addressCaption, m_address);
    m_objection = note();
    form->addRow(m_objection);
    m_allowPlain = new QCheckBox(this);
    form->addRow(m_allowPlain);
    m_plainNote = note();
    form->addRow(m_plainNote);

    m_userCaption = new QLabel(this);
    m_user = new QLineEdit(this);
    m_user->setMaxLength(500);
    m_userCaption->setBuddy(m_user);
    form->addRow(m_userCaption, m_user);
    m_secretCaption = new QLabel(this);
    m_secret = new QLineEdit(this);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(4000);
    m_secretCaption->setBuddy(m_secret);
    m_showSecret = new QCheckBox(this);
    auto *secretRow = new QHBoxLayout;
    secretRow->addWidget(m_secret, 1);
    secretRow->addWidget(m_showSecret);
    form->addRow(m_secretCaption, secretRow);
    m_where = note();
    form->addRow(m_where);

    m_ca = addFile(form);
    m_certificate = addFile(form);
    m_key = addFile(form);

    m_countries = new CodeList(this);
    m_sectors = new CodeList(this);
    auto *interest = new QHBoxLayout;
    interest->addWidget(m_countries, 2);
    interest->addWidget(m_sectors, 3);
    form->addRow(interest);
}

FeedEditor::FileField FeedEditor::addFile(QFormLayout *form)
{
    FileField field{new QLabel(this), new QLineEdit(this), new QPushButton(this)};
    field.path->setMaxLength(4000);
    field.caption->setBuddy(field.path);
    auto *row = new QHBoxLayout;
    row->addWidget(field.path, 1);
    row->addWidget(field.browse);
    form->addRow(field.caption, row);
    connect(field.browse, &QPushButton::clicked, this, [this, path = field.path] { browse(path); });
    return field;
}

void FeedEditor::browse(QLineEdit *path)
{
    auto *dialog = new QFileDialog(this, path->accessibleName(), path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, path, &QLineEdit::setText);
    dialog->open();
}

void FeedEditor::show(const FeedDraft &draft, bool forThisRun)
{
    m_filling = true;
    m_draft = draft;
    m_forThisRun = forThisRun;
    const FeedAccess &access = draft.entry.feed.access;
    m_address->setText(draft.address);
    m_allowPlain->setChecked(access.allowPlain);
    m_user->setText(access.user);
    m_secret->setText(QString::fromUtf8(secretOf(access)));
    m_showSecret->setChecked(false);
    m_ca.path->setText(access.caFile);
    m_certificate.path->setText(access.certificateFile);
    m_key.path->setText(access.keyFile);
    m_countries->setTicked(draft.entry.feed.interest.countries);
    m_sectors->setTicked(draft.entry.feed.interest.sectors);
    for (QWidget *field : {static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_secret),
             static_cast<QWidget *>(m_countries), static_cast<QWidget *>(m_sectors),
             static_cast<QWidget *>(m_ca.browse), static_cast<QWidget *>(m_certificate.browse),
             static_cast<QWidget *>(m_key.browse), static_cast<QWidget *>(m_showSecret)})
        field->setEnabled(!forThisRun);
    for (QLineEdit *field : {m_address, m_ca.path, m_certificate.path, m_key.path})
        field->setReadOnly(forThisRun);
    m_filling = false;
    followAddress();
    sayWhere();
}

FeedDraft FeedEditor::draft() const
{
    FeedDraft draft = m_draft;
    FeedAccess &access = draft.entry.feed.access;
    draft.address = m_address->text();
    access.allowPlain = m_allowPlain->isChecked();
    access.user = m_user->text().trimmed();
    const QByteArray secret = m_secret->text().toUtf8();
    // One that could not be read from the keyring stays there unless another is typed.
    if (secret != secretOf(m_draft.entry.feed.access))
        draft.entry.secret = !secret.isEmpty();
    setSecret(access, secret);
    access.caFile = m_ca.path->text().trimmed();
    access.certificateFile = m_certificate.path->text().trimmed();
    access.keyFile = m_key.path->text().trimmed();
    draft.entry.feed.interest = {m_countries->ticked(), m_sectors->ticked()};
    return draft;
}

void FeedEditor::takeSecret(const QByteArray &secret)
{
    m_filling = true;
    setSecret(m_draft.entry.feed.access, secret);
    m_secret->setText(QString::fromUtf8(secret));
    m_filling = false;
    sayWhere();
}

void FeedEditor::setObjection(const QString &objection)
{
    m_objection->setText(objection);
    m_objection->setVisible(!objection.isEmpty());
}

void FeedEditor::focusAddress()
{
    m_address->setFocus(Qt::OtherFocusReason);
    m_address->selectAll();
}

void FeedEditor::followAddress()
{
    const QString address = m_address->text();
    const bool nats = isNats(address);
    m_userCaption->setVisible(nats);
    m_user->setVisible(nats);
    m_allowPlain->setVisible(isPlainToOthers(address));
    m_allowPlain->setEnabled(!m_forThisRun);
    m_plainNote->setVisible(isPlainToOthers(address));
    m_secretCaption->setText(nats && !m_user->text().isEmpty() ? tr("Pass&word") : tr("&Token"));
    m_secret->setAccessibleName(nats && !m_user->text().isEmpty() ? tr("Password") : tr("Token"));
}

void FeedEditor::sayWhere()
{
    const bool unread = m_draft.entry.secret && secretOf(m_draft.entry.feed.access).isEmpty();
    if (m_forThisRun)
        return m_where->setText(tr("Named on the command line: for this run only, and not saved."));
    if (unread)
        return m_where->setText(
            tr("A token was kept for this feed but cannot be read now. It stays kept unless you enter another."));
    switch (m_secrets.where()) {
    case SecretStore::Where::Keyring:
        return m_where->setText(tr("Kept in the keyring of this system."));
    case SecretStore::Where::File:
        return m_where->setText(tr("No keyring answers here. Kept in a file that only you can read: %1")
                                    .arg(plainText(m_secrets.file(), 400)));
    case SecretStore::Where::NotKnownYet:
        return m_where->setText(tr("Asking for the keyring of this system…"));
    }
}

void FeedEditor::fillChoices()
{
    std::vector<CodeList::Choice> countries{
        {"JP", countryWord(Country::Japan)}, {"US", countryWord(Country::UnitedStates)}};
    std::vector<CodeList::Choice> sectors;
    for (const Sector &sector : m_context.catalog.sectors()) {
        if (sector.designated())
            sectors.push_back({sector.code,
                tr("%1: %2").arg(countryWord(sector.country), plainText(sector.name.in(m_context.lang()), 120))});
    }
    m_filling = true;
    m_countries->setChoices(countries);
    m_sectors->setChoices(sectors);
    m_filling = false;
}

void FeedEditor::retranslateUi()
{
    m_addressCaption->setText(tr("&Address"));
    m_address->setAccessibleName(tr("Address"));
    m_allowPlain->setText(tr("Allow this unencrypted connection"));
    m_plainNote->setText(tr("Anybody between can read and change what is sent."));
    m_userCaption->setText(tr("&User"));
    m_user->setAccessibleName(tr("User"));
    m_showSecret->setText(tr("&Show"));
    const std::pair<FileField *, QString> files[]
        = {{&m_ca, tr("CA &file")}, {&m_certificate, tr("Client &certificate")}, {&m_key, tr("Private &key")}};
    for (const auto &[field, caption] : files) {
        field->caption->setText(caption);
        field->path->setAccessibleName(QString(caption).remove(u'&'));
        field->browse->setText(tr("Browse…"));
        field->browse->setAccessibleName(tr("Browse for: %1").arg(QString(caption).remove(u'&')));
    }
    m_ca.path->setPlaceholderText(tr("Empty: the authorities that this system trusts"));
    m_certificate.path->setPlaceholderText(tr("Only if the server asks for one"));
    m_key.path->setPlaceholderText(tr("Only with a client certificate"));
    m_countries->setTexts(tr("Countries (none ticked: all)"), tr("Find a country"));
    m_sectors->setTexts(tr("Sectors (none ticked: all)"), tr("Find a sector"));
    fillChoices();
    followAddress();
    sayWhere();
    QPalette warning; // only this colour is ours
    warning.setColor(QPalette::WindowText, m_context.theme().color(Token::Warning));
    m_objection->setPalette(warning);
    QPalette muted;
    muted.setColor(QPalette::WindowText, m_context.theme().color(Token::TextMuted));
    m_where->setPalette(muted);
    m_plainNote->setPalette(muted);
}

void FeedEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace yagura
