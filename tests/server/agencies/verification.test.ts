import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { grantInput, refuseInput } from '@/lib/domain/agencies/verification';
import { askPrefill, directoryQuery, searchDirectory, withNearness } from '@/lib/server/agencies/directory-search';
import { askOfLink, askVerification, confirmAddress } from '@/lib/server/agencies/verification-ask';
import { grantAsk, refuseAsk } from '@/lib/server/agencies/verification-decisions';
import { askList, askPage } from '@/lib/server/agencies/verification-queries';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { acceptAccountInvitation, openInvitation } from '@/lib/server/people/accept-invitation';
import { searchOffices } from '@/lib/server/places/office-search';
import { syncPlaces } from '@/lib/server/places/sync-places';
import { handlers } from '@/lib/server/worker/handlers';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { signedIn } from '@/tests/support/sessions';

// From a stranger's search to an agency with an account.

const clock = fixedClock();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
let entryId = '';
const source = { source: 'Winter list', sourceDate: new Date('2026-09-01') };

beforeAll(async () => {
  cast = await aCast();
  await syncPlaces(db);
  const entry = {
    type: 'SHERIFF' as const,
    level: 'COUNTY' as const,
    stateCode: 'ZZ',
    headTitle: 'Sheriff',
    ...source,
  };
  const made = await db.directoryEntry.create({
    data: { ...entry, legalName: "Gale County Sheriff's Office", ori: 'ZZ0600000', counties: ['Gale'] },
  });
  entryId = made.id;
  await db.directoryEntry.createMany({
    data: Array.from({ length: 30 }, (_, at) => ({
      ...entry,
      legalName: `Frost Town ${at} Police`,
      counties: ['Frost'],
    })),
  });
}, 120_000);
beforeEach(async () => {
  mailServer.taken.length = 0;
  await db.$executeRaw`DELETE FROM rate_limits`;
  await db.outboxMessage.updateMany({ where: { doneAt: null }, data: { queuedAt: new Date(), doneAt: new Date() } });
});
afterAll(() => mailServer.stop());

const origin = { ip: '203.0.113.9', userAgent: 'Test browser' };

// Letters alone: eight digits that happen to follow an "a" are refused as an A-number.
const freshWord = (): string =>
  randomUUID()
    .slice(0, 8)
    .replaceAll(/\d/gu, (digit) => 'ghijklmnop'.charAt(Number(digit)));

const form = (changes: Record<string, unknown> = {}) => ({
  idempotencyKey: randomUUID(),
  entryId: '',
  legalName: `Office ${freshWord()}`,
  type: 'SHERIFF',
  level: 'COUNTY',
  stateCode: 'ZZ',
  counties: 'Gale County',
  ori: '',
  headTitle: 'Sheriff',
  headName: 'Edwin Stroud',
  personName: 'Carla Benton',
  personTitle: 'Captain',
  workEmail: `c.${freshWord()}@gale.example`,
  phone: '555-0177',
  ...changes,
});

const deliver = async (): Promise<string> => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => void ids.push(id));
  for (const id of ids) await carryOutMessage(id, handlers);
  return mailServer.taken.map(({ text }) => text ?? '').join('\n');
};

const tokenIn = (mail: string, page: string): string =>
  new RegExp(`/(?:agencies|invitation)/${page}/([\\w-]+)`, 'u').exec(mail)?.[1] ?? '';

/** An ask whose address is confirmed by the link of its mail. */
const confirmed = async (changes: Record<string, unknown> = {}): Promise<string> => {
  const given = form(changes);
  expect(await askVerification(given, origin)).toMatchObject({ ok: true });
  const token = tokenIn(await deliver(), 'confirm');
  expect(await confirmAddress(token)).toMatchObject({ ok: true });
  mailServer.taken.length = 0;
  return given.idempotencyKey;
};

const grant = (askId: string) => grantInput.parse({ askId, roles: ['AGENCY_ADMIN', 'AGENCY_OFFICER'], note: '' });
const granted = async (askId: string) => grantAsk(await signedIn(cast.administrator), grant(askId));
const wrongPeople = (): Actor[] => [cast.calder.admin, cast.intake, cast.liaison, cast.oversight];

