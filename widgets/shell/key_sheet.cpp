// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/key_sheet.h"

#include <QHeaderView>
#include <QTableWidget>

namespace yagura {

namespace {
struct Key
{
    const char *keys;
    const char *en;
    const char16_t *ja;
};
// Both languages at once on purpose: a duty officer reads the sheet beside a colleague of the other country.
constexpr Key keys[] = {
    {"j / k, \u2193 / \u2191", "Next / previous alert",
        u"\u6b21\u306e\u30a2\u30e9\u30fc\u30c8\uff0f\u524d\u306e\u30a2\u30e9\u30fc\u30c8"},
    {"Enter", "Open the report", u"\u5831\u544a\u3092\u958b\u304f"},
    {"a", "Acknowledge", u"\u78ba\u8a8d\u3059\u308b"},
    {"u", "Undo the acknowledgement (within 10 s)",
        u"\u78ba\u8a8d\u306e\u53d6\u6d88\u3057\uff0810\u79d2\u4ee5\u5185\uff09"},
    {"x", "Choose several alerts", u"\u8907\u6570\u9078\u629e"},
    {"Esc", "Let go of the choice", u"\u9078\u629e\u306e\u89e3\u9664"},
    {"t", "Take / release", u"\u62c5\u5f53\u3059\u308b\uff0f\u62c5\u5f53\u3092\u5916\u308c\u308b"},
    {"/", "Search", u"\u691c\u7d22"},
    {"Ctrl+Z / Ctrl+Shift+Z", "Undo / redo the change of scope",
        u"\u7d5e\u308a\u8fbc\u307f\u306e\u53d6\u6d88\u3057\uff0f\u3084\u308a\u76f4\u3057"},
    {"Ctrl+0", "Show everything", u"\u5168\u4ef6\u8868\u793a"},
    {"Home", "Return to live", u"\u73fe\u5728\u306e\u72b6\u6cc1\u306b\u623b\u308b"},
    {"Ctrl+1 / 2 / 3", "Map: tiles / geographic / by sector",
        u"\u5730\u56f3\uff1a\u30bf\u30a4\u30eb\uff0f\u5730\u56f3\uff0f\u5206\u91ce\u5225"},
    {"\u2190 \u2191 \u2192 \u2193", "Map and timeline: go to the neighbour",
        u"\u5730\u56f3\u30fb\u6642\u7cfb\u5217\uff1a\u96a3\u3078\u79fb\u52d5"},
    {"+ / -", "Zoom in / out", u"\u62e1\u5927\uff0f\u7e2e\u5c0f"},
    {"Ctrl+L", "Japanese / English", u"\u65e5\u672c\u8a9e\uff0f\u82f1\u8a9e"},
    {"Ctrl+Shift+C", "Copy the selected report", u"\u9078\u629e\u4e2d\u306e\u5831\u544a\u3092\u30b3\u30d4\u30fc"},
    {"F11", "Wall mode", u"\u5927\u753b\u9762\u8868\u793a"},
    {"?", "This sheet", u"\u3053\u306e\u4e00\u89a7"},
};

class KeySheet : public QWidget
{
public:
    KeySheet(ViewContext &context, QWidget *parent)
        : QWidget(parent, Qt::Tool)
        , m_context(context)
        , m_table(new QTableWidget(static_cast<int>(std::size(keys)), 3, this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_table->setSelectionMode(QAbstractItemView::NoSelection);
        m_table->verticalHeader()->hide();
        m_table->horizontalHeader()->setStretchLastSection(true);
        for (int row = 0; row < m_table->rowCount(); ++row) {
            const Key &key = keys[row];
            const QString texts[]
                = {QString::fromUtf8(key.keys), QString::fromUtf8(key.en), QString::fromUtf16(key.ja)};
            for (int column = 0; column < 3; ++column)
                m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
        }
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_table);
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
        setWindowTitle(QCoreApplication::translate("KeySheet", "Keys"));
        m_table->setHorizontalHeaderLabels({QCoreApplication::translate("KeySheet", "Key"), QStringLiteral("English"),
            QStringLiteral("\u65e5\u672c\u8a9e")});
        m_table->setFont(Theme::font(TypeSize::Body, m_context.lang()));
        m_table->resizeColumnsToContents();
        m_table->resizeRowsToContents();
        int width = 40;
        for (int column = 0; column < 3; ++column)
            width += m_table->columnWidth(column);
        resize(width, m_table->verticalHeader()->length() + m_table->horizontalHeader()->sizeHint().height() + 8);
    }

    ViewContext &m_context;
    QTableWidget *m_table;
};
} // namespace

void showKeySheet(ViewContext &context, QWidget *parent)
{
    (new KeySheet(context, parent))->show();
}

} // namespace yagura
