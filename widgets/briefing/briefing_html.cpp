// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_writer.h"

#include <QBuffer>

#include "widgets/briefing/briefing_pages.h"
#include "widgets/briefing/briefing_words.h"

// One file without scripts and without anything to fetch: a policy in its head forbids both, whatever a source may
// have written into its texts. Every text says its language.
namespace yagura {

namespace {

using namespace Qt::StringLiterals;

QString code(Language language)
{
    return language == Language::Ja ? u"ja"_s : u"en"_s;
}

QString shapeOf(std::uint8_t severity)
{
    static const QString shapes[] = {u"\u2013"_s, u"\u25cb"_s, u"\u25cf"_s, u"\u25a0"_s, u"\u25b2"_s, u"\u25c6"_s};
    return severity > 5 ? u"?"_s : shapes[severity];
}

class HtmlWriter
{
public:
    explicit HtmlWriter(const Briefing &briefing)
        : m_briefing(briefing)
        , m_document(briefing.document())
        , m_theme(Briefing::theme())
    {
    }

    QByteArray write(const BriefingProgress &progress)
    {
        m_out = u"<!DOCTYPE html>\n<html lang=\"%1\">\n"_s.arg(code(m_document.languages.front()));
        head();
        m_out += m_document.exercise ? u"<body class=\"exercise\">\n"_s : u"<body>\n"_s;
        banner(u"header"_s);
        m_out += u"<main>\n<h1>"_s + inOne(m_document.title) + u"</h1>\n<p class=\"asof\">"_s
            + inOne(m_document.asOfLabel) + u": "_s + m_document.asOf.toHtmlEscaped() + u"</p>\n"_s;
        const int parts = static_cast<int>(m_document.sections.size());
        for (int i = 0; i < parts; ++i) {
            if (progress && !progress(i, parts))
                return {};
            writeSection(m_document.sections[static_cast<std::size_t>(i)]);
        }
        if (!m_document.credit.isEmpty())
            m_out += u"<p class=\"muted\">"_s + m_document.credit.toHtmlEscaped() + u"</p>\n"_s;
        m_out += u"</main>\n"_s;
        banner(u"footer"_s);
        m_out += u"</body>\n</html>\n"_s;
        return m_out.toUtf8();
    }

private:
    [[nodiscard]] QString color(Token token) const { return m_theme.color(token).name(); }

    void head()
    {
        m_out += u"<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                 "style-src 'unsafe-inline'\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"_s
            + m_document.label.toHtmlEscaped() + u" "_s + joined(m_document.title).toHtmlEscaped()
            + u"</title>\n<style>\n"_s + style() + u"</style>\n</head>\n"_s;
    }

    [[nodiscard]] QString style() const
    {
        const QString label = m_briefing.catalog().tlpLabel(m_document.marking).textColour;
        return u"body{margin:0;background:%1;color:%2;font:10pt 'Noto Sans','Noto Sans CJK JP',sans-serif}\n"
               ":lang(ja){font-family:'Noto Sans CJK JP','Noto Sans',sans-serif}\n"
               "main{padding:3.2em 1.5em}\n"
               "header,footer{position:fixed;left:0;right:0;padding:.3em 1.5em;text-align:right;background:%1}\n"
               "header{top:0}footer{bottom:0}\n"
               ".tlp{background:%3;color:%4;font:bold 13pt 'Noto Sans',sans-serif;padding:.1em .5em}\n"
               ".word{color:%5;font-weight:bold;font-size:14pt;margin-right:1em}\n"
               "body.exercise{border:6px double %5}\n"
               "h1{font-size:18pt;margin:.4em 0}h2{font-size:14pt;margin:1.2em 0 .4em}\n"
               "table{border-collapse:collapse;width:100%}\n"
               "th,td{border-bottom:1px solid %6;padding:.3em .5em;text-align:left;vertical-align:top;"
               "overflow-wrap:anywhere}\n"
               "th{background:%7}td.n,th.n{text-align:right}tr.total td{font-weight:bold}\n"
               "tr.exercise{outline:2px dashed %5;outline-offset:-2px}\n"
               "td "
               "p{margin:0;white-space:pre-wrap}.b{font-weight:bold}.muted{color:%8}.x{text-decoration:line-through}\n"
               "img{max-width:100%}\n"
               "@page{size:A4 %9;margin:12mm}\n"
               "@media print{thead{display:table-header-group}h2{break-after:avoid}*{print-color-adjust:exact}}\n"_s
                   .arg(color(Token::Ground), color(Token::Text), color(Token::TlpGround), label,
                       color(Token::Exercise), color(Token::Border), color(Token::SurfaceRaised),
                       color(Token::TextMuted), m_briefing.choices().portrait ? u"portrait"_s : u"landscape"_s);
    }

