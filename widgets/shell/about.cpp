// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/about.h"

namespace yagura {

namespace {
class About : public QWidget
{
public:
    About(ViewContext &context, QWidget *parent)
        : QWidget(parent, Qt::Tool)
        , m_context(context)
        , m_text(new QLabel(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        m_text->setTextFormat(Qt::PlainText);
        m_text->setWordWrap(true);
        m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(24, 20, 24, 20);
        layout->addWidget(m_text);
        retranslate();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QWidget::changeEvent(event);
    }

private:
    void retranslate()
    {
        setWindowTitle(QCoreApplication::translate("About", "About Yagura"));
        const QStringList lines{
            QStringLiteral("\u6ad3 Yagura " YAGURA_VERSION),
            QCoreApplication::translate(
                "About", "Situational awareness for the watch floors of Japan and the United States."),
            QCoreApplication::translate("About",
                "Free software under the GNU General Public License, version 3 or later, without any warranty."),
            QCoreApplication::translate("About", "Place names: data from GeoNames.org (CC BY 4.0)."),
            QCoreApplication::translate(
                "About", "Maps: Natural Earth and US Census Bureau (public domain); country names: Unicode CLDR."),
            QCoreApplication::translate("About", "Reporting duties and their clocks are no legal advice."),
        };
        m_text->setFont(Theme::font(TypeSize::Body, m_context.lang()));
        m_text->setText(lines.join(QStringLiteral("\n\n")));
        const int width = QFontMetrics(m_text->font()).averageCharWidth() * 70;
        setMinimumHeight(m_text->heightForWidth(width - 48) + 40); // a wrapped label does not ask for its height itself
        resize(width, minimumHeight());
    }

    ViewContext &m_context;
    QLabel *m_text;
};
} // namespace

void showAbout(ViewContext &context, QWidget *parent)
{
    (new About(context, parent))->show();
}

} // namespace yagura
