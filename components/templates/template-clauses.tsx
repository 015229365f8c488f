import type { ReactNode } from 'react';
import { TextProse } from '@/components/agreements/text-prose';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { clauseKindLabels } from '@/lib/domain/agreements/library/template-content';
import type { ClauseView } from '@/lib/domain/agreements/library/template-view';

type TemplateClausesProps = {
  clauses: readonly ClauseView[];
  /** What may be done with a clause of a draft. */
  acts?: (clause: ClauseView, place: { first: boolean; last: boolean }) => ReactNode;
};

/** The clauses of a version in order, each with its basis, its twin in plain words and what the check found. */
export function TemplateClauses({ clauses, acts }: TemplateClausesProps) {
  return (
    <ol className="divide-y divide-line border-line border-y">
      {clauses.map((clause, at) => (
        <li key={clause.id} id={clause.id} className="space-y-3 py-5">
          <ClauseHead clause={clause} />
          {clause.findings.map((finding) => (
            <Alert key={finding} tone="warning" size="slim">
              {finding}
            </Alert>
          ))}
          <ClauseNotes clause={clause} />
          <Disclosure summary="Read the text">
            <TextProse text={clause.body} />
            <Variables clause={clause} />
          </Disclosure>
          {acts?.(clause, { first: at === 0, last: at === clauses.length - 1 })}
        </li>
      ))}
    </ol>
  );
}

function ClauseHead({ clause }: { clause: ClauseView }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
      <h3 className="min-w-0">{`${clause.number}. ${clause.heading}`}</h3>
      <Tag tone={clause.kind === 'MANDATORY' ? 'blue' : 'grey'}>{clauseKindLabels[clause.kind]}</Tag>
      <span className="wrap-anywhere text-muted text-sm">{`${clause.id}, version ${clause.version}`}</span>
    </div>
  );
}

function ClauseNotes({ clause }: { clause: ClauseView }) {
  return (
    <div className="max-w-reading space-y-1">
      <p>
        {clause.plain || 'Not written yet.'} <span className="text-muted text-sm">(In plain words, not binding.)</span>
      </p>
      <p className="text-muted text-sm">Legal basis: {clause.legalBasis || 'not stated yet'}</p>
      {clause.lockReason && <p className="text-muted text-sm">Locked: {clause.lockReason}</p>}
      {clause.onlyFor && <p className="text-sm">Only for: {clause.onlyFor}</p>}
      {clause.duties.map((duty) => (
        <p key={duty} className="text-sm">
          Duty. {duty}.
        </p>
      ))}
    </div>
  );
}

function Variables({ clause: { variables } }: { clause: ClauseView }) {
  if (variables.length === 0) return null;
  return (
    <p className="mt-3 text-muted text-sm">
      From the case: {variables.map(({ words, kind }) => `${words} (${kind})`).join('; ')}.
    </p>
  );
}
