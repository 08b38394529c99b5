// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

#include <vector>

namespace yagura::test {

// A device that draws nothing and keeps the texts that were drawn, and where: what a person could read. A text comes in
// pieces, one for each script and line; pieces that follow each other on a line are joined, and lines as long as a
// bracket is open.
class TextRecorder final : public QPaintDevice
{
public:
    struct Item
    {
        QString text;
        QRectF box; // in the device's logical pixels
    };

    explicit TextRecorder(QSize size = {4000, 4000}, double ratio = 1)
        : m_size(size)
        , m_ratio(ratio)
    {
    }
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }
    void clear() { m_engine.pieces.clear(); }
    // All that was drawn, as it came.
    [[nodiscard]] QString text() const
    {
        QString all;
        for (const Item &piece : m_engine.pieces)
            all += piece.text;
        return all;
    }
    [[nodiscard]] std::vector<Item> texts() const
    {
        std::vector<Item> joined;
        int depth = 0;
        for (const Item &piece : m_engine.pieces) {
            const bool sameLine = !joined.empty() && std::abs(joined.back().box.bottom() - piece.box.bottom()) < 2
                && std::abs(joined.back().box.right() - piece.box.left()) < 1.5;
            const bool openAcross = depth > 0 && !joined.back().text.endsWith(QChar(0x2026));
            if (sameLine || openAcross) {
                joined.back().text += (sameLine ? QString() : QStringLiteral("\n")) + piece.text;
                joined.back().box |= piece.box;
            } else {
                depth = 0;
                joined.push_back(piece);
            }
            depth += static_cast<int>(piece.text.count(QChar(0x27e6)) - piece.text.count(QChar(0x27e7)));
        }
        return joined;
    }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return static_cast<int>(m_ratio);
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(m_ratio * devicePixelRatioFScale());
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    struct Engine final : QPaintEngine
    {
        Engine()
            : QPaintEngine(AllFeatures)
        {
        }
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &) override { }
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }
        void drawPath(const QPainterPath &) override { }
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override { }
        void drawTextItem(const QPointF &at, const QTextItem &item) override
        {
            const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
            pieces.push_back({item.text(), painter()->transform().mapRect(box)});
        }
        [[nodiscard]] Type type() const override { return User; }
        std::vector<Item> pieces;
    };
    QSize m_size;
    double m_ratio;
    mutable Engine m_engine;
};

} // namespace yagura::test