describe('finding', () => {
  test('an agency by any words of name, county and state, by its identifier, and by words with a slip in them', async () => {
    for (const q of ['gale sheriff', 'GALE winter', 'zz0600000', 'galé sherif office'.replace('é', 'e')]) {
      const { rows } = await searchDirectory(q);
      expect(rows.map(({ entryId: id }) => id)).toContain(entryId);
    }
    for (const q of ['galle sherriff office', 'Gale Shreiff', 'gael sherif winetr', 'galeton sheriffs']) {
      expect(await searchDirectory(q), q).toMatchObject({ loose: true, rows: [{ entryId }] });
    }
    for (const q of ['gale harbor patrol', 'zz9900000 gale', 'xylophone']) {
      expect(await searchDirectory(q), q).toMatchObject({ loose: false, total: 0 });
    }
  });

  test('verified agencies without an entry, marked as on the portal, and 25 rows of a long answer', async () => {
    const { rows } = await searchDirectory('calder sheriff');
    expect(rows).toMatchObject([{ onPortal: true, entryId: null, ori: 'ZZ0010000' }]);
    const many = await searchDirectory('frost');
    expect([many.rows.length, many.total]).toEqual([25, 30]);
  });

  test('among 18,000 agencies by an index, exactly and nearly', async () => {
    // Made words that differ as those of real places do, in parts as large as an import writes them.
    for (let from = 1; from < 18_000; from += 2_000) {
      await db.$executeRaw`
        INSERT INTO directory_entries (id, legal_name, type, level, state_code, counties, source, source_date, updated_at)
        SELECT gen_random_uuid(), initcap(left(word, 8)) || ' Police Department', 'MUNICIPAL_POLICE', 'MUNICIPAL', 'ZZ',
          ARRAY[initcap(left(reverse(word), 7))], 'Made list', '2026-09-01', now()
        FROM (SELECT translate(md5(n::text), '0123456789', 'aeioulmnrs') AS word
              FROM generate_series(${from}::int, ${from + 1_999}::int) n) made`;
    }
    // As the database does by itself after an import: new rows wait in a list of the index until then.
    await asOwner('VACUUM (ANALYZE) directory_entries');
    const planOf = async (words: string[], near: boolean) =>
      JSON.stringify(await withNearness((tx) => tx.$queryRaw`EXPLAIN (FORMAT JSON) ${directoryQuery(words, near)}`));
    for (const near of [false, true]) {
      const plan = await planOf(['gale', 'sheriff'], near);
      expect(plan).toContain('directory_entries_search_text_idx');
      expect(plan).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"directory_entries","Alias":"x"/u);
    }
    expect(await searchDirectory('Gale Shreiff')).toMatchObject({ rows: [{ entryId }] });
    await asOwner("DELETE FROM directory_entries WHERE source = 'Made list'");
  });

  test('signs of the search language mean themselves, and nothing asked finds nothing', async () => {
    for (const q of ['%', '_', '\\', '', '   ', ['a'], undefined]) {
      expect(await searchDirectory(q)).toMatchObject({ total: 0, rows: [] });
    }
  });

  test('an entry fills the form in, with its source and date', async () => {
    expect(await askPrefill(entryId)).toMatchObject({ ori: 'ZZ0600000', source: 'Winter list', asOf: 'Sep 1, 2026' });
    expect(await askPrefill('nonsense')).toBeNull();
    expect(await askPrefill(randomUUID())).toBeNull();
  });

  test('the offices of a county are one of each line; a shared state asks for the county', async () => {
    expect(await searchOffices({ state: 'TX' })).toMatchObject({ needsCounty: true });
    const loving = await searchOffices({ state: 'TX', county: 'Loving' });
    expect(loving.offices.map(({ name }) => name)).toEqual(['Investigations office, Dallas', 'Removal office, Dallas']);
    expect((await searchOffices({ state: 'ZZ', county: 'Calder' })).offices).toHaveLength(2);
    expect(await searchOffices({ state: '%', county: 'x' })).toMatchObject({ state: null, offices: [] });
  });

  test('places are written once, and an operator keeps their own offices', async () => {
    const counts = async () => [await db.county.count(), await db.office.count(), await db.officeCoverage.count()];
    const before = await counts();
    await db.county.update({ where: { fips: '48301' }, data: { name: 'Old name' } });
    await syncPlaces(db);
    expect(await counts()).toEqual(before);
    expect(await db.county.findUnique({ where: { fips: '48301' } })).toMatchObject({ name: 'Loving', stateCode: 'TX' });
  });
});

