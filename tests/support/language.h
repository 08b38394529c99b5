// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include "translations/translations.h"

namespace yagura::test {

// The program's texts in a language while this object lives, as UiLanguage and installLanguage() put them up. Needs the
// library yagura_translations. English needs no texts.
class Language
{
public:
    enum Which { English, Japanese };

    explicit Language(Which which)
    {
        initTranslations();
        QLocale::setDefault(which == Japanese ? QLocale(QLocale::Japanese, QLocale::Japan)
                                              : QLocale(QLocale::English, QLocale::UnitedStates));
        if (which == English)
            return;
        if (!m_texts.load(QStringLiteral(":/i18n/yagura_ja.qm")))
            qFatal("no Japanese texts");
        QCoreApplication::installTranslator(&m_texts);
    }
    ~Language()
    {
        QCoreApplication::removeTranslator(&m_texts);
        QLocale::setDefault(m_before);
    }
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

private:
    QLocale m_before;
    QTranslator m_texts;
};

} // namespace yagura::test
