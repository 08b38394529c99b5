// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLibraryInfo>
#include <QSet>
#include <QTranslator>

#include "models/catalog/catalog.h"
#include "translations/translations.h"

namespace yagura::test {

inline constexpr QChar opening{u'\u27e6'}; // ⟦
inline constexpr QChar closing{u'\u27e7'}; // ⟧

// Answers every text with its real translation, a little longer and in brackets: what stands on screen without brackets
// was never given to a translator, and what lacks its last bracket was cut off. Qt's own texts go through it as well.
// Install it after the window has been made: then it also proves that everything retranslates.
class PseudoTranslator final : public QTranslator
{
public:
    explicit PseudoTranslator(Language language)
        : m_japanese(language == Language::Ja)
    {
        initTranslations();
        const bool own
            = m_own.load(m_japanese ? QStringLiteral(":/i18n/yagura_ja.qm") : QStringLiteral(":/i18n/yagura_en.qm"));
        if (!own)
            qFatal("the catalogue of texts does not load");
        if (m_japanese)
            std::ignore = m_qt.load(QStringLiteral("qtbase_ja"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    }

    QString translate(const char *context, const char *source, const char *hint, int n) const override
    {
        if (!source || !*source || QLatin1String(context) == QLatin1String("QApplication"))
            return {}; // QT_LAYOUT_DIRECTION is a setting, not a text
        QString text = m_own.translate(context, source, hint, n);
        if (text.isEmpty()) {
            text = m_qt.translate(context, source, hint, n);
            if (text.isEmpty()) {
                text = QString::fromUtf8(source);
                if (m_japanese && !isQts(context))
                    m_missing.insert(QLatin1String(context) + QLatin1Char('\t') + text);
            }
        }
        return opening + text + QString(1 + text.size() / 16, QLatin1Char('~')) + closing;
    }
    [[nodiscard]] bool isEmpty() const override { return false; }

    // "Context\tEnglish" of what was asked for and has no Japanese.
    [[nodiscard]] const QSet<QString> &missing() const { return m_missing; }

private:
    // Qt's own catalogue has holes; a document's words are spoken by a translator of their own.
    static bool isQts(const char *context)
    {
        return (*context == 'Q' && context[1] >= 'A' && context[1] <= 'Z')
            || QLatin1String(context) == QLatin1String("DocumentLanguage");
    }

    bool m_japanese;
    QTranslator m_own;
    QTranslator m_qt;
    mutable QSet<QString> m_missing;
};

} // namespace yagura::test
