// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSet>
#include <QTest>
#include <QTranslator>

#include "models/problem/problem.h"

using namespace yagura;
using Kind = Problem::Kind;

namespace {

constexpr int kinds = static_cast<int>(Kind::Internal) + 1;

// Kinds whose sentence has nothing to say about a place.
bool hasPlace(Kind kind)
{
    return kind != Kind::Internal;
}

bool hasDetail(Kind kind)
{
    static const QSet<Kind> with{Kind::FileUnreadable, Kind::NotWritable, Kind::WrongFormat, Kind::JournalDamaged,
        Kind::JournalNewer, Kind::AddressUnusable, Kind::FeedUnreachable, Kind::FeedRefused, Kind::StreamUnusable,
        Kind::BadOption, Kind::Internal};
    return with.contains(kind);
}

class Reversed : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "Problem") != 0)
            return {};
        return QString::fromUtf8(source).startsWith(QLatin1String("no ")) ? QStringLiteral("NOTHING")
                                                                          : QStringLiteral("(%2) <%1>");
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsSentence_data()
    {
        QTest::addColumn<Kind>("kind");
        for (int i = 0; i < kinds; ++i)
            QTest::addRow("%d", i) << static_cast<Kind>(i);
    }

    void everyKindHasItsSentence()
    {
        QFETCH(Kind, kind);
        const QString text = sentence({kind, QStringLiteral("/the/place"), QStringLiteral("the words")});
        QVERIFY2(text.size() > 20, qPrintable(text));
        QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
        QCOMPARE(text.count(QLatin1String("/the/place")), hasPlace(kind) ? 1 : 0);
        QCOMPARE(text.count(QLatin1String("the words")), hasDetail(kind) ? 1 : 0);
    }

    void sentencesDiffer()
    {
        QSet<QString> sentences;
        for (int i = 0; i < kinds; ++i)
            sentences.insert(sentence({static_cast<Kind>(i), QStringLiteral("p"), QStringLiteral("d")}));
        QCOMPARE(sentences.size(), kinds);
    }

    void missingDetailIsSaid()
    {
        QCOMPARE(sentence({Kind::FileUnreadable, QStringLiteral("f"), {}}),
            QStringLiteral("The file f cannot be read (no further details). Check its permissions and try again."));
    }

    void percentSignsOfAPathStay()
    {
        const QString text = sentence({Kind::FileUnreadable, QStringLiteral("100%2%1.log"), QStringLiteral("%1")});
        QCOMPARE(
            text, QStringLiteral("The file 100%2%1.log cannot be read (%1). Check its permissions and try again."));
    }

    void controlCharactersAreMadeVisible()
    {
        const QString text = sentence({Kind::FileMissing, QStringLiteral("a\x1b[2J\u202Eb\n"), {}});
        QCOMPARE(text, QStringLiteral("There is no file a<U+001B>[2J<U+202E>b<U+000A>. Check the path."));
    }

    void otherScriptsStayAsTheyAre()
    {
        QCOMPARE(sentence({Kind::FileMissing, QStringLiteral("記録/𠮷野.log"), {}}),
            QStringLiteral("There is no file 記録/𠮷野.log. Check the path."));
    }

    void endlessWordsAreCut()
    {
        const QString text = sentence({Kind::Internal, {}, QString(100'000, QLatin1Char('x'))});
        QVERIFY(text.size() < 1000);
        QVERIFY(text.contains(QChar(0x2026)));
    }

    void followsTheLanguage()
    {
        Reversed translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(sentence({Kind::FileUnreadable, QStringLiteral("w"), QStringLiteral("d")}), QStringLiteral("(d) <w>"));
        QCOMPARE(sentence({Kind::FileUnreadable, QStringLiteral("w"), {}}), QStringLiteral("(NOTHING) <w>"));
        QCoreApplication::removeTranslator(&translator);
        QVERIFY(sentence({Kind::FileUnreadable, QStringLiteral("w"), {}}).startsWith(QLatin1String("The file w")));
    }
};

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
