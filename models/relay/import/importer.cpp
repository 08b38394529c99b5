// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/importer.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr int lookedAt = 50; // records that may be bad before a file is said to be of another format
constexpr std::uint64_t paceEvery = 64;

Outcome<std::unique_ptr<QFile>> openFile(const QString &path)
{
    auto file = openForReading(path);
    if (file && !QFileInfo(path).isFile()) // a pipe, a device: it cannot be looked at twice
        return Problem{Problem::Kind::NotAFile, path, {}};
    return file;
}

Outcome<QJsonObject> objectOf(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return Problem{Problem::Kind::WrongFormat, {}, error.errorString()};
    if (!document.isObject())
        return Problem{Problem::Kind::WrongFormat, {}, QLatin1String(QT_TRANSLATE_NOOP("Import", "not a JSON object"))};
    return document.object();
}

bool findsRecord(QIODevice &file, RecordStream::Layout layout, const RecordReader &reader, bool &isEmpty)
{
    file.seek(0);
    RecordStream stream(file, layout);
    for (int i = 0; i < lookedAt; ++i) {
        const auto record = stream.next();
        if (!record)
            return false;
        isEmpty = false;
        const auto object = objectOf(record->text);
        if (object && reader.recognises(*object))
            return true;
    }
    return false;
}

} // namespace

Importer::Importer(RelayStore &store, const Catalog &catalog, const Clock &clock, Options options)
    : m_reader(readerFor(options.format, catalog))
    , m_intake(store, clock,
          options.feed.empty() && options.format != ImportFormat::Ndjson ? nameOf(options.format).toStdString()
                                                                         : options.feed)
{
}

Outcome<RecordStream::Layout> Importer::layoutOf(const QString &path, const RecordReader &reader)
{
    const auto file = openFile(path);
    if (!file)
        return file.error();
    bool isEmpty = true;
    for (const auto layout : {RecordStream::Layout::Lines, RecordStream::Layout::Document}) {
        if (findsRecord(**file, layout, reader, isEmpty))
            return layout;
    }
    if (isEmpty)
        return Problem{Problem::Kind::WrongFormat, path, QCoreApplication::translate("Import", "the file is empty")};
    return Problem{Problem::Kind::WrongFormat, path,
        QCoreApplication::translate("Import", "no record of the format that --format names is among the first ones")};
}

Success Importer::check(const QStringList &files, ImportFormat format, const Catalog &catalog)
{
    const auto reader = readerFor(format, catalog);
    for (const QString &path : files) {
        if (const auto layout = layoutOf(path, *reader); !layout)
            return layout.error();
    }
    return Done{};
}

Outcome<bool> Importer::run(const QStringList &files, const Pace &pace)
{
    const bool preview = m_reader->wantsPreview();
    std::vector<Source> sources;
    m_progress = {};
    for (const QString &path : files) {
        const auto layout = layoutOf(path, *m_reader);
        if (!layout)
            return layout.error();
        sources.push_back({path, *layout});
        m_progress.bytesInAll += QFileInfo(path).size() * (preview ? 2 : 1);
    }
    for (const Source &source : sources) {
        if (!preview)
            break;
        const auto seen = visit(source, pace, [this](const RecordStream::Record &record) {
            if (const auto object = objectOf(record.text))
                m_reader->preview(*object);
            return Success(Done{});
        });
        if (!seen || !*seen)
            return seen;
    }
    Outcome<bool> read = true;
    for (const Source &source : sources) {
        const QString name = QFileInfo(source.path).fileName();
        read = visit(source, pace, [&](const RecordStream::Record &record) {
            ++m_progress.records;
            return take(name, record);
        });
        if (!read || !*read)
            break;
    }
    // Also after a failure: what is in hand is as good as what went before.
    const Success kept = m_intake.flush();
    if (read && !kept)
        return kept.error();
    return read;
}

Outcome<bool> Importer::visit(const Source &source, const Pace &pace, const Visitor &visitor)
{
    const auto file = openFile(source.path);
    if (!file)
        return file.error();
    const qint64 before = m_progress.bytesDone;
    RecordStream stream(**file, source.layout);
    m_progress.file = source.path;
    for (std::uint64_t count = 0;; ++count) {
        if (count % paceEvery == 0) {
            m_progress.bytesDone = before + (*file)->pos();
            if (!pace(m_progress))
                return false;
        }
        const auto record = stream.next();
        if (!record)
            break;
        m_progress.line = record->line;
        if (const Success done = visitor(*record); !done)
            return done.error();
    }
    m_progress.bytesDone = before + (*file)->size();
    if ((*file)->error() != QFileDevice::NoError)
        return Problem{Problem::Kind::FileUnreadable, source.path, (*file)->errorString()};
    return true;
}

Success Importer::take(const QString &file, const RecordStream::Record &record)
{
    const std::string origin = (file + u':' + QString::number(record.line)).toStdString();
    if (record.tooLong)
        return m_intake.refuse(
            {Refusal::Reason::TooLarge, QT_TRANSLATE_NOOP("Import", "longer than a megabyte")}, origin, record.text);
    const auto object = objectOf(record.text);
    if (!object) {
        const std::string words = record.last ? QT_TRANSLATE_NOOP("Import", "the file ends in the middle of a record")
                                              : object.error().detail.toStdString();
        return m_intake.refuse({Refusal::Reason::NotAnEvent, words}, origin, record.text);
    }
    Reading reading = m_reader->read(record.text, *object);
    if (const auto *passedOver = std::get_if<PassedOver>(&reading))
        return m_intake.passOver(passedOver->kind), Done{};
    if (const auto *refusal = std::get_if<Refusal>(&reading))
        return m_intake.refuse(*refusal, origin, record.text);
    // Over the sorted, compact form: the order of the fields and the spaces between them are nobody's content.
    const QByteArray fingerprint
        = QCryptographicHash::hash(QJsonDocument(*object).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
              .toHex();
    return m_intake.take(std::get<ImportedRecord>(std::move(reading)), fingerprint, origin, record.text);
}

} // namespace yagura
