// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/scope_bar.h"

#include <bit>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

ScopeBar::ScopeBar(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_sectors(button(&ScopeBar::fillSectors))
    , m_countries(button(&ScopeBar::fillCountries))
    , m_severity(button(&ScopeBar::fillSeverities))
    , m_tlp(button(&ScopeBar::fillTlp))
    , m_time(button(&ScopeBar::fillTime))
    , m_kinds(button(&ScopeBar::fillKinds))
    , m_reset(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(2);
    for (QToolButton *b : {m_sectors, m_countries, m_severity, m_tlp, m_time, m_kinds, m_reset}) {
        b->setAutoRaise(true);
        layout->addWidget(b);
    }
    layout->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_reset, &QToolButton::clicked, &context.scope, &Scope::reset);
    connect(&context.scope, &Scope::changed, this, &ScopeBar::refresh);
    refresh();
}

QToolButton *ScopeBar::button(void (ScopeBar::*fill)())
{
    auto *b = new QToolButton(this);
    auto *menu = new QMenu(b);
    b->setMenu(menu);
    b->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
        menu->clear();
        (this->*fill)();
    });
    return b;
}

void ScopeBar::choice(QMenu *menu, const QString &text, const std::function<void(ScopeFilter &)> &change)
{
    ScopeFilter wanted = m_context.scope.filter();
    change(wanted);
    QAction *action = menu->addAction(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")), this,
        [this, wanted] { m_context.scope.set(wanted); });
    action->setCheckable(true);
    action->setChecked(wanted == m_context.scope.filter());
}

void ScopeBar::fillSectors()
{
    QMenu *menu = m_sectors->menu();
    choice(menu, tr("All sectors"), [](ScopeFilter &f) { f.sectors = ScopeFilter{}.sectors; });
    for (const Country country : {Country::Japan, Country::UnitedStates}) {
        QMenu *sub = menu->addMenu(countryWord(country));
        const SectorSet whole = m_context.catalog.sectorsOf(country);
        choice(sub, tr("All of these"), [whole](ScopeFilter &f) { f.sectors = whole; });
        sub->addSeparator();
        for (const Sector &sector : m_context.catalog.sectors()) {
            if (sector.country == country)
                choice(sub, sector.name.in(m_context.lang()),
                    [index = sector.index](ScopeFilter &f) { f.sectors = bit(index); });
        }
    }
}

void ScopeBar::fillCountries()
{
    QMenu *menu = m_countries->menu();
    const auto countries = [](bool japan, bool us, bool elsewhere) {
        return [=](ScopeFilter &f) {
            f.japan = japan;
            f.unitedStates = us;
            f.elsewhere = elsewhere;
        };
    };
    choice(menu, tr("All countries"), countries(true, true, true));
    choice(menu, tr("Japan and United States"), countries(true, true, false));
    choice(menu, countryWord(Country::Japan), countries(true, false, false));
    choice(menu, countryWord(Country::UnitedStates), countries(false, true, false));
    if (!m_context.scope.filter().regions.empty()) {
        menu->addSeparator();
        choice(menu, tr("All regions"), [](ScopeFilter &f) { f.regions.clear(); });
    }
}

void ScopeBar::fillSeverities()
{
    QMenu *menu = m_severity->menu();
    for (int level = 0; level <= 5; ++level) {
        const auto set = [level](ScopeFilter &f) { f.minSeverity = static_cast<std::uint8_t>(level); };
        choice(menu,
            level == 0 ? tr("Every severity") : tr("%1 and above").arg(severityWord(static_cast<std::uint8_t>(level))),
            set);
    }
    menu->addSeparator();
    choice(menu, tr("With unknown severity"), [](ScopeFilter &f) { f.unknownSeverities = true; });
    choice(menu, tr("Without unknown severity"), [](ScopeFilter &f) { f.unknownSeverities = false; });
}

void ScopeBar::fillTlp()
{
    for (const Tlp tlp : {Tlp::Red, Tlp::AmberStrict, Tlp::Amber, Tlp::Green, Tlp::Clear})
        choice(m_tlp->menu(), tr("Up to %1").arg(tlpText(tlp)), [tlp](ScopeFilter &f) { f.maxTlp = tlp; });
}

void ScopeBar::fillTime()
{
    QMenu *menu = m_time->menu();
    choice(menu, tr("Any time"), [](ScopeFilter &f) { f.from = f.to = std::nullopt; });
    const std::pair<QString, int> spans[]
        = {{tr("Last hour"), 1}, {tr("Last 24 hours"), 24}, {tr("Last 7 days"), 168}, {tr("Last 30 days"), 720}};
    for (const auto &[text, hours] : spans) {
        choice(menu, text, [this, h = hours](ScopeFilter &f) {
            f.from = m_context.scoped.now() - std::chrono::hours(h);
            f.to = std::nullopt;
        });
    }
}

