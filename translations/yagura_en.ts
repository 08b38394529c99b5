<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlertEmpty</name>
    <message numerus="yes">
        <source>%n feed(s) are not heard: what they would report is unknown.</source>
        <translation>
            <numerusform>%n feed is not heard: what it would report is unknown.</numerusform>
            <numerusform>%n feeds are not heard: what they would report is unknown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Briefing</name>
    <message numerus="yes">
        <source>Left out: %n report(s) marked %1, above the ceiling %2.</source>
        <translation>
            <numerusform>Left out: %n report marked %1, above the ceiling %2.</numerusform>
            <numerusform>Left out: %n reports marked %1, above the ceiling %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n report(s) marked %1 that may not be released to %2.</source>
        <translation>
            <numerusform>Left out: %n report marked %1 that may not be released to %2.</numerusform>
            <numerusform>Left out: %n reports marked %1 that may not be released to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedDrafts</name>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) ahead of this machine&apos;s.</source>
        <translation>
            <numerusform>The server&apos;s clock is %n second ahead of this machine&apos;s.</numerusform>
            <numerusform>The server&apos;s clock is %n seconds ahead of this machine&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) behind this machine&apos;s.</source>
        <translation>
            <numerusform>The server&apos;s clock is %n second behind this machine&apos;s.</numerusform>
            <numerusform>The server&apos;s clock is %n seconds behind this machine&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has %n feed(s) for this desk: %1</source>
        <translation>
            <numerusform>The server has %n feed for this desk: %1</numerusform>
            <numerusform>The server has %n feeds for this desk: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentReport</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n business day(s)</source>
        <translation>
            <numerusform>%n business day</numerusform>
            <numerusform>%n business days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <translation>
            <numerusform>%n calendar day</numerusform>
            <numerusform>%n calendar days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older revision(s) are in the journal and not shown.</source>
        <translation>
            <numerusform>%n older revision is in the journal and not shown.</numerusform>
            <numerusform>%n older revisions are in the journal and not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) could not be read from the journal.</source>
        <translation>
            <numerusform>%n revision could not be read from the journal.</numerusform>
            <numerusform>%n revisions could not be read from the journal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalReport</name>
    <message numerus="yes">
        <source>head: %1 after %n event(s)</source>
        <translation>
            <numerusform>head: %1 after %n event</numerusform>
            <numerusform>head: %1 after %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is whole: %n event(s).</source>
        <translation>
            <numerusform>%1 is whole: %n event.</numerusform>
            <numerusform>%1 is whole: %n events.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were copied to %1. The old journal stays as it is.</source>
        <translation>
            <numerusform>%n event was copied to %1. The old journal stays as it is.</numerusform>
            <numerusform>%n events were copied to %1. The old journal stays as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n refused entry(s) of the quarantine</source>
        <translation>
            <numerusform>Lost: %n refused entry of the quarantine</numerusform>
            <numerusform>Lost: %n refused entries of the quarantine</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unacknowledged</source>
        <translation>
            <numerusform>%n unacknowledged</numerusform>
            <numerusform>%n unacknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sectors</source>
        <translation>
            <numerusform>%n sector</numerusform>
            <numerusform>%n sectors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message numerus="yes">
        <source>%n event(s) could not be read and were left out.</source>
        <translation>
            <numerusform>%n event could not be read and was left out.</numerusform>
            <numerusform>%n events could not be read and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) recorded in %1.</source>
        <translation>
            <numerusform>%n event recorded in %1.</numerusform>
            <numerusform>%n events recorded in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n × %1; first in %2</source>
        <translation>
            <numerusform>%n × %1; first in %2</numerusform>
            <numerusform>%n × %1; first in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for further reasons</source>
        <translation>
            <numerusform>%n for further reasons</numerusform>
            <numerusform>%n for further reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) read.</source>
        <translation>
            <numerusform>%n record read.</numerusform>
            <numerusform>%n records read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken.</source>
        <translation>
            <numerusform>%n taken.</numerusform>
            <numerusform>%n taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them revise what was there.</source>
        <translation>
            <numerusform>%n of them revises what was there.</numerusform>
            <numerusform>%n of them revise what was there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there.</source>
        <translation>
            <numerusform>%n already there.</numerusform>
            <numerusform>%n already there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older than what is there, left out.</source>
        <translation>
            <numerusform>%n older than what is there, left out.</numerusform>
            <numerusform>%n older than what is there, left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of kinds that are not brought in:</source>
        <translation>
            <numerusform>%n of a kind that is not brought in:</numerusform>
            <numerusform>%n of kinds that are not brought in:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quarantined.</source>
        <translation>
            <numerusform>%n quarantined.</numerusform>
            <numerusform>%n quarantined.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) published.</source>
        <translation>
            <numerusform>%n event published.</numerusform>
            <numerusform>%n events published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the stream.</source>
        <translation>
            <numerusform>%n already in the stream.</numerusform>
            <numerusform>%n already in the stream.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that this version cannot read, left out.</source>
        <translation>
            <numerusform>%n that this version cannot read, left out.</numerusform>
            <numerusform>%n that this version cannot read, left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) taken.</source>
        <translation>
            <numerusform>%n event taken.</numerusform>
            <numerusform>%n events taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) that the server does not have any more.</source>
        <translation>
            <numerusform>%n event that the server does not have any more.</numerusform>
            <numerusform>%n events that the server does not have any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: the stream holds something else under their message ids.</source>
        <translation>
            <numerusform>%n left out: the stream holds something else under its message id.</numerusform>
            <numerusform>%n left out: the stream holds something else under their message ids.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectorBoard</name>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>%n open incident</numerusform>
            <numerusform>%n open incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unacknowledged alert(s)</source>
        <translation>
            <numerusform>%n unacknowledged alert</numerusform>
            <numerusform>%n unacknowledged alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open exercise incident(s), counted apart</source>
        <translation>
            <numerusform>%n open exercise incident, counted apart</numerusform>
            <numerusform>%n open exercise incidents, counted apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Japan: %n critical infrastructure sectors</source>
        <translation>
            <numerusform>Japan: %n critical infrastructure sector</numerusform>
            <numerusform>Japan: %n critical infrastructure sectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>United States: %n critical infrastructure sectors</source>
        <translation>
            <numerusform>United States: %n critical infrastructure sector</numerusform>
            <numerusform>United States: %n critical infrastructure sectors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n more lane(s) without room on this page</source>
        <translation>
            <numerusform>%n more lane without room on this page</numerusform>
            <numerusform>%n more lanes without room on this page</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) in scope</source>
        <translation>
            <numerusform>%n report in scope</numerusform>
            <numerusform>%n reports in scope</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>%n open incident</numerusform>
            <numerusform>%n open incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) on what happened to feeds</source>
        <translation>
            <numerusform>%n entry on what happened to feeds</numerusform>
            <numerusform>%n entries on what happened to feeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trends</name>
    <message numerus="yes">
        <source>%n incident(s) with a coarser date stand at its beginning.</source>
        <translation>
            <numerusform>%n incident with a coarser date stands at its beginning.</numerusform>
            <numerusform>%n incidents with a coarser date stand at their beginning.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::AlertActions</name>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)</source>
        <translation>
            <numerusform>Acknowledge %n alert</numerusform>
            <numerusform>Acknowledge %n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n alert(s)</source>
        <translation>
            <numerusform>Release %n alert</numerusform>
            <numerusform>Release %n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n alert(s)</source>
        <translation>
            <numerusform>Take %n alert</numerusform>
            <numerusform>Take %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::AlertHeader</name>
    <message numerus="yes">
        <source>%n new ▲</source>
        <translation>
            <numerusform>%n new ▲</numerusform>
            <numerusform>%n new ▲</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait</source>
        <translation>
            <numerusform>%n change waits</numerusform>
            <numerusform>%n changes wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::BriefingDialog</name>
    <message numerus="yes">
        <source>Saved %n file(s): %1 and following</source>
        <translation>
            <numerusform>Saved %n file: %1</numerusform>
            <numerusform>Saved %n files: %1 and following</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n page(s) of an earlier, longer briefing of this name.</source>
        <translation>
            <numerusform>Removed %n page of an earlier, longer briefing of this name.</numerusform>
            <numerusform>Removed %n pages of an earlier, longer briefing of this name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::ExerciseBand</name>
    <message numerus="yes">
        <source>%n exercise incident(s) open beside the real ones, counted apart.</source>
        <translation>
            <numerusform>%n exercise incident open beside the real ones, counted apart.</numerusform>
            <numerusform>%n exercise incidents open beside the real ones, counted apart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::FeedStrip</name>
    <message numerus="yes">
        <source>%n more feed(s)</source>
        <translation>
            <numerusform>%n more feed</numerusform>
            <numerusform>%n more feeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::FeedsPanel</name>
    <message numerus="yes">
        <source>%n earlier entries are in the journal.</source>
        <translation>
            <numerusform>%n earlier entry is in the journal.</numerusform>
            <numerusform>%n earlier entries are in the journal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s) were reported by this feed before it began a new numbering or lost a part of its history, and not again since. They are shown as they were last known.</source>
        <translation>
            <numerusform>%n open incident was reported by this feed before it began a new numbering or lost a part of its history, and not again since. It is shown as it was last known.</numerusform>
            <numerusform>%n open incidents were reported by this feed before it began a new numbering or lost a part of its history, and not again since. They are shown as they were last known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::NoticeBar</name>
    <message numerus="yes">
        <source>(%n earlier problem(s))</source>
        <translation>
            <numerusform>(%n earlier problem)</numerusform>
            <numerusform>(%n earlier problems)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::ScopeBar</name>
    <message numerus="yes">
        <source>%n sector(s)</source>
        <translation>
            <numerusform>%n sector</numerusform>
            <numerusform>%n sectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
</TS>