describe('asking', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a free mail address', { workEmail: 'sheriff@gmail.com' }, 'workEmail'],
    ['no address', { workEmail: 'sheriff' }, 'workEmail'],
    ['a county of another state', { counties: 'Gale; Loving' }, 'counties'],
    ['an identifier of six', { ori: 'ZZ0600' }, 'ori'],
    ['an A-number in a name', { headName: 'A123456789' }, 'headName'],
    ['a kind that is none', { type: 'PIRATE' }, 'type'],
    ['a state that is none', { stateCode: 'QQ' }, 'stateCode'],
    ['no name', { personName: ' ' }, 'personName'],
  ])('%s is refused at its field, and nothing is written', async (_what, changes, field) => {
    const before = await db.verificationAsk.count();
    const answer = await askVerification(form(changes), origin);
    expect(answer.ok ? [] : Object.keys(answer.fields ?? {})).toEqual([field]);
    expect(await db.verificationAsk.count()).toBe(before);
  });

  test('the same form twice, even at once, makes one ask and one mail', async () => {
    const given = form();
    const answers = await Promise.all([askVerification(given, origin), askVerification(given, origin)]);
    const numbers = answers.map((answer) => (answer.ok ? answer.value.number : answer.message));
    expect(numbers[0]).toMatch(/^VER-2026-\d{6}$/u);
    expect(new Set(numbers).size).toBe(1);
    await deliver();
    expect(mailServer.taken).toHaveLength(1);
  });

  test('an address with an account gets the same answer as any other', async () => {
    const { workEmail } = await db.user.findUniqueOrThrow({ where: { id: cast.calder.officer.id ?? '' } });
    const answer = await askVerification(form({ workEmail }), origin);
    expect(answer).toEqual({ ok: true, value: { number: expect.stringMatching(/^VER-/u) } });
  });

  test('one mailbox is not flooded, and neither is the portal from one place', async () => {
    const workEmail = 'same@gale.example';
    for (let at = 0; at < 3; at += 1) expect((await askVerification(form({ workEmail }), origin)).ok).toBe(true);
    expect(await askVerification(form({ workEmail }), origin)).toMatchObject({ ok: false, why: 'blocked' });
    for (let at = 0; at < 6; at += 1) await askVerification(form(), origin);
    expect(await askVerification(form(), origin)).toMatchObject({ ok: false, why: 'blocked' });
    expect((await askVerification(form(), { ...origin, ip: '198.51.100.4' })).ok).toBe(true);
  });

  test('the link confirms once, and not after a week', async () => {
    const given = form();
    await askVerification(given, origin);
    const token = tokenIn(await deliver(), 'confirm');
    expect(await askOfLink(token)).toMatchObject({ agency: given.legalName });
    expect(await askOfLink(`${token}x`)).toBeNull();
    const both = await Promise.all([confirmAddress(token), confirmAddress(token)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await askOfLink(token)).toBeNull();
    await askVerification(form(), origin);
    mailServer.taken.length = 0;
    const late = tokenIn(await deliver(), 'confirm');
    clock.passMinutes(8 * 24 * 60);
    expect(await confirmAddress(late)).toMatchObject({ ok: false, why: 'not_found' });
  });
});

