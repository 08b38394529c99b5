// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "models/catalog/catalog.h"

class QTranslator;

namespace yagura {

// The language of the interface. set() exchanges the catalogues of the application and of Qt, the default QLocale and
// the application's font; every widget then gets QEvent::LanguageChange. UI thread.
class UiLanguage : public QObject
{
    Q_OBJECT
public:
    explicit UiLanguage(Language initial, QObject *parent = nullptr);
    ~UiLanguage() override;

    [[nodiscard]] Language language() const { return m_language; }
    void set(Language language);
    void toggle() { set(m_language == Language::Ja ? Language::En : Language::Ja); }

Q_SIGNALS:
    void changed();

private:
    void install();
    Language m_language;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace yagura
