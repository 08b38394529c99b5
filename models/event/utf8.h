// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace google::protobuf {
class Descriptor;
}

namespace yagura {

// Which text field of an encoded message is not UTF-8, as a path ("incident.title.ja.text"); nothing when all are
// well-formed, or when the bytes break before one is found. libprotobuf only says that it could not parse. Slow, for
// the path where parsing has failed already.
[[nodiscard]] std::optional<std::string> brokenTextField(
    std::string_view bytes, const google::protobuf::Descriptor &type);

} // namespace yagura
