// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "models/catalog/catalog.h"

namespace yagura {

// The language of the interface. set() exchanges the texts of the application and of Qt, the default QLocale and the
// application's font; every widget then gets QEvent::LanguageChange. UI thread.
//
// The translator stays installed and is told which language to speak: a document that is being written on another
// thread in a language of its own keeps the place above it (see DocumentLanguage).
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
    void apply();
    Language m_language;
    class Texts;
    std::unique_ptr<Texts> m_texts;
};

} // namespace yagura