void ScopeBar::fillKinds()
{
    QMenu *menu = m_kinds->menu();
    choice(menu, tr("With exercises"), [](ScopeFilter &f) { f.exercises = true; });
    choice(menu, tr("Without exercises"), [](ScopeFilter &f) { f.exercises = false; });
    menu->addSeparator();
    const auto kinds = [](bool incidents, bool advisories, bool engagements) {
        return [=](ScopeFilter &f) {
            f.incidents = incidents;
            f.advisories = advisories;
            f.engagements = engagements;
        };
    };
    choice(menu, tr("All kinds"), kinds(true, true, true));
    choice(menu, tr("Incidents only"), kinds(true, false, false));
    choice(menu, tr("Advisories only"), kinds(false, true, false));
    choice(menu, tr("Engagements only"), kinds(false, false, true));
}

QString ScopeBar::sectorsText() const
{
    const SectorSet set = m_context.scope.filter().sectors;
    if (set == ScopeFilter{}.sectors)
        return tr("All sectors");
    if (std::has_single_bit(set))
        return m_context.catalog.sector(static_cast<SectorIndex>(std::countr_zero(set))).shortName.in(m_context.lang());
    for (const Country country : {Country::Japan, Country::UnitedStates}) {
        if (set == m_context.catalog.sectorsOf(country))
            return tr("Sectors of %1").arg(countryWord(country));
    }
    return tr("%n sector(s)", nullptr, std::popcount(set));
}

QString ScopeBar::countriesText() const
{
    const ScopeFilter &f = m_context.scope.filter();
    if (f.regions.size() == 1)
        return m_context.catalog.region(*f.regions.begin()).name.in(m_context.lang());
    if (!f.regions.empty())
        return tr("%n region(s)", nullptr, static_cast<int>(f.regions.size()));
    if (f.japan && f.unitedStates)
        return f.elsewhere ? tr("All countries") : tr("JP + US");
    if (f.japan)
        return countryWord(Country::Japan);
    return f.unitedStates ? countryWord(Country::UnitedStates) : countryWord(Country::Other);
}

QString ScopeBar::timeText() const
{
    const ScopeFilter &f = m_context.scope.filter();
    if (!f.from && !f.to)
        return tr("Any time");
    if (f.from && f.to)
        return QStringLiteral("%1 \u2013 %2").arg(dateTimeText(*f.from, Zone::Jst), dateTimeText(*f.to, Zone::Jst));
    return f.from ? tr("Since %1").arg(dateTimeText(*f.from, Zone::Jst))
                  : tr("Until %1").arg(dateTimeText(*f.to, Zone::Jst));
}

void ScopeBar::refresh()
{
    const ScopeFilter &f = m_context.scope.filter();
    const bool allKinds = f.incidents && f.advisories && f.engagements;
    const QString severity
        = f.minSeverity == 0 ? tr("Every severity") : tr("%1 and above").arg(severityWord(f.minSeverity));
    const QString kinds = !f.exercises ? tr("Without exercises") : allKinds ? tr("All kinds") : tr("Some kinds");
    m_texts = {{m_sectors, sectorsText()}, {m_countries, countriesText()}, {m_severity, severity},
        {m_tlp, QStringLiteral("\u2264 ") + tlpText(f.maxTlp)}, {m_time, timeText()}, {m_kinds, kinds},
        {m_reset, tr("Show all")}};
    m_reset->setToolTip(tr("Widens the scope to everything (Ctrl+Z takes it back)."));
    m_reset->setEnabled(!f.everything());
    const std::pair<QToolButton *, QString> names[] = {{m_sectors, tr("Scope: sectors")},
        {m_countries, tr("Scope: countries and regions")}, {m_severity, tr("Scope: severity")},
        {m_tlp, tr("Scope: TLP")}, {m_time, tr("Scope: time")}, {m_kinds, tr("Scope: kinds and exercises")}};
    for (const auto &[b, name] : names) {
        const auto text = std::ranges::find(m_texts, b, &std::pair<QToolButton *, QString>::first);
        b->setAccessibleName(name);
        b->setAccessibleDescription(text->second);
        b->setToolTip(toolTipText(name + QLatin1Char('\n') + text->second));
    }
    fit();
}

// Whole texts where there is room; else the longest give way first, and their tool tips have the whole.
void ScopeBar::fit()
{
    for (const auto &[button, text] : m_texts)
        button->setText(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
    int most = 0;
    for (const auto &[button, text] : m_texts)
        most = std::max(most, fontMetrics().horizontalAdvance(text));
    const int least = fontMetrics().averageCharWidth() * 6;
    for (; most > least && layout()->minimumSize().width() > width(); most -= 4) {
        for (const auto &[button, text] : m_texts) {
            const QString fits = fontMetrics().elidedText(text, Qt::ElideRight, most);
            button->setText(QString(fits).replace(QLatin1Char('&'), QLatin1String("&&")));
        }
        layout()->invalidate();
    }
}

QSize ScopeBar::minimumSizeHint() const
{
    const int least = fontMetrics().averageCharWidth() * 9;
    return {least * static_cast<int>(m_texts.size()), QWidget::minimumSizeHint().height()};
}

void ScopeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ScopeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace yagura
