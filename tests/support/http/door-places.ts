import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { DoorRule } from '@/lib/domain/access/door';
import { doors } from '@/lib/domain/access/doors';
import type { StepTaker } from '@/lib/domain/access/role';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import { rowsOf } from '@/tests/support/http/door-database';
import type { Scope } from '@/tests/support/http/door-people';

// Real addresses for every door: the table's own, filled in with cases that are there.

/** A case that is there, and who it belongs to. */
export type Case = { id: string; version: number; what: string; scope: Scope };

/** An address to knock at. */
export type Place = {
  key: string;
  rule: DoorRule;
  method: string;
  path: string;
  /** The same address with ids that nothing has, where the door is about a row. */
  missing: string | null;
  /** The case it is about, if any. */
  scope: Scope | null;
  stepTakers: readonly StepTaker[];
  what: string;
};

export type Cases = { requests: readonly Case[]; agreements: readonly Case[]; files: readonly Case[] };

type CaseRow = { id: string; version: number; agency: string; office: string | null; sent: boolean };

const caseRow = async (client: Client, what: string, text: string): Promise<Case> => {
  const [row] = await rowsOf<CaseRow>(client, text);
  if (!row) throw new Error(`The demonstration data has no ${what}.`);
  const { id, version, agency, office, sent } = row;
  return { id, version, what, scope: { agencyId: agency, officeId: office, isSent: sent } };
};

const requestIn = (client: Client, what: string, agency: string, status: string): Promise<Case> =>
  caseRow(
    client,
    what,
    `SELECT r.id, r.version, r.agency_id AS agency, r.office_id AS office, r.submitted_at IS NOT NULL AS sent
     FROM requests r JOIN agencies a ON a.id = r.agency_id
     WHERE a.legal_name LIKE '${agency}%' AND r.status = '${status}' ORDER BY r.number LIMIT 1`,
  );

const agreementIn = (client: Client, what: string, agency: string, status: string): Promise<Case> =>
  caseRow(
    client,
    what,
    `SELECT g.id, g.version, g.agency_id AS agency, g.office_id AS office, true AS sent
     FROM agreements g JOIN agencies a ON a.id = g.agency_id
     WHERE a.legal_name LIKE '${agency}%' AND g.status = '${status}' ORDER BY g.number LIMIT 1`,
  );

const fileOf = (client: Client, agency: string): Promise<Case> =>
  caseRow(
    client,
    `file of ${agency}`,
    `SELECT d.id, 1 AS version, g.agency_id AS agency, g.office_id AS office, true AS sent
     FROM documents d JOIN agreements g ON g.id = d.agreement_id JOIN agencies a ON a.id = g.agency_id
     WHERE a.legal_name LIKE '${agency}%' AND d.kind = 'RESOLUTION' AND d.visibility = 'SHARED' ORDER BY d.id LIMIT 1`,
  );

/** The cases that are knocked at: own and other agency, own and other office, sent and not sent. */
export const someCases = async (client: Client): Promise<Cases> => ({
  requests: [
    await requestIn(client, 'own request', 'Calder', 'AGREEMENT_IN_PROGRESS'),
    await requestIn(client, 'own draft', 'Calder', 'DRAFT'),
    await requestIn(client, 'request of another agency', 'City of Port Amity', 'RECOMMENDED'),
    await requestIn(client, 'request of another office', 'Harrow', 'HQ_REVIEW'),
  ],
  agreements: [
    await agreementIn(client, 'own agreement', 'Calder', 'NEGOTIATION'),
    await agreementIn(client, 'own agreement in force', 'Calder', 'ACTIVE'),
    await agreementIn(client, 'agreement of another agency', 'City of Port Amity', 'SIGNING'),
  ],
  files: [await fileOf(client, 'Calder'), await fileOf(client, 'City of Port Amity')],
});

const idIn = async (client: Client, text: string): Promise<string> =>
  (await rowsOf<{ id: string }>(client, text))[0]?.id ?? randomUUID();

