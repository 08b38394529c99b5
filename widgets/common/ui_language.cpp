// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/ui_language.h"

#include <QLibraryInfo>
#include <QTranslator>

#include <atomic>

#include "translations/translations.h"
#include "widgets/theme/theme.h"

namespace yagura {

namespace {

// Kept for good: QLocale() copies the default one, also on threads that write documents, while it is exchanged here.
const QLocale &localeOf(Language language)
{
    static const QLocale ja(QLocale::Japanese, QLocale::Japan);
    static const QLocale en(QLocale::English, QLocale::UnitedStates);
    return language == Language::Ja ? ja : en;
}

} // namespace

// Loaded once, then asked from any thread.
class UiLanguage::Texts : public QTranslator
{
public:
    Texts()
    {
        initTranslations();
        const bool ja = m_ja.load(QStringLiteral(":/i18n/yagura_ja.qm"));
        const bool en = m_en.load(QStringLiteral(":/i18n/yagura_en.qm"));
        if (!ja || !en)
            qWarning("Texts of the interface are missing.");
        // Without it only Qt's own words, as on the buttons of its dialogs, stay English.
        (void)m_qt.load(QStringLiteral("qtbase_ja"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(
        const char *context, const char *source, const char *disambiguation, int n) const override
    {
        if (language == Language::En)
            return m_en.translate(context, source, disambiguation, n);
        const QString own = m_ja.translate(context, source, disambiguation, n);
        return own.isNull() ? m_qt.translate(context, source, disambiguation, n) : own;
    }

    std::atomic<Language> language = Language::En;

private:
    QTranslator m_ja;
    QTranslator m_en;
    QTranslator m_qt;
};

UiLanguage::UiLanguage(Language initial, QObject *parent)
    : QObject(parent)
    , m_language(initial)
    , m_texts(std::make_unique<Texts>())
{
    apply();
    QCoreApplication::installTranslator(m_texts.get());
}

UiLanguage::~UiLanguage() = default;

void UiLanguage::set(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    apply();
    QEvent event(QEvent::LanguageChange); // what Qt sends when a translator comes or goes
    QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
    Q_EMIT changed();
}

void UiLanguage::apply()
{
    m_texts->language = m_language;
    QLocale::setDefault(localeOf(m_language));
    QApplication::setFont(Theme::font(TypeSize::Body, m_language));
}

} // namespace yagura
