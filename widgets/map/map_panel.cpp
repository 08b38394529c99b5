// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_panel.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QShortcut>
#include <QToolButton>

#include "widgets/map/map_text.h"

namespace yagura {

MapPanel::MapPanel(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    auto geometry = MapGeometry::load(context.catalog);
    if (!geometry) {
        auto *layout = new QVBoxLayout(this);
        auto *label = new QLabel(sentence(geometry.error()));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
        return;
    }
    m_geometry = *geometry;
    start();
}

MapPanel::MapPanel(ViewContext &context, std::shared_ptr<const MapGeometry> geometry, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_geometry(std::move(geometry))
{
    start();
}

void MapPanel::start()
{
    m_canvas = new MapCanvas(m_context, m_geometry);
    build();
    retranslate();
    connect(&m_context.scope, &Scope::changed, this, &MapPanel::refreshCaption);
    connect(m_canvas, &MapCanvas::pointOfViewChanged, this, &MapPanel::pointOfViewChanged);
}

void MapPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 4, 6, 0);
    bar->setSpacing(2);
    layout->addLayout(bar);
    layout->addWidget(m_canvas, 1);

    m_modes = new QButtonGroup(this);
    for (int i = 0; i < 3; ++i) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setChecked(i == 0);
        button->setFocusPolicy(Qt::TabFocus);
        m_modes->addButton(button, i);
        bar->addWidget(button);
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, i] { setMode(static_cast<MapMode>(i)); });
    }
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int id) { setMode(static_cast<MapMode>(id)); });

    m_caption = new QLabel;
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar->addWidget(m_caption, 1);
    setFocusProxy(m_canvas);
}

void MapPanel::retranslate()
{
    if (!m_canvas)
        return;
    const QStringList texts{tr("Tiles"), tr("Geographic"), tr("By sector")};
    for (int i = 0; i < texts.size(); ++i) {
        QAbstractButton *button = m_modes->button(i);
        button->setText(texts[i]);
        button->setToolTip(texts[i] + QStringLiteral(" (Ctrl+%1)").arg(i + 1));
        button->setAccessibleName(texts[i]);
    }
    setAccessibleName(tr("Map"));
    m_canvas->setAccessibleName(tr("Map"));
    refreshCaption();
}

void MapPanel::refreshCaption()
{
    const QString text = scopeCaption(m_context.scope.filter(), m_context.catalog, m_context.lang());
    m_caption->setText(text);
    m_caption->setToolTip(text);
}

void MapPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

MapMode MapPanel::mode() const
{
    return m_canvas ? m_canvas->mode() : MapMode::Tiles;
}

void MapPanel::setMode(MapMode mode)
{
    if (!m_canvas || m_canvas->mode() == mode)
        return;
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    m_canvas->setMode(mode);
    Q_EMIT modeChanged(mode);
}

PointOfView MapPanel::pointOfView() const
{
    return m_canvas ? m_canvas->pointOfView() : PointOfView::Neutral;
}

void MapPanel::setPointOfView(PointOfView view)
{
    if (m_canvas)
        m_canvas->setPointOfView(view);
}

} // namespace yagura
