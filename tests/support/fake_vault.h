// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "models/feed/secret_vault.h"

namespace yagura::test {

// A keyring of the test's own: it answers at once, refuses (is locked), is not there at all, or says nothing until the
// test lets it. What it holds lies outside, so that it is there after the one who asks is gone.
class FakeVault final : public SecretVault
{
public:
    enum class Mood { Answers, Refuses, Absent, Silent };
    struct State
    {
        Mood mood = Mood::Answers;
        std::map<QString, QByteArray> secrets;
        std::vector<std::function<void()>> held; // answers that a silent one has not given
        int asked = 0;
    };

    explicit FakeVault(State &state)
        : m_state(state)
    {
    }

    void read(const QString &name, Found answer) override
    {
        speak([this, name, answer] {
            if (refuses())
                return answer(refusal());
            const auto found = m_state.secrets.find(name);
            answer(found == m_state.secrets.end() ? std::optional<QByteArray>() : std::optional(found->second));
        });
    }
    void write(const QString &name, const QByteArray &secret, Written answer) override
    {
        speak([this, name, secret, answer] {
            if (refuses())
                return answer(refusal());
            m_state.secrets[name] = secret;
            answer(Done{});
        });
    }
    void remove(const QString &name, Written answer) override
    {
        speak([this, name, answer] {
            if (refuses())
                return answer(refusal());
            m_state.secrets.erase(name);
            answer(Done{});
        });
    }

private:
    [[nodiscard]] bool refuses() const { return m_state.mood == Mood::Refuses || m_state.mood == Mood::Absent; }
    [[nodiscard]] Problem refusal() const
    {
        const bool absent = m_state.mood == Mood::Absent;
        return {absent ? Problem::Kind::FileMissing : Problem::Kind::FileUnreadable, QStringLiteral("keyring"), {}};
    }
    void speak(std::function<void()> answer)
    {
        ++m_state.asked;
        if (m_state.mood == Mood::Silent)
            m_state.held.push_back(std::move(answer));
        else
            answer();
    }
    State &m_state;
};

} // namespace yagura::test
