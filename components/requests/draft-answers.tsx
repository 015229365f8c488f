import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link/link';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list/summary-list';
import { basisLabels, concernLabels, nexusLabels, severityLabels, trendLabels } from '@/lib/domain/concerns';
import { dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import {
  concernsNamed,
  type DraftConcern,
  type Section,
  type SectionKey,
  sectionsFor,
} from '@/lib/domain/requests/draft';
import type { DraftView } from '@/lib/domain/requests/draft-view';
import { borderFeatureLabels, endWantedLabels, urgencyLabels } from '@/lib/domain/requests/request-type';
import { DraftAttachments } from './draft-attachments';

type Row = { label: string; value?: ReactNode; field?: string };

const yesNo = (value: boolean | null): string | undefined => (value === null ? undefined : value ? 'Yes' : 'No');
const notGiven = <span className="text-muted">Not given</span>;
const figure = (value: number | null): string | undefined => value?.toLocaleString('en-US');

const concernWords = ({ severity, trend, nexus, basis, note }: DraftConcern): string => {
  if (severity === 0) return severityLabels[0];
  const words = [severityLabels[severity], trendLabels[trend], nexusLabels[nexus], basisLabels[basis]].join(' · ');
  return note === '' ? words : `${words}\n${note}`;
};

const programName = (view: DraftView, code: string): string =>
  view.programs.find((program) => program.code === code)?.name ?? code;

const helpRows = (view: DraftView): Row[] => {
  const { draft } = view;
  const named = draft.programsAsked.map((code) => programName(view, code)).join('\n');
  const help = draft.helpDecide === null ? undefined : draft.helpDecide ? 'Help us decide' : named || undefined;
  return [
    { label: 'Help wanted', value: help, field: 'helpDecide' },
    { label: 'Urgency', value: draft.urgency ? urgencyLabels[draft.urgency] : undefined, field: 'urgency' },
    {
      label: 'Desired start',
      value: draft.desiredStartOn ? dateText(draft.desiredStartOn) : notGiven,
      field: 'desiredStartOn',
    },
    {
      label: 'In touch with an ICE office',
      value: yesNo(draft.fieldContactMade) ?? notGiven,
      field: 'fieldContactMade',
    },
    { label: 'Governing body knows', value: yesNo(draft.governingBodyAware) ?? notGiven, field: 'governingBodyAware' },
  ];
};

const headcountRows = (view: DraftView): Row[] => {
  const { headcounts, headcountsNone } = view.draft;
  if (headcounts.length === 0) {
    return [
      { label: 'Officers you could assign', value: headcountsNone ? 'None to assign' : undefined, field: 'rows' },
    ];
  }
  return headcounts.map(({ unit, count, basis, programCode }, position) => ({
    label: unit,
    value: `${count.toLocaleString('en-US')} officers, ${basisLabels[basis].toLowerCase()}\n${
      programCode === null ? 'Program not decided yet' : programName(view, programCode)
    }`,
    field: `rows.${position}.unit`,
  }));
};

const contactRows = (view: DraftView): Row[] => {
  const { contacts } = view.draft;
  if (contacts.length === 0) return [{ label: 'Main contact', field: 'rows' }];
  return contacts.map(({ name, title, email, phone, primary }, position) => ({
    label: primary ? 'Main contact' : `Contact ${position + 1}`,
    value: `${name}, ${title}\n${email}\n${phone}`,
    field: `rows.${position}.name`,
  }));
};

const agreementRows = ({ draft, agreements }: DraftView): Row[] => {
  const about = agreements.find(({ id }) => id === draft.aboutAgreementId);
  const isEnding = draft.requestType === 'TERMINATE_OR_SUSPEND';
  const ending = draft.endWanted ? endWantedLabels[draft.endWanted] : undefined;
  return [
    { label: 'Agreement', value: about && `${about.number}, ${about.program}`, field: 'aboutAgreementId' },
    ...(isEnding ? [{ label: 'What you want', value: ending, field: 'endWanted' }] : []),
    { label: isEnding ? 'Why' : 'What you ask for', value: draft.changeWanted || undefined, field: 'changeWanted' },
    { label: 'From', value: draft.wantedOn ? dateText(draft.wantedOn) : notGiven, field: 'wantedOn' },
  ];
};

const rowsOf: Record<SectionKey, (view: DraftView) => Row[]> = {
  agency: ({ draft, agency }) => [
    { label: 'Agency', value: agency.legalName },
    { label: 'Sworn officers', value: figure(draft.swornCount), field: 'swornCount' },
    { label: 'Civilian staff', value: figure(draft.civilianCount), field: 'civilianCount' },
    { label: 'Population served', value: figure(draft.populationServed), field: 'populationServed' },
    { label: 'Operates a jail or lock-up', value: yesNo(draft.operatesJail), field: 'operatesJail' },
    {
      label: 'Border features',
      value: draft.borderFeatures.map((feature) => borderFeatureLabels[feature]).join('\n') || 'None of them',
      field: 'borderFeatures',
    },
  ],
  contacts: contactRows,
  concerns: ({ draft }) => {
    if (draft.concerns.length === 0) return [{ label: 'Concerns', field: 'concerns.GANG.severity' }];
    const named = concernsNamed(draft);
    const rest = draft.concerns.length - named.length;
    return [
      ...named.map((row) => ({
        label: concernLabels[row.concern],
        value: concernWords(row),
        field: `concerns.${row.concern}.severity`,
      })),
      ...(rest > 0
        ? [{ label: named.length > 0 ? 'Not a concern' : 'All rated', value: `${rest} rated “${severityLabels[0]}”` }]
        : []),
    ];
  },
  help: helpRows,
  narrative: ({ draft }) => [
    { label: 'Title', value: draft.title || undefined, field: 'title' },
    { label: 'Your story', value: draft.narrative || undefined, field: 'narrative' },
  ],
  headcounts: headcountRows,
  attachments: () => [],
  agreement: agreementRows,
  service: ({ draft, programs }) => [
    { label: 'Training or service', value: draft.serviceWanted || undefined, field: 'serviceWanted' },
    {
      label: 'About',
      value:
        draft.programsAsked.map((code) => programs.find((one) => one.code === code)?.name ?? code).join('\n') ||
        notGiven,
      field: 'programsAsked',
    },
    { label: 'People to be trained', value: figure(draft.traineeCount) ?? notGiven, field: 'traineeCount' },
    { label: 'Wanted by', value: draft.wantedOn ? dateText(draft.wantedOn) : notGiven, field: 'wantedOn' },
  ],
};

/** Every answer of a request by section, each with the way to change it. */
export function DraftAnswers({ view, mayChange }: { view: DraftView; mayChange: boolean }) {
  return (
    <div className="space-y-10">
      {sectionsFor(view.draft.requestType).map((section) => (
        <AnswersOfSection key={section.key} view={view} section={section} mayChange={mayChange} />
      ))}
    </div>
  );
}

function AnswersOfSection({ view, section, mayChange }: { view: DraftView; section: Section; mayChange: boolean }) {
  const page = `${paths.requestSection(view.head.id, section.key)}?from=review`;
  const missing = section.missing(view.draft);
  const rows = rowsOf[section.key](view).map(
    ({ field, ...row }): SummaryRow => ({
      ...row,
      ...(mayChange && field ? { changeHref: `${page}#${section.key}-${field}` } : {}),
    }),
  );
  return (
    <section className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-xl">{section.title}</h2>
        {mayChange && section.key === 'attachments' && (
          <Link href={page}>
            Change<span className="sr-only">: {section.title}</span>
          </Link>
        )}
      </div>
      {missing.length > 0 && (
        <ul className="space-y-1 border-error border-l-4 pl-4">
          {missing.map((sentence) => (
            <li key={sentence} className="font-bold text-error-dark">
              {mayChange ? (
                <a href={page} className="text-error-dark underline underline-offset-2">
                  {sentence}
                </a>
              ) : (
                sentence
              )}
            </li>
          ))}
        </ul>
      )}
      {section.key === 'attachments' ? (
        <DraftAttachments requestId={view.head.id} attachments={view.attachments} />
      ) : (
        <SummaryList rows={rows} />
      )}
    </section>
  );
}
