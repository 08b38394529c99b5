// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/about.h"

namespace yagura {

void showAbout(ViewContext &context, QWidget *parent)
{
    auto *window = new QWidget(parent, Qt::Tool);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(QCoreApplication::translate("About", "About Yagura"));
    const QStringList lines{
        QStringLiteral("\u6ad3 Yagura " YAGURA_VERSION),
        QCoreApplication::translate(
            "About", "Situational awareness for the watch floors of Japan and the United States."),
        QCoreApplication::translate(
            "About", "Free software under the GNU General Public License, version 3 or later, without any warranty."),
        QCoreApplication::translate("About", "Place names: data from GeoNames.org (CC BY 4.0)."),
        QCoreApplication::translate(
            "About", "Maps: Natural Earth and US Census Bureau (public domain); country names: Unicode CLDR."),
        QCoreApplication::translate("About", "Reporting duties and their clocks are no legal advice."),
    };
    auto *text = new QLabel(lines.join(QStringLiteral("\n\n")), window);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(Theme::font(TypeSize::Body, context.lang()));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(window);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addWidget(text);
    window->resize(window->fontMetrics().averageCharWidth() * 70, window->sizeHint().height());
    window->show();
}

} // namespace yagura
