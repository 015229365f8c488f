import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { permissionMatrix } from '@/lib/domain/access/permissions';
import { roles } from '@/lib/domain/access/role';
import { agreementStatuses, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { agreementNotices, requestNotices } from '@/lib/domain/notices/notice-name';
import { requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';
import type { StatusFacts } from '@/lib/domain/workflow/step';
import { AgreementStatus, RequestStatus, Role } from '@/lib/server/db/generated/enums';
import { generatedDocs } from '@/scripts/docs/generated-docs';

type Row = {
  kind: 'move' | 'work';
  from: readonly string[];
  to: string;
  by: readonly string[];
  label: string;
  undo?: string;
  followedBy?: readonly string[];
  notify: readonly (readonly [string, string])[];
};

const nouns: {
  noun: string;
  steps: Readonly<Record<string, Row>>;
  statuses: readonly string[];
  facts: Readonly<Record<string, StatusFacts<string>>>;
  stored: Readonly<Record<string, string>>;
  wayOut: string;
  notices: readonly string[];
}[] = [
  {
    noun: 'request',
    steps: requestSteps,
    statuses: requestStatuses,
    facts: requestStatusFacts,
    stored: RequestStatus,
    wayOut: 'withdraw',
    notices: requestNotices,
  },
  {
    noun: 'agreement',
    steps: agreementSteps,
    statuses: agreementStatuses,
    facts: agreementStatusFacts,
    stored: AgreementStatus,
    wayOut: 'void',
    notices: agreementNotices,
  },
];

const moves = (steps: Readonly<Record<string, Row>>) => Object.values(steps).filter(({ kind }) => kind === 'move');

describe.each(nouns)('the table of a $noun', ({ noun, steps, statuses, facts, stored, wayOut, notices }) => {
  test('has the statuses of the database', () => {
    expect([...statuses].sort()).toEqual(Object.values(stored).sort());
  });

  test('reaches every status from the start', () => {
    const reached = new Set(moves(steps).flatMap(({ from, to }) => (from.length === 0 ? [to] : [])));
    for (let before = -1; before < reached.size; ) {
      before = reached.size;
      for (const { from, to } of moves(steps)) if (from.some((status) => reached.has(status))) reached.add(to);
    }
    expect(statuses.filter((status) => !reached.has(status))).toEqual([]);
  });

  test('has no trap: an open status leads to a closed one by steps of people or of time', () => {
    const closed = new Set(statuses.filter((status) => !facts[status]?.open));
    for (let before = -1; before < closed.size; ) {
      before = closed.size;
      for (const { from, to } of moves(steps)) if (closed.has(to)) for (const status of from) closed.add(status);
    }
    expect(statuses.filter((status) => !closed.has(status))).toEqual([]);
  });

  test('leaves a closed status only where a decline is looked at again, or an import is taken back', () => {
    const leaving = Object.entries(steps).filter(
      ([, { kind, from }]) => kind === 'move' && from.some((status) => !facts[status]?.open),
    );
    expect(leaving.map(([name]) => name)).toEqual(noun === 'request' ? ['reopen_declined'] : ['undo_import']);
  });

  test('knows little work on a closed case: the letter about its decision, another look at it, what is done after an end', () => {
    const working = Object.entries(steps).filter(
      ([, { kind, from }]) => kind === 'work' && from.some((status) => !facts[status]?.open),
    );
    expect(working.map(([name]) => name)).toEqual(
      noun === 'request'
        ? [
            'declare_interest',
            'ask_reconsideration',
            'uphold_decline',
            'prepare_letter',
            'reissue_letter',
            'release_letter',
          ]
        : ['complete_wind_down', 'remind_wind_down'],
    );
  });

  test('offers its way out', () => {
    expect(steps[wayOut]?.from.length).toBeGreaterThan(3);
  });

  test('has work that stays and moves that move', () => {
    for (const [name, { kind, to }] of Object.entries(steps))
      expect([name, kind === 'work']).toEqual([name, to === 'same']);
  });

  test('shows no two steps of one label to one role in one status', () => {
    const seen = new Map<string, string>();
    for (const [name, { from, by, label }] of Object.entries(steps)) {
      for (const key of from.flatMap((status) => by.map((role) => `${status} ${role} ${label}`))) {
        expect(seen.get(key) ?? name, key).toBe(name);
        seen.set(key, name);
      }
    }
  });

  test('names undo and following steps that exist, and undo leads back', () => {
    for (const step of Object.values(steps)) {
      for (const name of [...(step.undo ? [step.undo] : []), ...(step.followedBy ?? [])])
        expect(steps).toHaveProperty(name);
      if (step.undo && step.kind === 'move') {
        expect(steps[step.undo]?.from).toContain(step.to);
        expect(step.from).toContain(steps[step.undo]?.to);
      }
    }
  });

  test('automatic steps are taken by the portal alone, or also by people who give a reason', () => {
    const mixed = Object.entries(steps).filter(([, { by }]) => by.includes('SYSTEM') && by.length > 1);
    expect(mixed.map(([name]) => name)).toEqual(wayOut === 'withdraw' ? ['close_no_action'] : []);
  });

  test('uses every notice of its list and no other', () => {
    const used = new Set(Object.values(steps).flatMap(({ notify }) => notify.map(([name]) => name)));
    // Who is mentioned in a comment is read from the comment, so that its effect writes the notice.
    if (noun === 'request') used.add('mentioned');
    // Whoever follows a case is told of each step that somebody else is told of.
    if (noun === 'request') used.add('followed');
    expect([...used].sort()).toEqual([...notices].sort());
  });
});

test('every role has something to do, or reads for a living', () => {
  const idle = roles.filter(
    (role) => !permissionMatrix.some(({ key, allowed }) => !key.startsWith('right.') && allowed.includes(role)),
  );
  expect(idle).toEqual(['ADMIN']);
  expect([...roles].sort()).toEqual(Object.values(Role).sort());
});

const stepsOf = (own: 'ADMIN' | 'OVERSIGHT') =>
  permissionMatrix.filter(({ key, allowed }) => !key.startsWith('right.') && allowed.some((role) => role === own));

test('administrators take no step of a case, and oversight only reads texts for civil rights and inspects', () => {
  expect(stepsOf('ADMIN')).toEqual([]);
  expect(stepsOf('OVERSIGHT').map(({ key }) => key)).toEqual([
    'agreement.clear_civil_rights_review',
    'agreement.return_from_civil_rights_review',
    'agreement.record_inspection',
    'agreement.add_correction',
    'agreement.verify_correction',
    'agreement.return_correction',
    'agreement.close_inspection',
  ]);
});

test.each(generatedDocs())('$file is fresh', ({ file, text }) => {
  expect(readFileSync(file, 'utf8'), 'run npm run docs').toBe(text);
});