describe('deciding', () => {
  test('four wrong people read and decide nothing', async () => {
    const askId = await confirmed();
    for (const actor of wrongPeople()) {
      expect(await askList(actor)).toBeNull();
      expect(await askPage(actor, askId)).toBeNull();
      expect(await grantAsk(actor, grant(askId))).toMatchObject({ ok: false, why: 'not_yours' });
      expect(await refuseAsk(actor, { askId, note: 'No.' })).toMatchObject({ ok: false, why: 'not_yours' });
    }
    expect(await db.verificationAsk.findUnique({ where: { id: askId } })).toMatchObject({ decision: null });
  });

  test('an unconfirmed ask cannot be granted, and stands below the confirmed ones', async () => {
    const given = form();
    await askVerification(given, origin);
    expect(await granted(given.idempotencyKey)).toMatchObject({ why: 'blocked' });
    const states = (await askList(cast.administrator))?.map(({ state }) => state) ?? [];
    expect(states.lastIndexOf('READY')).toBeLessThan(states.indexOf('UNCONFIRMED'));
  });

  test('an agency counts its dates in the time zone of its place', async () => {
    const askId = await confirmed({ stateCode: 'TX', counties: 'Loving' });
    expect(await granted(askId)).toMatchObject({ ok: true });
    const { agencyId } = await db.verificationAsk.findUniqueOrThrow({ where: { id: askId } });
    expect(await db.agency.findUnique({ where: { id: agencyId ?? '' } })).toMatchObject({
      timeZone: 'America/Chicago',
    });
  });

  test('granting makes the agency, its account and the link to the directory, and the letter leads to a sign-in', async () => {
    const workEmail = 'c.benton@gale.example';
    const askId = await confirmed({ entryId, workEmail, legalName: "Gale County Sheriff's Office", ori: 'ZZ0600000' });
    const page = await askPage(cast.administrator, askId);
    expect(page?.facts.find(({ label }) => label === 'Identifier (ORI)')).toMatchObject({ differs: false });
    const both = await Promise.all([granted(askId), granted(askId)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const agency = await db.agency.findUniqueOrThrow({ where: { ori: 'ZZ0600000' }, include: { users: true } });
    expect(agency).toMatchObject({
      status: 'VERIFIED',
      emailDomain: 'gale.example',
      verifiedById: cast.administrator.id,
    });
    expect(agency).toMatchObject({ users: [], verifiedDomains: ['gale.example'] });
    expect(await db.directoryEntry.findUnique({ where: { id: entryId } })).toMatchObject({ agencyId: agency.id });
    expect(await db.auditEvent.count({ where: { action: 'verification_ask.grant', targetId: askId } })).toBe(1);
    const token = tokenIn(await deliver(), 'account');
    expect(await openInvitation(token)).toMatchObject({ workEmail, place: "Gale County Sheriff's Office" });
    const password = 'harbor-meadow-winter-10';
    const given = { token, name: 'Carl Benton', title: 'Clerk', phone: '', password, passwordAgain: password };
    expect(await acceptAccountInvitation(given)).toMatchObject({ ok: true });
    expect(await acceptAccountInvitation(given)).toMatchObject({ why: 'not_found' });
    expect(await db.user.findUnique({ where: { workEmail } })).toMatchObject({
      agencyId: agency.id,
      roles: ['AGENCY_ADMIN', 'AGENCY_OFFICER'],
    });
    expect(await checkPassword({ email: workEmail, password }, origin)).toMatchObject({ ok: true });
  });

  test('an agency on the portal, or an address with an account, makes no second one', async () => {
    const counts = async () => [await db.agency.count(), await db.user.count()];
    const before = await counts();
    const twin = await confirmed({ ori: 'ZZ0010000' });
    expect(await granted(twin)).toMatchObject({ why: 'blocked' });
    const { workEmail } = await db.user.findUniqueOrThrow({ where: { id: cast.calder.officer.id ?? '' } });
    const taken = await confirmed({ workEmail });
    expect(await granted(taken)).toMatchObject({ why: 'blocked' });
    expect(await counts()).toEqual(before);
    expect((await askPage(cast.administrator, taken))?.blocks).toEqual(['This address already has an account.']);
  });

  test('two asks of one agency granted at once make one agency', async () => {
    const legalName = 'Twin Forks Police Department';
    const asks = [await confirmed({ legalName }), await confirmed({ legalName })];
    const both = await Promise.all(asks.map((askId) => granted(askId)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db.agency.count({ where: { legalName } })).toBe(1);
  });

  test('a refusal needs a reason and mails it', async () => {
    const askId = await confirmed();
    expect(refuseInput.safeParse({ askId, note: ' ' }).success).toBe(false);
    expect(await refuseAsk(cast.administrator, { askId, note: 'The ORI belongs to another agency.' })).toMatchObject({
      ok: true,
    });
    expect(await deliver()).toContain('The ORI belongs to another agency.');
    expect(await refuseAsk(cast.administrator, { askId, note: 'Again.' })).toMatchObject({ why: 'wrong_state' });
  });
});
