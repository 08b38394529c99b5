// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feed_strip.h"

#include <QHelpEvent>
#include <QToolTip>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"
#include "widgets/feeds/feed_table_model.h"

namespace yagura {

FeedStrip::FeedStrip(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&context.feeds, &FeedBoard::changed, this, &FeedStrip::refresh);
    connect(&context.themes, &ThemeSwitch::changed, this, &FeedStrip::refresh);
    connect(&m_timer, &QTimer::timeout, this, &FeedStrip::refresh);
    m_timer.start(std::chrono::seconds(1));
    refresh();
}

QSize FeedStrip::sizeHint() const
{
    return {400, minimumSizeHint().height()};
}

QSize FeedStrip::minimumSizeHint() const
{
    const QFontMetrics metrics(Theme::font(TypeSize::Body, Language::Ja));
    return {100, metrics.height() + 6};
}

QString FeedStrip::text(const FeedHealth &feed) const
{
    const QString plain = QStringLiteral("%1 %2 %3")
                              .arg(plainText(QString::fromUtf8(feed.feed), 40), feedStateWord(feed.state),
                                  feedAge(feed, m_context.clock.now()));
    if (clockIsOff(feed) && isHeard(feed.state))
        return tr("%1, clock off by %2").arg(plain, skewText(feed));
    return feed.catchingUp && isHeard(feed.state) ? tr("%1, catching up").arg(plain) : plain;
}

void FeedStrip::refresh()
{
    QStringList all;
    for (const FeedHealth &feed : m_context.feeds.feeds())
        all << text(feed);
    setAccessibleName(tr("Feeds"));
    setAccessibleDescription(all.join(QStringLiteral(", ")));
    update();
}

void FeedStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_context.theme();
    painter.setFont(Theme::font(TypeSize::Body, m_context.lang()));
    const QFontMetrics metrics = painter.fontMetrics();
    const auto &feeds = m_context.feeds.feeds();
    if (feeds.isEmpty()) {
        painter.setPen(theme.color(Token::TextMuted));
        painter.drawText(rect().adjusted(10, 0, 0, 0), Qt::AlignVCenter,
            tr("No feed is connected. Start Yagura with --feed URL, or see the demo with app/run.sh."));
        return;
    }
    const int mark = metrics.height() * 6 / 10;
    int x = 10;
    for (int i = 0; i < feeds.size(); ++i) {
        const FeedHealth &feed = feeds[i];
        const QString words = text(feed);
        const int needed = mark + 6 + metrics.horizontalAdvance(words) + 22;
        const QString rest = tr("%n more feed(s)", nullptr, static_cast<int>(feeds.size()) - i);
        const int reserve = i + 1 < feeds.size() ? metrics.horizontalAdvance(rest) + 20 : 0;
        if (x + needed + reserve > width() && i > 0) {
            painter.setPen(theme.color(Token::Warning));
            painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, rest);
            return;
        }
        paintFeedMark(painter, QRectF(x, (height() - mark) / 2.0, mark, mark), feed.state, theme);
        x += mark + 6;
        const Token calm = clockIsOff(feed) || feed.catchingUp ? Token::Warning : Token::Text;
        painter.setPen(theme.color(isHeard(feed.state) ? calm : feedToken(feed.state)));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, words);
        x += metrics.horizontalAdvance(words) + 22;
    }
}

void FeedStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void FeedStrip::mouseReleaseEvent(QMouseEvent *)
{
    Q_EMIT activated();
}

bool FeedStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QStringList lines;
    for (const FeedHealth &feed : m_context.feeds.feeds()) {
        lines << text(feed);
        if (!feed.detail.isEmpty())
            lines << QStringLiteral("    ") + plainText(words(feed.detail));
    }
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), toolTipText(lines.join(QLatin1Char('\n'))), this);
    return true;
}

} // namespace yagura
