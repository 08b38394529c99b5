// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/defang.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace yagura;

class DefangTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defangs_data();
    void defangs();
    void isIdempotent_data() { defangs_data(); }
    void isIdempotent();
};

void DefangTest::defangs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("address", u"198.51.100.23"_s, u"198[.]51[.]100[.]23"_s);
    row("URL", u"https://bad.example/a.php?x=1"_s, u"hxxps://bad[.]example/a[.]php?x=1"_s);
    row("upper case", u"HTTP://BAD.EXAMPLE"_s, u"hxxp://BAD[.]EXAMPLE"_s);
    row("ftp", u"ftp://files.example"_s, u"fxp://files[.]example"_s);
    row("mail", u"a.b@bad.example"_s, u"a[.]b[@]bad[.]example"_s);
    row("IPv6 stays", u"2001:db8::1"_s, u"2001:db8::1"_s);
    row("internationalised", u"悪い.例"_s, u"悪い[.]例"_s);
    row("full-width dot", u"bad．example"_s, u"bad[.]example"_s);
    row("prose", u"It stopped. Then it began."_s, u"It stopped. Then it began."_s);
    row("Japanese prose", u"停止した。その後、再開した。"_s, u"停止した。その後、再開した。"_s);
    row("hash", u"d41d8cd98f00b204e9800998ecf8427e"_s, u"d41d8cd98f00b204e9800998ecf8427e"_s);
    row("two lines", u"a.example\nb.example"_s, u"a[.]example\nb[.]example"_s);
    row("nothing", QString(), QString());
}

void DefangTest::defangs()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(defanged(text), expected);
}

void DefangTest::isIdempotent()
{
    QFETCH(QString, expected);
    QCOMPARE(defanged(expected), expected);
}

QTEST_APPLESS_MAIN(DefangTest)
#include "tst_defang.moc"
