import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { attachFile } from '@/lib/server/documents/attach-file';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { listRequests } from '@/lib/server/requests/list-queries';
import { getStepPage } from '@/lib/server/requests/step-page-queries';
import { aRequest, completeSections } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// While the agency has a returned request, ICE reads what was sent and nothing of what is being written.

const clock = fixedClock();
const canary = 'CANARY-UNSENT';
const sentTitle = completeSections.save_narrative.title;

let cast: Cast;
let id: string;
let unsentFile: string;
let sentFile: string;

const words = (text: string) => new TextEncoder().encode(text);

const attach = async (name: string): Promise<string> => {
  const answer = await attachFile(cast.calder.officer, id, { name, bytes: words(name) });
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.why}`);
  return answer.documentId;
};

const returnAll = (requestId: string) =>
  take('return_to_agency', requestId, cast.intake, {
    items: ['narrative', 'contacts', 'concerns', 'headcounts', 'attachments'].map((section) => ({
      section,
      text: 'Say more.',
    })),
  });

const writeCanaries = async (requestId: string): Promise<void> => {
  const { officer } = cast.calder;
  await take('save_narrative', requestId, officer, { title: `${canary} title`, narrative: `${canary} story` });
  await take('save_contacts', requestId, officer, {
    primary: '0',
    rows: [{ name: `${canary} name`, title: 'Chief', email: 'new@calder.example', phone: '555-0199' }],
  });
  await take('save_concerns', requestId, officer, {
    concerns: { GANG: { severity: '1', trend: 'DOWN', nexus: 'NONE', basis: 'COUNTED', note: canary } },
  });
  await take('save_headcounts', requestId, officer, {
    rows: [{ unit: `${canary} unit`, count: '9', basis: 'COUNTED', programCode: '' }],
  });
};

const everythingFor = async (actor: Actor): Promise<string> =>
  JSON.stringify([
    await getRequestCase(actor, id),
    await getDashboard(actor),
    await listRequests(actor, requestFilter.parse({ view: 'ALL' })),
    await getStepPage(actor, id, 'close_no_action'),
  ]);

const found = async (actor: Actor, search: string): Promise<boolean> => {
  const { rows } = await listRequests(actor, requestFilter.parse({ view: 'ALL', search }));
  return rows.some((row) => row.id === id);
};

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('DRAFT');
  sentFile = await attach('sent.txt');
  await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
  await take('claim', id, cast.intake);
  await returnAll(id);
  clock.passMinutes(5);
  await writeCanaries(id);
  unsentFile = await attach(`${canary}.txt`);
}, 60_000);

describe('ICE', () => {
  test('reads the request as it was sent, on every screen', async () => {
    for (const actor of [cast.intake, cast.oversight]) {
      expect(await everythingFor(actor), actor.name).not.toContain(canary);
    }
    const view = await getRequestCase(cast.intake, id);
    expect(view?.title).toBe(sentTitle);
    expect(view?.content.asSent).toMatch(/^As sent on Nov 24, 2026\./u);
    expect(view?.content.story).toBe(completeSections.save_narrative.narrative);
    expect(view?.content.contacts.map(({ name, primary }) => [name, primary])).toEqual([['Maria Delgado', true]]);
    expect(view?.content.concerns.map(({ severity }) => severity[0])).toEqual(['4', '3']);
    expect(view?.content.headcounts.map(({ unit, count }) => [unit, count])).toEqual([['Gang unit', 2]]);
    expect(view?.content.documents.map(({ filename }) => filename)).toEqual(['sent.txt']);
  });

  test('finds it by the title that was sent, and not by the one being written', async () => {
    expect(await found(cast.intake, sentTitle.toUpperCase())).toBe(true);
    expect(await found(cast.intake, canary)).toBe(false);
  });

  test('downloads no file that is not sent', async () => {
    expect(await findReadableDocument(cast.intake, unsentFile)).toBeNull();
    expect(await findReadableDocument(cast.intake, sentFile)).toMatchObject({ filename: 'sent.txt' });
  });

  test('cannot take the request on with what is not sent', async () => {
    expect(await performRequestStep('recall_return', id, cast.intake, {})).toMatchObject({ ok: false });
    const { version } = await db.request.findUniqueOrThrow({ where: { id }, select: { version: true } });
    expect(await performRequestStep('recall_return', id, cast.intake, { version })).toMatchObject({
      why: 'blocked',
      message: expect.stringContaining('begun to change'),
    });
  });

  test('reads the rows of a request that is older than the record of submissions', async () => {
    const old = await aRequest(cast).in('RETURNED');
    await asOwner('ALTER TABLE request_snapshots DISABLE TRIGGER request_snapshots_append_only');
    await asOwner(`DELETE FROM request_snapshots WHERE request_id = '${old}'`);
    await asOwner('ALTER TABLE request_snapshots ENABLE TRIGGER request_snapshots_append_only');
    const view = await getRequestCase(cast.intake, old);
    expect(view?.content).toMatchObject({ asSent: null, story: completeSections.save_narrative.narrative });
    expect(view?.title).toBe(sentTitle);
  });
});

describe('the agency', () => {
  test('reads what it has written, and opens its new file', async () => {
    const view = await getRequestCase(cast.calder.officer, id);
    expect(view?.title).toBe(`${canary} title`);
    expect(view?.content).toMatchObject({ asSent: null, story: `${canary} story` });
    expect(view?.content.documents.map(({ filename }) => filename)).toEqual(['sent.txt', `${canary}.txt`]);
    expect(await findReadableDocument(cast.calder.officer, unsentFile)).not.toBeNull();
    expect(await found(cast.calder.officer, canary)).toBe(true);
  });
});

test('what was never sent stays unread after the request is withdrawn', async () => {
  await take('withdraw', id, cast.calder.approver, { reason: 'We will ask again.' });
  expect(await everythingFor(cast.intake)).not.toContain(canary);
});
