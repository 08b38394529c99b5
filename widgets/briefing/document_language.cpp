// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/document_language.h"

#include <QTranslator>

#include <atomic>

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
        current = this;
    }
    ~Translator() override { current = nullptr; }
    Translator(const Translator &) = delete;
    Translator &operator=(const Translator &) = delete;

    [[nodiscard]] bool isEmpty() const override { return true; }

    [[nodiscard]] QString translate(
        const char *context, const char *source, const char *disambiguation, int n) const override
    {
        if (probing)
            return QStringLiteral("\u0001");
        if (!language)
            return {};
        const QTranslator &texts = *language == Language::Ja ? m_ja : m_en;
        const QString found = texts.translate(context, source, disambiguation, n);
        return found.isEmpty() ? QString::fromUtf8(source) : found;
    }

    // Whoever was installed last is asked first. Asks for a text that every catalogue has: one that does not know it
    // would pass the question on to us, though it lies above.
    void comeOnTop()
    {
        probing = true;
        const bool onTop = QCoreApplication::translate("TimeText", "%n s", "seconds", 1) == QStringLiteral("\u0001");
        probing = false;
        if (!onTop)
            QCoreApplication::installTranslator(this);
    }

    static inline std::atomic<Translator *> current = nullptr; // the application's
    static inline thread_local std::optional<Language> language;

private:
    static inline thread_local bool probing = false;
    QTranslator m_ja;
    QTranslator m_en;
};

DocumentLanguage::Translator &DocumentLanguage::translator()
{
    if (Translator *existing = Translator::current)
        return *existing;
    return *new Translator(QCoreApplication::instance()); // the application's, as translators are
}

void DocumentLanguage::prepare()
{
    translator().comeOnTop();
}

DocumentLanguage::DocumentLanguage(Language language)
    : m_before(std::exchange(Translator::language, language))
{
    translator().comeOnTop();
}

DocumentLanguage::~DocumentLanguage()
{
    Translator::language = m_before;
}

} // namespace yagura
