// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/window_texts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMetaProperty>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextEdit>
#include <QToolTip>

#include "tests/support/text_recorder.h"

namespace yagura::test {

namespace {
constexpr int rowsRead = 60; // of a model: the words of rows repeat

void add(std::vector<FoundText> &found, const QString &where, const QString &what, const QString &text)
{
    if (!text.trimmed().isEmpty())
        found.push_back({where + QLatin1Char(' ') + what, text});
}

// Every property that holds a text for people.
void addProperties(std::vector<FoundText> &found, const QObject &object, const QString &where)
{
    for (const char *name : {"text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "placeholderText",
             "accessibleName", "accessibleDescription", "prefix", "suffix", "specialValueText"}) {
        if (object.metaObject()->indexOfProperty(name) < 0)
            continue;
        const QString text = object.property(name).toString();
        // A menu's own action mirrors its title, a tool tip without a text of its own the action's text.
        add(found, where, QString::fromLatin1(name), text);
    }
}

void addModel(std::vector<FoundText> &found, const QAbstractItemView &view, const QString &where)
{
    const QAbstractItemModel *model = view.model();
    if (!model)
        return;
    for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical}) {
        const int sections
            = orientation == Qt::Horizontal ? model->columnCount() : std::min(rowsRead, model->rowCount());
        for (int section = 0; section < sections; ++section) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                add(found, where, QStringLiteral("header %1").arg(section),
                    model->headerData(section, orientation, role).toString());
        }
    }
    for (int row = 0; row < std::min(rowsRead, model->rowCount()); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                add(found, where, QStringLiteral("row %1 column %2").arg(row).arg(column), index.data(role).toString());
        }
    }
}

void addWidget(std::vector<FoundText> &found, QWidget *widget)
{
    const QString where = pathOf(widget);
    addProperties(found, *widget, where);
    for (const QAction *action : widget->actions())
        addProperties(found, *action, where + QStringLiteral(" action"));
    if (const auto *combo = qobject_cast<QComboBox *>(widget)) {
        for (int i = 0; i < combo->count(); ++i)
            add(found, where, QStringLiteral("choice"), combo->itemText(i));
    } else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            add(found, where, QStringLiteral("tab"), tabs->tabText(i));
            add(found, where, QStringLiteral("tab tip"), tabs->tabToolTip(i));
        }
    } else if (const auto *edit = qobject_cast<QTextEdit *>(widget)) {
        for (QTextBlock block = edit->document()->begin(); block.isValid(); block = block.next())
            add(found, where, QStringLiteral("paragraph"), block.text());
    } else if (const auto *view = qobject_cast<QAbstractItemView *>(widget)) {
        if (!qobject_cast<QHeaderView *>(widget) && !qobject_cast<QComboBox *>(widget->parentWidget()))
            addModel(found, *view, where);
    }
}

// Panels behind another tab count as visible for Qt, which keeps them outside the window.
bool inSight(const QWidget &widget)
{
    return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

QString plain(QString text)
{
    if (text.startsWith(QLatin1String("<span ")))
        text = QTextDocumentFragment::fromHtml(text).toPlainText();
    return text.remove(QLatin1Char('&'));
}

bool narrower(const QWidget &widget, const QSize &needed)
{
    return widget.width() < needed.width() || widget.height() < needed.height();
}

QString cutIn(QWidget *widget)
{
    if (const auto *label = qobject_cast<QLabel *>(widget)) {
        const bool cut = label->wordWrap() ? label->heightForWidth(label->width()) > label->height()
                                           : narrower(*label, label->sizeHint());
        return cut ? label->text() : QString();
    }
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
        return narrower(*button, button->minimumSizeHint().expandedTo({0, 0}))
                || narrower(*button, {button->sizeHint().width(), 0})
            ? button->text()
            : QString();
    if (const auto *combo = qobject_cast<QComboBox *>(widget)) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        option.frame = combo->hasFrame();
        option.subControls = QStyle::SC_All;
        option.editable = combo->isEditable();
        const int room
            = combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo).width();
        return combo->fontMetrics().horizontalAdvance(combo->currentText()) > room ? combo->currentText() : QString();
    }
    if (const auto *edit = qobject_cast<QLineEdit *>(widget)) {
        const bool cut = edit->fontMetrics().horizontalAdvance(edit->placeholderText()) > edit->width() - 8;
        return cut ? edit->placeholderText() : QString();
    }
    return {};
}

