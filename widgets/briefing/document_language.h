// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

namespace yagura {

// While one of these lives, tr() and QCoreApplication::translate() answer in `language` on this thread, whatever
// language the windows are in: a document is often made in another one, and in both. Other threads go on as they were,
// and the windows are not told (no LanguageChange). They nest.
//
// Any thread, after the first one was made (or prepare() called) on the UI thread. What makes this right while the
// windows change their language: one translator, installed for good above that of the interface (which stays installed
// too, see UiLanguage), with catalogues that no longer change and a language for each thread.
class DocumentLanguage
{
public:
    explicit DocumentLanguage(Language language);
    ~DocumentLanguage();
    DocumentLanguage(const DocumentLanguage &) = delete;
    DocumentLanguage &operator=(const DocumentLanguage &) = delete;

    static void prepare(); // UI thread

private:
    class Translator;
    static Translator &translator();
    std::optional<Language> m_before;
};

} // namespace yagura
