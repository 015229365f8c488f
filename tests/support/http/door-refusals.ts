import type { Client } from 'pg';
import type { DoorRule } from '@/lib/domain/access/door';
import { agreementStepOfAction } from '@/lib/domain/access/doors-of-agreements';
import { requestStepOfAction } from '@/lib/domain/access/doors-of-requests';
import type { Call } from '@/tests/support/http/door-calls';
import { rowsOf } from '@/tests/support/http/door-database';
import type { Knocker } from '@/tests/support/http/door-people';

// What the audit log has to say about refusals: as many of each person at each door as were answered.

/** How often each person was refused at each door. */
export type Refusals = ReadonlyMap<string, number>;

const keyOf = (userId: string, door: string): string => `${userId} ${door}`;

// One statement sees one state: the worker moves counts that wait into the log at any moment.
const kept = `
  SELECT actor_id::text AS actor, canon::jsonb -> 'event' -> 'facts' ->> 'door' AS door,
    CASE action WHEN 'access.refused' THEN 1 ELSE (canon::jsonb -> 'event' -> 'facts' ->> 'times')::int END AS times
  FROM audit_events WHERE action IN ('access.refused', 'access.refused_again') AND outcome = 'refused'
  UNION ALL SELECT actor_id::text, door, times FROM refusal_tallies`;

/** What the log holds now, with the counts that wait to be written. */
export const refusalsKept = async (client: Client): Promise<Refusals> => {
  const rows = await rowsOf<{ actor: string | null; door: string; times: number }>(client, kept);
  const sums = new Map<string, number>();
  for (const { actor, door, times } of rows) {
    const key = keyOf(actor ?? 'nobody', door);
    sums.set(key, (sums.get(key) ?? 0) + times);
  }
  return sums;
};

/** Counts the refusals that were answered, to be held against the log. */
export const refusalsTold = () => {
  const sums = new Map<string, number>();
  return {
    sums,
    /** One more, unless nobody is known to have been refused. */
    tell: (who: Knocker, door: string | null): void => {
      if (who.role === null || who.userId === null || door === null) return;
      const key = keyOf(who.userId, door);
      sums.set(key, (sums.get(key) ?? 0) + 1);
    },
  };
};

/** Where the log grew by less, or by more, than was told. */
export const differences = (before: Refusals, after: Refusals, told: Refusals): string[] =>
  [...new Set([...after.keys(), ...told.keys()])].flatMap((key) => {
    const grown = (after.get(key) ?? 0) - (before.get(key) ?? 0);
    const wanted = told.get(key) ?? 0;
    return grown === wanted ? [] : [`${key}: ${wanted} refused, ${grown} kept`];
  });

/** A page or route as the log names it; null where nothing is refused to anybody. */
export const doorOfPlace = (key: string, rule: DoorRule): string | null =>
  rule.open === 'ANYONE' || rule.open === 'LINK' ? null : key.replace(/^[A-Z]+ /u, '');

// Files that are sent in are refused at the page they came from, and kept by the step that they would be.
const uploads: Readonly<Record<string, string>> = {
  'POST /requests/[requestId]/upload': 'request.attach_document',
  'POST /requests/[requestId]/questions/[questionId]/upload': 'request.attach_answer_document',
  'POST /agreements/[agreementId]/resolution': 'agreement.attach_resolution',
  'POST /agreements/[agreementId]/obligations/evidence': 'agreement.attach_evidence',
  'POST /agreements/[agreementId]/oversight/files': 'agreement.attach_evidence',
  'POST /agreements/[agreementId]/paper/[placeId]/scan': 'agreement.upload_scan',
};

/** The step by which the log names a file that was refused. */
export const doorOfUpload = (key: string): string | null => uploads[key] ?? null;

/** An action that was refused, as the log names it. */
export const doorOfCall = ({ key, rule, fields, path }: Call, why: string): string => {
  if (why === 'status 404') return path;
  if (rule.open === 'RIGHT') return `right.${rule.rights.join('/')}`;
  if (/ToSign(?:Statement)?$/u.test(key)) return 'agreement.confirm_to_sign';
  if (/saveSection$|autosaveSection$/u.test(key)) return 'request.save_narrative';
  if (key.endsWith(' startRequest')) return 'request.create';
  if (key.endsWith(' assignRequests')) return 'request.assign';
  const noun = 'noun' in rule ? rule.noun : '';
  return `${noun}.${(requestStepOfAction[key] ?? agreementStepOfAction[key])?.[0] ?? fields.step}`;
};
