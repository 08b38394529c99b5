// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/codec.h"
#include "models/relay/event_source.h"

namespace yagura {

// Made-up incidents at a steady rate, for measuring. Event n is a function of the seed and n (its times apart), so that
// two runs measure the same; a restart goes on after the last one. Feed "load", ids "LOAD-n".
class LoadSource : public EventSource
{
    Q_OBJECT
public:
    struct Profile
    {
        double perSecond = 10;
        std::uint64_t seed = 1;
        std::vector<std::string> sectors; // "us.energy", "jp.electricity", … ; not empty
        std::vector<std::string> regions; // ISO 3166-2; not empty
    };
    static constexpr char feedName[] = "load";

    LoadSource(RelayStore &store, Profile profile, const Clock &clock, QObject *parent = nullptr);

    // The n-th event, n from 1.
    [[nodiscard]] static Event eventAt(const Profile &profile, std::uint64_t n, UtcTime now);

protected:
    [[nodiscard]] Success prepare() override;
    [[nodiscard]] Outcome<std::optional<UtcTime>> advance(UtcTime now) override;

private:
    Profile m_profile;
    EventCodec m_codec;
    UtcTime m_started{};
    std::uint64_t m_base = 0; // events in the feed at the start
    std::uint64_t m_made = 0; // since then
};

} // namespace yagura
