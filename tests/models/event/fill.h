// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace yagura::test {

inline const char *validTextOf(const std::string &field)
{
    if (field == "confidence")
        return "A1";
    if (field == "region")
        return "JP-13";
    return field.starts_with("countr") ? "JP" : "text";
}

// Gives every field a value that is valid and not its default, list fields one element. Of a oneof the last one
// stays, so do not call it on a message that has one.
inline void fill(google::protobuf::Message &m)
{
    using google::protobuf::FieldDescriptor;
    const auto *r = m.GetReflection();
    for (int i = 0; i < m.GetDescriptor()->field_count(); ++i) {
        const FieldDescriptor *f = m.GetDescriptor()->field(i);
        switch (f->cpp_type()) {
        case FieldDescriptor::CPPTYPE_STRING:
            f->is_repeated() ? r->AddString(&m, f, validTextOf(f->name()))
                             : r->SetString(&m, f, validTextOf(f->name()));
            break;
        case FieldDescriptor::CPPTYPE_MESSAGE:
            fill(*(f->is_repeated() ? r->AddMessage(&m, f) : r->MutableMessage(&m, f)));
            break;
        case FieldDescriptor::CPPTYPE_INT64:
            r->SetInt64(&m, f, 1000);
            break;
        case FieldDescriptor::CPPTYPE_UINT64:
            r->SetUInt64(&m, f, 5);
            break;
        case FieldDescriptor::CPPTYPE_UINT32:
            r->SetUInt32(&m, f, 3);
            break;
        case FieldDescriptor::CPPTYPE_DOUBLE:
            r->SetDouble(&m, f, 12.5);
            break;
        case FieldDescriptor::CPPTYPE_BOOL:
            r->SetBool(&m, f, true);
            break;
        case FieldDescriptor::CPPTYPE_ENUM:
            r->SetEnumValue(&m, f, 2);
            break;
        default:
            qFatal("fill() does not know the type of %s", f->full_name().c_str());
        }
    }
}

} // namespace yagura::test
