// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "translations/translations.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

QString ofTheSystem()
{
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const QByteArray value = qgetenv(variable);
        if (!value.isEmpty())
            return value.startsWith("ja") ? u"ja"_s : u"en"_s;
    }
    return u"en"_s;
}

void install(QCoreApplication &application, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator; // English needs none of Qt's own
}

} // namespace

Outcome<QString> messageLanguage(const QString &asked)
{
    if (asked.isEmpty())
        return ofTheSystem();
    if (asked == u"ja"_s || asked == u"en"_s)
        return asked;
    return Problem{Problem::Kind::BadOption, u"--language"_s,
        QCoreApplication::translate("CommandLine", "ja or en is expected, not %1").arg(asked)};
}

QString languageIn(const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size() && arguments.at(i) != u"--"_s; ++i) {
        if (arguments.at(i).startsWith(u"--language="_s))
            return arguments.at(i).mid(11);
        if (arguments.at(i) == u"--language"_s)
            return arguments.value(i + 1);
    }
    return {};
}

void installLanguage(QCoreApplication &application, const QString &language)
{
    initTranslations();
    QLocale::setDefault(language == u"ja"_s ? QLocale(QLocale::Japanese, QLocale::Japan)
                                            : QLocale(QLocale::English, QLocale::UnitedStates));
    install(application, u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, u"yagura_"_s + language, u":/i18n"_s);
}

} // namespace yagura