/** What stands in the folders of addresses that are about no case. */
const otherParts = async (client: Client): Promise<Readonly<Record<string, string>>> => ({
  agencyId: await idIn(client, 'SELECT id FROM agencies ORDER BY legal_name LIMIT 1'),
  askId: await idIn(client, 'SELECT id FROM verification_asks LIMIT 1'),
  importId: await idIn(client, 'SELECT id FROM agreement_imports LIMIT 1'),
  meetingId: await idIn(client, 'SELECT id FROM meetings LIMIT 1'),
  questionId: await idIn(client, 'SELECT id FROM round_questions LIMIT 1'),
  placeId: await idIn(client, 'SELECT signature_id AS id FROM paper_choices LIMIT 1'),
  number: await idIn(client, `SELECT number AS id FROM agreements WHERE status = 'ACTIVE' ORDER BY number LIMIT 1`),
  ...{ caseId: randomUUID(), token: 'x'.repeat(43), file: `${'x'.repeat(43)}.ics`, '...nextauth': 'providers' },
  ...{ version: '1.0', program: 'OCS', key: 'OCS_MOU', clause: 'media', list: 'agreements' },
  ...{ part: 'self', section: 'B', code: 'C3' },
});

// The same name stands for other things in some addresses.
const partsOf = (key: string): Readonly<Record<string, string>> => {
  if (key.startsWith('/admin/templates/')) return { version: '1' };
  if (key.startsWith('/programs/')) return { code: 'OCS' };
  return key.includes('/answer/[section]') ? { section: 'concerns' } : {};
};

const queryOf: Readonly<Record<string, string>> = {
  '/agencies/asked': '?number=ASK-1',
  '/requests/[requestId]/changes': '?from=1&to=2',
  '/requests/[requestId]/plan/changes': '?from=1&to=2',
  '/agreements/[agreementId]/text/changes': '?from=1',
  '/agreements/[agreementId]/step/begin_amendment': '?kind=EXTEND',
};

const filled = (address: string, parts: Readonly<Record<string, string>>): string =>
  address.replaceAll(/\[([^\]]+)\]/gu, (_whole, name: string) => parts[name] ?? 'x');

// Steps of both sides, with and without a page of their own.
const someSteps = {
  request: ['withdraw', 'return_to_agency', 'defer', 'log_contact'],
  agreement: ['void', 'save_terms', 'return_from_legal', 'begin_add_on'],
} as const;

const takersOf = (step: string): readonly StepTaker[] => {
  if (isRequestStep(step)) return requestSteps[step].by;
  return isAgreementStep(step) ? agreementSteps[step].by : [];
};

const nounOf = (rule: DoorRule) => ('noun' in rule ? rule.noun : null);
const idName = { request: 'requestId', agreement: 'agreementId', file: 'documentId' } as const;

/** Every address of the table, about each of the cases where it is about one. */
export const allPlaces = async (client: Client, cases: Cases): Promise<Place[]> => {
  const parts = await otherParts(client);
  return Object.entries(doors).flatMap(([key, rule]): Place[] => {
    const [method, address] = key.startsWith('/') ? ['GET', key] : [key.split(' ')[0] ?? '', key.split(' ')[1] ?? ''];
    const noun = nounOf(rule);
    const query = queryOf[key] ?? '';
    const all = { ...parts, ...partsOf(key) };
    const place = { key, rule, method, missing: null, scope: null, stepTakers: [], what: '' };
    if (noun === null) return [{ ...place, path: filled(address, all) + query }];
    const rows = { request: cases.requests, agreement: cases.agreements, file: cases.files }[noun];
    const steps = rule.open === 'NAMED_STEP' ? someSteps[rule.noun] : [''];
    return rows.flatMap(({ id, what, scope }) =>
      steps.map((step) => {
        const at = (idOfCase: string) => filled(address, { ...all, [idName[noun]]: idOfCase, step }) + query;
        return { ...place, path: at(id), missing: at(randomUUID()), scope, stepTakers: takersOf(step), what };
      }),
    );
  });
};
