// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "models/relay/metrics.h"

using namespace yagura;

namespace {

RelayMetrics metrics()
{
    RelayMetrics m;
    m.version = "0.1.0";
    m.feeds = {{"jp", 42, 1, 3, 1.5}, {"odd \"\\\n", 0, 0, 0, -1}};
    m.counters.events = 7'000'000'000;
    m.trouble = QStringLiteral("no space left");
    return m;
}

QList<QByteArray> linesOf(const RelayMetrics &m)
{
    QList<QByteArray> lines = prometheusText(m).split('\n');
    lines.removeLast();
    return lines;
}

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsOfTheFormat()
    {
        const QRegularExpression comment(QStringLiteral("^# (HELP|TYPE) [a-z_]+ .+$"));
        const QRegularExpression sample(
            QStringLiteral("^([a-z_]+)(\\{[a-z]+=\"([^\"\\\\]|\\\\.)*\"\\})? -?[0-9.]+(e[+-][0-9]+)?$"));
        QByteArray declared;
        for (const QByteArray &line : linesOf(metrics())) {
            const QString text = QString::fromUtf8(line);
            if (line.startsWith('#')) {
                QVERIFY2(comment.match(text).hasMatch(), line);
                declared = line.split(' ').value(2);
            } else {
                const auto match = sample.match(text);
                QVERIFY2(match.hasMatch(), line);
                QCOMPARE(match.captured(1).toUtf8(), declared); // a sample stands below its own declaration
            }
        }
    }

    void says_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"yagura_relay_build_info{version=\"0.1.0\"} 1", "yagura_relay_healthy 0",
                 "yagura_relay_feed_head{feed=\"jp\"} 42", "yagura_relay_feed_subscribers{feed=\"jp\"} 3",
                 "yagura_relay_feed_event_age_seconds{feed=\"jp\"} 1.5", "yagura_relay_events_sent_total 7000000000",
                 "yagura_relay_feed_head{feed=\"odd \\\"\\\\\\n\"} 0"})
            QTest::newRow(line) << QByteArray(line);
    }
    void says()
    {
        QFETCH(QByteArray, line);
        QVERIFY(linesOf(metrics()).contains(line));
    }

    void noEventHasNoAge() { QVERIFY(!prometheusText(metrics()).contains("age_seconds{feed=\"odd")); }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
