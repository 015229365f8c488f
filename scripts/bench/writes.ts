import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { EXPORT_BATCH_ROWS, exportBytes, readExportBatch } from '@/lib/server/requests/export-rows';
import accounts from '@/prisma/seed/accounts.json' with { type: 'json' };
import type { People } from '@/scripts/bench/pages';
import type { SignedIn } from '@/scripts/bench/sessions';

// What is written while it is measured: each worker has a case of its own, as people have.

/** Does it once for a worker; says what went wrong, or null. */
export type Work = (worker: number) => Promise<string | null>;

const liaisonEmail = accounts.find(({ role }) => role === 'LIAISON')?.email ?? '';

const orRefused = (answer: { ok: true } | { ok: false; why: string; message: string }): string | null =>
  answer.ok ? null : `refused: ${answer.why}, ${answer.message}`;

/** Hands a case to a liaison again and again: lock, checks, event, audit chain, outbox, one commit; without any page. */
export const transition = async ({ intake }: People, workers: number): Promise<Work> => {
  const cases = await db.request.findMany({
    where: { status: 'ASSIGNED', agency: { status: 'VERIFIED' }, officeId: { not: null }, liaisonId: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: workers,
    select: { id: true, version: true, officeId: true, liaisonId: true },
  });
  if (cases.length < workers) throw new Error('Too few cases are with a liaison.');
  const colleagues = await Promise.all(
    cases.map(async ({ officeId, liaisonId }) => {
      const people = await db.user.findMany({
        where: { officeId: officeId ?? '', active: true, roles: { has: 'LIAISON' } },
        select: { id: true },
        take: 2,
      });
      return people.map(({ id }) => id).sort((one) => (one === liaisonId ? 1 : -1));
    }),
  );
  const turns = cases.map(() => 0);
  return async (worker) => {
    const one = cases[worker];
    const people = colleagues[worker] ?? [];
    if (!one) return 'no case';
    const turn = (turns[worker] ?? 0) + 1;
    turns[worker] = turn;
    const liaisonId = people[(turn - 1) % people.length] ?? '';
    const input = { liaisonId, reason: 'Measured.', version: one.version, idempotencyKey: randomUUID() };
    const answer = await runAs('ice', () => performRequestStep('reassign', one.id, intake.actor, input));
    if (answer.ok) one.version += 1;
    return orRefused(answer);
  };
};

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

const actionId = (file: string, name: string): string => {
  const folder = process.env.NEXT_DIST_DIR ?? '.next';
  const manifest: Manifest = JSON.parse(readFileSync(`${folder}/server/server-reference-manifest.json`, 'utf8'));
  const found = Object.entries(manifest.node).find(([, one]) => one.filename === file && one.exportedName === name);
  if (!found) throw new Error(`The build has no action ${name} of ${file}.`);
  return found[0];
};

/** Saves the story of a draft as the page does while somebody types, over HTTP. */
export const save = async (origin: string, { officer }: People, workers: number): Promise<Work> => {
  const id = actionId('app/(portal)/requests/[requestId]/answer/actions.ts', 'autosaveSection');
  const drafts: string[] = [];
  for (let n = 0; n < workers; n += 1) {
    const made = await performRequestStep('create', null, officer.actor, { requestType: 'NEW_PARTNERSHIP' });
    if (!made.ok) throw new Error(`No draft could be begun: ${made.message}`);
    drafts.push(made.value.id);
  }
  let turn = 0;
  return async (worker) => {
    turn += 1;
    const fields = {
      caseId: drafts[worker] ?? '',
      section: 'narrative',
      title: 'Gangs along the corridor',
      // Another text each time, in words: digits may pass for the number of a person, which is refused.
      narrative: `Shootings have doubled since spring. ${'Again. '.repeat(turn % 200)}`,
    };
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
    body.append('0', JSON.stringify(['$K1']));
    const answer = await fetch(`${origin}/requests/${fields.caseId}/answer/narrative`, {
      method: 'POST',
      headers: { ...officer.headers, 'next-action': id, accept: 'text/x-component' },
      body,
    });
    const text = await answer.text();
    if (answer.status !== 200) return `with ${answer.status}`;
    return text.includes('"ok":true') ? null : `refused: ${/"why":"(\w+)"/u.exec(text)?.[1] ?? 'unknown'}`;
  };
};

/** Asks a bare server, one row for each worker. */
export const askBare =
  (origin: string, path: string): Work =>
  async (worker) => {
    const answer = await fetch(`${origin}${path}?row=${worker + 1}`);
    await answer.arrayBuffer();
    return answer.status === 200 ? null : `with ${answer.status}`;
  };

/** From the button of a demonstration account to its dashboard: the sign-in, and the page it leads to. */
export const signInToDashboard =
  (origin: string): Work =>
  async () => {
    const id = actionId('app/(auth)/sign-in/actions.ts', 'signInForDemonstration');
    const body = new FormData();
    body.append('_1_email', liaisonEmail);
    body.append('0', JSON.stringify([{ ok: true, value: null }, '$K1']));
    const given = { origin, 'sec-fetch-site': 'same-origin', 'user-agent': 'Bench' };
    const answer = await fetch(`${origin}/sign-in`, {
      method: 'POST',
      headers: { ...given, 'next-action': id, accept: 'text/x-component' },
      redirect: 'manual',
      body,
    });
    await answer.arrayBuffer();
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (cookie.length === 0) return `no session, with ${answer.status}`;
    const page = await fetch(`${origin}/dashboard`, {
      headers: { ...given, cookie: cookie.join('; ') },
      redirect: 'manual',
    });
    await page.arrayBuffer();
    return page.status === 200 ? null : `with ${page.status}`;
  };

const exportRows = 100_000;

/** Reads and writes a file of all requests as the worker does, up to a bound, one after the other. */
export const exportFile = ({ actor }: SignedIn): Work => {
  const filter = requestFilter.parse({ view: 'ALL' });
  async function* rows(): AsyncGenerator<string[][]> {
    let after: string | undefined;
    for (let read = 0; read < exportRows; read += EXPORT_BATCH_ROWS) {
      const batch = await readExportBatch(actor, filter, after, EXPORT_BATCH_ROWS);
      yield batch.rows;
      if (batch.next === null) return;
      after = batch.next;
    }
  }
  return () =>
    runAs('ice', async () => {
      let bytes = 0;
      for await (const chunk of exportBytes(filter, 'csv', new Date(), rows())) bytes += chunk.byteLength;
      return bytes > 0 ? null : 'an empty file';
    });
};
