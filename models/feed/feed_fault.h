// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QStringList>

#include <variant>

#include "models/problem/problem.h"

namespace yagura {

// Why a feed is not heard, as a fact: put into words when it is shown, in the language of that moment, so that a switch
// of the language leaves no sentence of the old one on the screen. Value type, any thread.
class FeedFault
{
public:
    FeedFault() = default; // nothing is wrong

    // A sentence of ours, marked by QT_TRANSLATE_NOOP("FeedFault", …), and what %1, %2 and %3 stand for: names, numbers
    // and times, which are the same in every language.
    [[nodiscard]] static FeedFault say(const char *sentence, const QStringList &arguments = {});
    // A server's refusal with its own reason, a sentence in each language; either may be empty.
    [[nodiscard]] static FeedFault refusal(const QString &ja, const QString &en);
    // A file or an address of this desk that cannot be used. Its detail stays in the language that it was made in.
    FeedFault(const Problem &problem);
    // The system's own words, which nobody translates.
    FeedFault(const QString &words);

    // Several at once, said one after the other; the same one is not said twice.
    void add(const FeedFault &more);
    void clear() { m_parts.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_parts.isEmpty(); }
    [[nodiscard]] bool isRefusal() const; // a server said no

    bool operator==(const FeedFault &) const = default;
    friend QString words(const FeedFault &fault);

private:
    struct Sentence
    {
        QByteArray source;
        QStringList arguments;
        bool operator==(const Sentence &) const = default;
    };
    struct Reason
    {
        QString ja;
        QString en;
        bool operator==(const Reason &) const = default;
    };
    using Part = std::variant<Sentence, Reason, Problem, QString>;
    template <typename T> static FeedFault made(T part);
    [[nodiscard]] static QString wordsOf(const Part &part);

    QList<Part> m_parts;
};

// In the language that is installed now; empty for no fault. Holds text from outside: for plainText() on a screen.
[[nodiscard]] QString words(const FeedFault &fault);

} // namespace yagura

Q_DECLARE_METATYPE(yagura::FeedFault)
