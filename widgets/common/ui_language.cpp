// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/ui_language.h"

#include <QLibraryInfo>
#include <QTranslator>

#include "translations/translations.h"
#include "widgets/theme/theme.h"

namespace yagura {

UiLanguage::UiLanguage(Language initial, QObject *parent)
    : QObject(parent)
    , m_language(initial)
    , m_own(std::make_unique<QTranslator>())
    , m_qt(std::make_unique<QTranslator>())
{
    initTranslations();
    install();
}

UiLanguage::~UiLanguage() = default;

void UiLanguage::set(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    install();
    Q_EMIT changed();
}

void UiLanguage::install()
{
    const bool ja = m_language == Language::Ja;
    QLocale::setDefault(
        ja ? QLocale(QLocale::Japanese, QLocale::Japan) : QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setFont(Theme::font(TypeSize::Body, m_language));
    QCoreApplication::removeTranslator(m_own.get());
    QCoreApplication::removeTranslator(m_qt.get());
    if (m_own->load(ja ? QStringLiteral(":/i18n/yagura_ja.qm") : QStringLiteral(":/i18n/yagura_en.qm")))
        QCoreApplication::installTranslator(m_own.get());
    if (ja && m_qt->load(QStringLiteral("qtbase_ja"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qt.get());
}

} // namespace yagura