void addCutTabs(std::vector<FoundText> &found, const QTabBar &tabs)
{
    for (int i = 0; i < tabs.count(); ++i) {
        const bool cut = tabs.fontMetrics().horizontalAdvance(tabs.tabText(i)) > tabs.tabRect(i).width();
        const bool outside = tabs.tabRect(i).right() > tabs.width();
        if ((cut || outside) && !plain(tabs.tabToolTip(i)).contains(plain(tabs.tabText(i))))
            add(found, pathOf(&tabs), QStringLiteral("tab"), tabs.tabText(i));
    }
}

void addCutHeaders(std::vector<FoundText> &found, const QHeaderView &header)
{
    for (int section = 0; header.orientation() == Qt::Horizontal && section < header.count(); ++section) {
        const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
        const QString tip = plain(header.model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString());
        const bool cut = header.fontMetrics().horizontalAdvance(text) + 6 > header.sectionSize(section);
        if (!header.isSectionHidden(section) && cut && !tip.contains(plain(text)))
            add(found, pathOf(&header), QStringLiteral("section"), text);
    }
}
} // namespace

QString pathOf(const QObject *object)
{
    QStringList path;
    for (; object; object = object->parent()) {
        const QString name = object->objectName();
        QString part = QString::fromLatin1(object->metaObject()->className()).section(QStringLiteral("::"), -1);
        path.prepend(name.isEmpty() ? part : part + QLatin1Char('#') + name);
    }
    return path.join(QLatin1Char('/'));
}

std::vector<FoundText> textsOf(QWidget *root)
{
    std::vector<FoundText> found;
    addWidget(found, root);
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (inSight(*widget) || qobject_cast<QMenu *>(widget))
            addWidget(found, widget);
    }
    return found;
}

std::vector<PaintedText> paintedTexts(QWidget *root)
{
    std::vector<PaintedText> found;
    QList<QWidget *> widgets = root->findChildren<QWidget *>();
    widgets.prepend(root);
    for (QWidget *widget : widgets) {
        // A page of text is judged by its paragraphs: as painted, its lines are broken anywhere.
        const bool page = qobject_cast<QTextEdit *>(widget->parentWidget()) || widget->inherits("QTipLabel");
        if (!inSight(*widget) || page)
            continue;
        TextRecorder recorder(widget->size(), widget->devicePixelRatioF());
        widget->render(&recorder, {}, {}, QWidget::RenderFlags());
        for (const TextRecorder::Item &item : recorder.texts())
            found.push_back({pathOf(widget), item.text, widget, item.box});
    }
    return found;
}

std::vector<FoundText> cutTexts(QWidget *root)
{
    std::vector<FoundText> found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!inSight(*widget))
            continue;
        const QString cut = cutIn(widget);
        if (!cut.isEmpty() && !plain(widget->toolTip()).contains(plain(cut)))
            add(found, pathOf(widget),
                QStringLiteral("%1x%2 of %3x%4")
                    .arg(widget->width())
                    .arg(widget->height())
                    .arg(widget->sizeHint().width())
                    .arg(widget->sizeHint().height()),
                cut);
        if (const auto *tabs = qobject_cast<QTabBar *>(widget))
            addCutTabs(found, *tabs);
        if (const auto *header = qobject_cast<QHeaderView *>(widget))
            addCutHeaders(found, *header);
        // A bar that hides some of what it holds.
        // (A bar of plain actions inside a panel puts them into a menu of its own: there they can be read.)
        if ((widget->objectName() == QLatin1String("qt_toolbar_ext_button")
                && qobject_cast<QMainWindow *>(widget->parentWidget()->parentWidget()))
            || widget->objectName() == QLatin1String("qt_menubar_ext_button"))
            add(found, pathOf(widget), QString(), QStringLiteral("\u00bb"));
    }
    return found;
}

QString toolTipAt(QWidget *widget, QPoint at)
{
    QToolTip::hideText();
    QHelpEvent help(QEvent::ToolTip, at, widget->mapToGlobal(at));
    QCoreApplication::sendEvent(widget, &help);
    const QString text = QToolTip::isVisible() ? QToolTip::text() : QString();
    QToolTip::hideText();
    return plain(text);
}

} // namespace yagura::test
