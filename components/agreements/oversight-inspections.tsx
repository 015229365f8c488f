import type { StepAct } from '@/components/agreements/agreement-page';
import {
  AddCorrectionForm,
  CloseForm,
  RecordInspectionForm,
  ReportCorrectionForm,
  VerifyForms,
} from '@/components/agreements/inspection-forms';
import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import { DueMarker } from '@/components/workflow/due-marker';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type {
  CorrectionView,
  FindingView,
  InspectionsSection,
  InspectionView,
  OversightPage,
} from '@/lib/domain/agreements/oversight-view';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope; files: OversightPage['files'] };

/** The inspections with their findings, and what is done about each. */
export function Inspections({ section, ...acting }: { section: InspectionsSection } & Acting) {
  return (
    <CaseSection id="inspections" heading="Inspections">
      {section.nextDue && <p>{section.nextDue}</p>}
      {section.inspections.length === 0 && (
        <NothingYet>
          Each inspection stands here with what it found, what has to be done about it, by whom and by when. ICE
          verifies each correction; whoever made it never does.
        </NothingYet>
      )}
      <ul className="border-line border-t empty:hidden">
        {section.inspections.map((inspection) => (
          <li key={inspection.id} className="space-y-4 border-line border-b py-4">
            <InspectionHead inspection={inspection} />
            {inspection.findings.map((finding) => (
              <FindingBlock key={finding.id} finding={finding} {...acting} />
            ))}
            {inspection.mayClose && <CloseForm inspection={inspection} {...acting} />}
          </li>
        ))}
      </ul>
      {section.mayRecord && <RecordInspectionForm section={section} {...acting} />}
    </CaseSection>
  );
}

function InspectionHead({ inspection }: { inspection: InspectionView }) {
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 grow basis-64">
          <p className="font-bold">Inspection on {inspection.on}</p>
          <p className="wrap-anywhere text-muted">{inspection.scope}</p>
        </div>
        <Tag tone={inspection.open ? 'yellow' : 'green'}>{inspection.open ? 'Open' : 'Closed'}</Tag>
      </div>
      <div className="max-w-reading space-y-2">
        <p className="wrap-anywhere whitespace-pre-line">{inspection.summary}</p>
        {inspection.findings.length === 0 && <p>Nothing was found.</p>}
        {inspection.closeNote && <p className="wrap-anywhere whitespace-pre-line">{inspection.closeNote}</p>}
        <p className="text-muted text-sm">{[inspection.recorded, inspection.closed].filter(Boolean).join('. ')}.</p>
      </div>
    </div>
  );
}

function FindingBlock({ finding, ...acting }: { finding: FindingView } & Acting) {
  return (
    <div className="space-y-3 border-line border-l-4 pl-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-reading grow basis-64">
          <h3 className="text-base">Finding</h3>
          <p className="wrap-anywhere whitespace-pre-line">{finding.text}</p>
          {finding.section && (
            <p className="text-muted text-sm">
              About <Link href={finding.section.href}>{finding.section.label}</Link>.
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Tag tone={finding.severity.tone}>{finding.severity.label}</Tag>
          {finding.corrected && <Tag tone="green">Corrected</Tag>}
        </div>
      </div>
      <ul className="space-y-4">
        {finding.corrections.map((correction) => (
          <li key={correction.id} className="space-y-2">
            <CorrectionHead correction={correction} />
            {correction.mayReport && <ReportCorrectionForm correction={correction} {...acting} />}
            {correction.mayVerify && <VerifyForms correction={correction} {...acting} />}
          </li>
        ))}
      </ul>
      {finding.mayAdd && <AddCorrectionForm finding={finding} {...acting} />}
    </div>
  );
}

function CorrectionHead({ correction }: { correction: CorrectionView }) {
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-reading grow basis-64">
          <p className="wrap-anywhere whitespace-pre-line">
            <strong>To do:</strong> {correction.text}
          </p>
          <p className="text-muted">{correction.owner}.</p>
        </div>
        <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
          {correction.due && <DueMarker {...correction.due} layout="stack" />}
          <Tag tone={correction.standing.tone}>{correction.standing.label}</Tag>
        </div>
      </div>
      {correction.returnReason && (
        <Alert tone="warning" heading="The correction was returned">
          <p className="whitespace-pre-line">{correction.returnReason}</p>
        </Alert>
      )}
      {correction.report && (
        <div className="max-w-reading space-y-1">
          <p className="wrap-anywhere whitespace-pre-line">{correction.report}</p>
          {correction.evidence && (
            <p className="wrap-anywhere">
              <Link href={correction.evidence.href}>{correction.evidence.filename}</Link>
            </p>
          )}
          <p className="text-muted text-sm">{correction.said}.</p>
        </div>
      )}
    </>
  );
}
