// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "widgets/incident/report_data.h"
#include "widgets/incident/report_writer.h"

namespace yagura {

// The words of this room share one translation context.
struct IncidentReport
{
    Q_DECLARE_TR_FUNCTIONS(IncidentReport)
};

// The sections of the incident pane's page, in their order. Each writes one, from facts alone; stateless.
void writePage(ReportWriter &writer, const ReportPage &page, const Catalog &catalog);

void writeTexts(ReportWriter &writer, const ReportPage &page);
void writeTimes(ReportWriter &writer, const ReportPage &page);
void writeSeverity(ReportWriter &writer, const ReportPage &page, const Catalog &catalog);
void writePlace(ReportWriter &writer, const ReportPage &page, const Catalog &catalog);
void writeDesk(ReportWriter &writer, const ReportPage &page);
void writeEvidence(ReportWriter &writer, const ReportPage &page);
void writeRevisions(ReportWriter &writer, const ReportPage &page, const Catalog &catalog);
void writeGuidance(ReportWriter &writer, const ReportPage &page, const Catalog &catalog);
void writeIdentity(ReportWriter &writer, const ReportPage &page);

} // namespace yagura
