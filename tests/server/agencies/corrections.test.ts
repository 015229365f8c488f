import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { askCorrection, decideCorrection } from '@/lib/server/agencies/fact-corrections';
import { correctionList, ownAgencyPage } from '@/lib/server/agencies/fact-queries';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { syncPlaces } from '@/lib/server/places/sync-places';
import { handlers } from '@/lib/server/worker/handlers';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';

// The facts an agency may have corrected, who decides, and who is told.

fixedClock();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
  await syncPlaces(db);
}, 120_000);
afterAll(() => mailServer.stop());

const deliver = async (): Promise<string> => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => void ids.push(id));
  for (const id of ids) await carryOutMessage(id, handlers);
  return mailServer.taken.map(({ text }) => text ?? '').join('\n');
};

const wrongPeople = (): Actor[] => [cast.calder.admin, cast.intake, cast.liaison, cast.oversight];

describe('corrections', () => {
  const ask = (actor: Actor, field: string, proposed: string) =>
    askCorrection(actor, { field, proposed, reason: 'See the county budget, page 14.' });
  const openId = async () => (await db.factCorrection.findFirstOrThrow({ where: { decision: null } })).id;
  const decide = (actor: Actor, correctionId: string, decision: 'grant' | 'refuse', note = '') =>
    decideCorrection(actor, { correctionId, decision, note });

  test('people without an agency ask for none, and see none', async () => {
    for (const actor of [cast.liaison, cast.administrator, cast.oversight, cast.intake]) {
      expect(await ask(actor, 'swornCount', '150')).toMatchObject({ ok: false, why: 'not_yours' });
      expect(await ownAgencyPage(actor)).toBeNull();
    }
  });

  test.each([
    ['swornCount', 'many'],
    ['swornCount', '142'],
    ['ori', '123'],
    ['counties', 'Loving'],
    ['operatesJail', 'perhaps'],
    ['legalName', ''],
  ])('%s cannot become “%s”', async (field, proposed) => {
    const answer = await ask(cast.calder.officer, field, proposed);
    expect(answer.ok ? [] : Object.keys(answer.fields ?? {})).toEqual(['proposed']);
  });

  test('a fact that is none cannot be corrected, nor what is not for the agency to change', async () => {
    for (const field of ['status', 'emailDomain', '__proto__']) {
      expect(await ask(cast.calder.officer, field, 'x')).toMatchObject({ ok: false, why: 'invalid' });
    }
  });

  test('one waits at a time; four wrong people decide nothing; granting changes the fact, its source, and tells', async () => {
    expect(await ask(cast.calder.officer, 'swornCount', '1,150')).toMatchObject({ ok: true });
    expect(await ask(cast.calder.approver, 'swornCount', '160')).toMatchObject({ why: 'wrong_state' });
    const id = await openId();
    for (const actor of wrongPeople()) {
      expect(await correctionList(actor)).toBeNull();
      expect(await decide(actor, id, 'grant')).toMatchObject({ why: 'not_yours' });
    }
    expect(await decide(cast.administrator, id, 'grant', 'Budget read.')).toMatchObject({ ok: true });
    expect(await db.agency.findUnique({ where: { id: cast.calder.agencyId } })).toMatchObject({
      swornCount: 1150,
      factsSource: expect.stringContaining('with corrections until'),
    });
    expect(await deliver()).toContain('Budget read.');
    const fact = (await ownAgencyPage(cast.calder.officer))?.facts.find(({ field }) => field === 'swornCount');
    expect(fact).toMatchObject({ value: '1,150', source: expect.stringContaining('correction, as of') });
    expect(await decide(cast.administrator, id, 'grant')).toMatchObject({ why: 'wrong_state' });
  });

  test('a refusal needs a note, and a fact that moved meanwhile is not overwritten', async () => {
    await ask(cast.amity.officer, 'operatesJail', 'Yes');
    const id = await openId();
    expect(await decide(cast.administrator, id, 'refuse')).toMatchObject({ fields: { note: [expect.any(String)] } });
    await db.agency.update({ where: { id: cast.amity.agencyId }, data: { operatesJail: true } });
    expect(await decide(cast.administrator, id, 'grant')).toMatchObject({ why: 'stale' });
    expect(await decide(cast.administrator, id, 'refuse', 'Corrected already.')).toMatchObject({ ok: true });
  });

  test('the identifier of another agency is not given twice', async () => {
    await ask(cast.amity.officer, 'ori', 'ZZ0010000');
    expect(await decide(cast.administrator, await openId(), 'grant')).toMatchObject({ why: 'blocked' });
  });
});
