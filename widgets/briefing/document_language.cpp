// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/document_language.h"

#include <QTranslator>

#include "translations/translations.h"

namespace yagura {

// Lies above all other translators. Says nothing while no document is being made. It calls itself empty, because Qt
// tells the windows of every translator that is installed, except of empty ones.
class DocumentLanguage::Translator : public QTranslator
{
public:
    explicit Translator(QObject *parent)
        : QTranslator(parent)
    {
        initTranslations();
        const bool loaded = m_ja.load(QStringLiteral(":/i18n/yagura_ja.qm"));
        [[maybe_unused]] const bool plurals = m_en.load(QStringLiteral(":/i18n/yagura_en.qm"));
        if (!loaded)
            qWarning("The Japanese texts are missing: documents will be in English.");
    }

    [[nodiscard]] bool isEmpty() const override { return true; }

    [[nodiscard]] QString translate(
        const char *context, const char *source, const char *disambiguation, int n) const override
    {
        if (m_probing)
            return QStringLiteral("\u0001");
        if (!language)
            return {};
        const QTranslator &texts = *language == Language::Ja ? m_ja : m_en;
        const QString found = texts.translate(context, source, disambiguation, n);
        return found.isEmpty() ? QString::fromUtf8(source) : found;
    }

    // Whoever was installed last is asked first; the windows' language may have been changed since.
    void comeOnTop()
    {
        m_probing = true;
        const bool onTop = QCoreApplication::translate("DocumentLanguage", "probe") == QStringLiteral("\u0001");
        m_probing = false;
        if (!onTop)
            QCoreApplication::installTranslator(this);
    }

    std::optional<Language> language;

private:
    QTranslator m_ja;
    QTranslator m_en;
    bool m_probing = false;
};

DocumentLanguage::Translator &DocumentLanguage::translator()
{
    QCoreApplication *application = QCoreApplication::instance();
    const QString name = QStringLiteral("DocumentLanguage");
    if (QObject *existing = application->findChild<QObject *>(name, Qt::FindDirectChildrenOnly))
        return static_cast<Translator &>(*existing);
    auto *made = new Translator(application); // the application's, as translators are
    made->setObjectName(name);
    return *made;
}

DocumentLanguage::DocumentLanguage(Language language)
{
    Translator &t = translator();
    t.comeOnTop();
    m_before = std::exchange(t.language, language);
}

DocumentLanguage::~DocumentLanguage()
{
    translator().language = m_before;
}

} // namespace yagura
