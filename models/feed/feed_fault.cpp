// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_fault.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace yagura {

namespace {

template <typename... Ts> struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>; // said for Clang 14

QString said(const char *sentence)
{
    return QCoreApplication::translate("FeedFault", sentence);
}

// All at once, so that nothing in an argument is read as a place for the next one.
QString filled(const QString &text, const QStringList &arguments)
{
    switch (arguments.size()) {
    case 0:
        return text;
    case 1:
        return text.arg(arguments[0]);
    case 2:
        return text.arg(arguments[0], arguments[1]);
    default:
        return text.arg(arguments[0], arguments[1], arguments[2]);
    }
}

} // namespace

template <typename T> FeedFault FeedFault::made(T part)
{
    FeedFault fault;
    fault.m_parts.append(Part(std::move(part)));
    return fault;
}

FeedFault FeedFault::say(const char *sentence, const QStringList &arguments)
{
    return made(Sentence{sentence, arguments});
}

FeedFault FeedFault::refusal(const QString &ja, const QString &en)
{
    return made(Reason{ja, en});
}

FeedFault::FeedFault(const Problem &problem)
    : m_parts{Part(problem)}
{
}

FeedFault::FeedFault(const QString &words)
{
    if (!words.isEmpty())
        m_parts.append(Part(words));
}

void FeedFault::add(const FeedFault &more)
{
    for (const Part &part : more.m_parts) {
        if (!m_parts.contains(part))
            m_parts.append(part);
    }
}

bool FeedFault::isRefusal() const
{
    return std::ranges::any_of(m_parts, [](const Part &part) { return std::holds_alternative<Reason>(part); });
}

QString FeedFault::wordsOf(const Part &part)
{
    return std::visit(
        Overloaded{
            [](const Sentence &own) { return filled(said(own.source.constData()), own.arguments); },
            [](const Reason &reason) {
                const bool japanese = QLocale().language() == QLocale::Japanese; // what UiLanguage sets with the texts
                const QString &first = japanese ? reason.ja : reason.en;
                const QString &other = japanese ? reason.en : reason.ja;
                if (first.isEmpty() && other.isEmpty())
                    return said(QT_TRANSLATE_NOOP("FeedFault", "The server refuses and does not say why."));
                return first.isEmpty() ? other : first;
            },
            [](const Problem &problem) { return sentence(problem); },
            [](const QString &system) { return system; },
        },
        part);
}

QString words(const FeedFault &fault)
{
    QStringList sentences;
    for (const FeedFault::Part &part : fault.m_parts)
        sentences << FeedFault::wordsOf(part);
    return sentences.join(u' ');
}

} // namespace yagura