    void banner(const QString &element)
    {
        m_out += u'<' + element + u'>';
        if (m_document.exercise)
            m_out += u"<span class=\"word\">"_s + inOne(m_document.exerciseWords) + u"</span>"_s;
        m_out += u"<span class=\"tlp\" lang=\"en\" translate=\"no\">"_s + m_document.label.toHtmlEscaped()
            + u"</span></"_s + element + u">\n"_s;
    }

    [[nodiscard]] static QString attributes(const DocLine &line)
    {
        QString out;
        if (line.language)
            out += u" lang=\"%1\""_s.arg(code(*line.language));
        if (line.style == DocStyle::Bold)
            out += u" class=\"b\""_s;
        else if (line.style == DocStyle::Muted)
            out += u" class=\"muted\""_s;
        else if (line.style == DocStyle::Struck)
            out += u" class=\"x\""_s;
        return out;
    }

    [[nodiscard]] static QString inOne(const DocLines &lines)
    {
        QStringList parts;
        for (const DocLine &line : lines)
            parts.append(u"<span"_s + attributes({line.language, {}, DocStyle::Body}) + u'>' + line.text.toHtmlEscaped()
                + u"</span>"_s);
        return parts.join(u" / "_s);
    }

    [[nodiscard]] static QString paragraphs(const DocLines &lines)
    {
        QString out;
        for (const DocLine &line : lines)
            out += u"<p"_s + attributes(line) + u'>' + line.text.toHtmlEscaped() + u"</p>"_s;
        return out;
    }

    void writeSection(const DocSection &section)
    {
        m_out += u"<section>\n"_s;
        if (!section.title.empty())
            m_out += u"<h2>"_s + inOne(section.title) + u"</h2>\n"_s;
        m_out += paragraphs(section.paragraphs);
        if (section.table)
            writeTable(*section.table);
        m_out += paragraphs(section.after);
        if (section.figure >= 0)
            writeFigure(section);
        m_out += u"</section>\n"_s;
    }

    void writeTable(const DocTable &table)
    {
        m_out += u"<table>\n<thead><tr>"_s;
        for (const DocColumn &column : table.columns)
            m_out += (column.figures ? u"<th class=\"n\">"_s : u"<th>"_s) + inOne(column.head) + u"</th>"_s;
        m_out += u"</tr></thead>\n<tbody>\n"_s;
        for (const DocRow &row : table.rows) {
            m_out += row.exercise ? u"<tr class=\"exercise\">"_s : row.total ? u"<tr class=\"total\">"_s : u"<tr>"_s;
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                writeCell(row.cells[i], table.columns[i].figures);
            m_out += u"</tr>\n"_s;
        }
        m_out += u"</tbody>\n</table>\n"_s;
    }

    void writeCell(const DocCell &cell, bool figures)
    {
        m_out += figures ? u"<td class=\"n\">"_s : u"<td>"_s;
        if (cell.severity)
            m_out += u"<span style=\"color:%1\" aria-hidden=\"true\">%2</span> "_s.arg(
                m_theme.severity(*cell.severity).name(), shapeOf(*cell.severity));
        m_out += paragraphs(cell.lines) + u"</td>"_s;
    }

    void writeFigure(const DocSection &section)
    {
        const bool portrait = m_briefing.choices().portrait;
        const PageFrame frame{pageUnits(portrait), 1};
        QImage canvas = pageCanvas(portrait, 2);
        QImage image = canvas.copy(
            0, 0, static_cast<int>(frame.body().width() * 2), static_cast<int>((frame.body().height() - 30) * 2));
        image.setDevicePixelRatio(2);
        {
            QPainter painter(&image);
            painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
            m_briefing.paintFigure(painter, QRectF(QPointF(), image.deviceIndependentSize()), section);
        }
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        m_out += u"<img alt=\"%1\" src=\"data:image/png;base64,%2\">\n"_s.arg(
            joined(section.title).toHtmlEscaped(), QString::fromLatin1(buffer.data().toBase64()));
    }

    const Briefing &m_briefing;
    const Document &m_document;
    const Theme &m_theme;
    QString m_out;
};

} // namespace

QByteArray briefingHtml(const Briefing &briefing, const BriefingProgress &progress)
{
    return HtmlWriter(briefing).write(progress);
}

} // namespace yagura
