// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <vector>

#include "models/problem/problem.h"
#include "models/relay/access.h"

namespace yagura {

using AccessList = std::vector<AccessToken>;

// The text of a file of tokens: {"version": 1, "tokens": [{"name": …, "sha256": …, "certificate": …, "tlp": …,
// "sectors": […], "audience": […], "feeds": […], "rate": …, "submit": …, "expires": …}]}. A field that is not known is
// refused, because a misspelt limit would be no limit. `where` names the text in the WrongFormat. Pure.
[[nodiscard]] Outcome<AccessList> parseAccess(const QByteArray &text, const QString &where);
[[nodiscard]] QByteArray writeAccess(const AccessList &list);

// CLEAR, GREEN, AMBER, AMBER+STRICT, RED: as TLP 2.0 writes them.
[[nodiscard]] std::optional<Tlp> tlpNamed(const QString &name);
[[nodiscard]] QString nameOfTlp(Tlp tlp);

// FileMissing, NotAFile, FileUnreadable, WrongFormat.
[[nodiscard]] Outcome<AccessList> readAccessFile(const QString &path);
// Takes its place only when it is complete; for its owner's eyes only (0600). NotWritable, DiskFull.
[[nodiscard]] Success writeAccessFile(const QString &path, const AccessList &list);

// A file of tokens that a server goes by: read at start, and again within `every` when it has changed. A file that
// cannot be read any more changes nothing but the log, so that a slip of the pen does not cut off a floor. Lives on the
// server's thread.
class AccessFile : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds every{1000};

    explicit AccessFile(QString path, QObject *parent = nullptr);

    // Reads it for the first time, and watches it from then on. As readAccessFile().
    [[nodiscard]] Outcome<AccessList> open();

public Q_SLOTS:
    void look(); // by its timer

Q_SIGNALS:
    void changed(const std::vector<yagura::AccessToken> &list);

private:
    struct Stamp
    {
        qint64 modified = 0;
        qint64 size = -1;
        quint64 node = 0; // a file that takes another's place is another one
        bool operator==(const Stamp &) const = default;
    };
    [[nodiscard]] Stamp stamp() const;
    void warnAboutReaders() const;

    QString m_path;
    Stamp m_seen;
    QTimer m_timer;
};

} // namespace yagura
