// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include "models/feed/feed_fault.h"

namespace yagura {

// A connection that carries whole frames, in order. Only this differs between production, demo and test.
// Lives on the feed thread. open() may be called again after closed().
class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void open(const QUrl &url) = 0;
    virtual void send(const QByteArray &frame) = 0;
    virtual void close() = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &frame);
    void closed(const yagura::FeedFault &why); // also when open() failed; exactly once per open()
};

} // namespace yagura
