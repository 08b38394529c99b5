// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/admission.h"

namespace yagura {

std::optional<Refusal> objectionTo(const Event &event, std::string_view feed)
{
    if (feed == deskFeed)
        return std::nullopt; // its notices are about other feeds
    // Identities are (feed, id): an event under another feed's name would speak for that feed.
    if (event.feed != feed)
        return Refusal{Refusal::Reason::WrongFeed, "feed"};
    // So would a notice about another feed: "heard again" from a stranger would make what is unknown look calm.
    if (const FeedNotice *notice = event.feedNotice(); notice && !notice->feed.empty() && notice->feed != feed)
        return Refusal{Refusal::Reason::WrongFeed, "feed_notice.feed"};
    return std::nullopt;
}

} // namespace yagura
