// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

namespace yagura {

// While one of these lives, tr() and QCoreApplication::translate() answer in `language`, whatever language the windows
// are in: a document is often made in another one, and in both. The windows are not told (no LanguageChange), so keep
// it for the time of a painting. They nest. UI thread.
class DocumentLanguage
{
public:
    explicit DocumentLanguage(Language language);
    ~DocumentLanguage();
    DocumentLanguage(const DocumentLanguage &) = delete;
    DocumentLanguage &operator=(const DocumentLanguage &) = delete;

private:
    class Translator;
    static Translator &translator();
    std::optional<Language> m_before;
};

} // namespace yagura
