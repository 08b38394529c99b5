// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/utf8.h"

#include <QUtf8StringView>

#include "models/event/proto.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

namespace yagura {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

bool isUtf8(const std::string &text)
{
    return QUtf8StringView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8();
}

std::optional<std::string> brokenIn(const std::string &content, const FieldDescriptor &field)
{
    if (field.type() == FieldDescriptor::TYPE_STRING)
        return isUtf8(content) ? std::nullopt : std::optional(field.name());
    if (field.type() != FieldDescriptor::TYPE_MESSAGE)
        return std::nullopt;
    auto inner = brokenTextField(content, *field.message_type());
    if (inner)
        inner->insert(0, field.name() + '.');
    return inner;
}

} // namespace

std::optional<std::string> brokenTextField(std::string_view bytes, const Descriptor &type)
{
    CodedInputStream in(reinterpret_cast<const std::uint8_t *>(bytes.data()), static_cast<int>(bytes.size()));
    std::string content;
    while (const std::uint32_t tag = in.ReadTag()) {
        const auto *field = type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
        if (!field || WireFormatLite::GetTagWireType(tag) != WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
            if (!WireFormatLite::SkipField(&in, tag))
                return std::nullopt;
            continue;
        }
        int length = 0;
        if (!in.ReadVarintSizeAsInt(&length) || !in.ReadString(&content, length))
            return std::nullopt;
        if (auto broken = brokenIn(content, *field))
            return broken;
    }
    return std::nullopt;
}

} // namespace yagura
