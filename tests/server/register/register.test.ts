import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET } from '@/app/(public)/register/[number]/text/route';
import { systemActor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { officeContacts } from '@/lib/server/register/office-contacts';
import { registerEntry, registerText } from '@/lib/server/register/register-entry';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerChoices, registerFigures, registerPage } from '@/lib/server/register/register-queries';
import { anAgreement, draftFor, takeAgreement, terms, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// The public register beside agreements that are not public: whatever is written in those must not come out. Texts that
// nobody may read here carry the word CANARY.

const clock = fixedClock();

let cast: Cast;
const numbers = { inForce: '', waiting: '', negotiated: '' };
let inForceId = '';

const numberOf = async (id: string): Promise<string> =>
  (await db.agreement.findUniqueOrThrow({ where: { id }, select: { number: true } })).number;

beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  inForceId = await anAgreement(cast).from(requestId).for('OCS').in('ACTIVE');
  await takeAgreement('comment', inForceId, cast.programManager, { visibility: 'ICE_ONLY', body: 'CANARY comment' });

  // Published, and not in force yet.
  const waitingId = await draftFor(requestId, 'DBFTF');
  await walkOn({ id: waitingId, cast, own: cast.calder }, 'DRAFT', 'IMPLEMENTING');
  await takeAgreement('publish_entry', waitingId, cast.programManager, { publicSummary: 'CANARY waiting summary' });

  const negotiatedId = await draftFor(requestId, 'PREDATOR');
  await takeAgreement('save_terms', negotiatedId, cast.liaison, { ...terms, objective: 'CANARY draft objective' });
  await takeAgreement('open_negotiation', negotiatedId, cast.liaison);

  numbers.inForce = await numberOf(inForceId);
  numbers.waiting = await numberOf(waitingId);
  numbers.negotiated = await numberOf(negotiatedId);
}, 300_000);

const page = (asked: Record<string, string> = {}) => registerPage(toRegisterFilter(asked));
const entry = async (number: string) => {
  const found = await registerEntry(number);
  if (!found) throw new Error(`${number} is not in the register.`);
  return found;
};
const download = (number: string) =>
  GET(new Request(`http://localhost/register/${number}/text`), { params: Promise.resolve({ number }) });

describe('what is not public stays out', () => {
  test('the canaries live: the database holds them', async () => {
    const canary = { contains: 'CANARY' };
    const holders = { OR: [{ objective: canary }, { publicSummary: canary }] };
    expect(await db.agreement.count({ where: holders })).toBe(2);
    expect(await db.comment.count({ where: { body: canary } })).toBe(1);
  });

  test('an agreement that is negotiated, or published before its day, has no entry, no text and no row', async () => {
    for (const hidden of [numbers.waiting, numbers.negotiated]) {
      expect(await registerEntry(hidden)).toBeNull();
      expect(await registerText(hidden)).toBeNull();
      expect((await download(hidden)).status).toBe(404);
      expect((await page({ q: hidden })).rows).toEqual([]);
    }
  });

  test('a number that nobody gave, or that is no number, finds nothing', async () => {
    for (const odd of ['AGR-2026-999999', 'ACC-2026-000001', "' OR 1=1 --", '../../etc/passwd', '', '%']) {
      expect(await registerEntry(odd)).toBeNull();
      expect(await registerText(odd)).toBeNull();
    }
  });

  test('nothing the public can load holds a canary, a name of a person, or an address', async () => {
    const said = JSON.stringify([
      await page(),
      await page({ q: 'CANARY' }),
      await page({ status: 'ENDED' }),
      await registerChoices(),
      await registerFigures(),
      await entry(numbers.inForce),
    ]);
    expect(said).toContain(numbers.inForce);
    expect(said).not.toContain('CANARY');
    for (const person of [cast.calder.approver, cast.signer, cast.liaison, cast.programManager]) {
      expect(said).not.toContain(person.name);
    }
    expect(said).not.toContain('@');
    expect(said).not.toContain('203.0.113.7');
  });
});

describe('what is public', () => {
  test('the list holds the one agreement in force, with its dates', async () => {
    const { rows, total, newer, older } = await page();
    expect(rows).toEqual([
      {
        number: numbers.inForce,
        agency: "Calder County Sheriff's Office",
        place: 'Calder County, State of Winter',
        program: 'Community Shield',
        status: 'IN_FORCE',
        outside: false,
        inForceOn: 'Nov 24, 2026',
        endsOn: 'Nov 24, 2028',
      },
    ]);
    expect({ total, newer, older }).toEqual({ total: 1, newer: null, older: null });
  });

  test.each([
    [{ q: 'calder' }, 1],
    [{ q: 'port amity' }, 0],
    [{ q: '%' }, 0],
    [{ program: 'OCS' }, 1],
    [{ program: 'BEST' }, 0],
    [{ program: 'nonsense' }, 1],
    [{ status: 'IN_FORCE' }, 1],
    [{ status: 'SUSPENDED' }, 0],
    [{ status: 'ENDED' }, 0],
    [{ state: 'ZZ' }, 1],
    [{ state: 'YY' }, 0],
    [{ q: 'calder', program: 'OCS', status: 'IN_FORCE', state: 'ZZ' }, 1],
  ])('a search for %o finds %i', async (asked, count) => {
    expect((await page(asked)).rows).toHaveLength(count);
  });

  test('the list goes on from a number in both directions', async () => {
    expect((await page({ older: numbers.inForce })).rows).toEqual([]);
    expect((await page({ newer: 'AGR-2020-000001' })).rows).toHaveLength(1);
    expect((await page({ older: 'AGR-2099-000001' })).rows).toHaveLength(1);
  });

  test('the entry says what, between whom, since when and what happened, in public words', async () => {
    const found = await entry(numbers.inForce);
    expect(found).toMatchObject({
      summary: 'Joint work against violent gangs.',
      objective: 'Reduce gang-related shootings',
      status: 'IN_FORCE',
      endSentence: 'Ends on Nov 24, 2028, unless it is renewed.',
      program: { code: 'OCS', delegating: false },
    });
    expect(found.history.map(({ what }) => what)).toEqual(['Signed by both sides and sealed', 'Came into force']);
    expect(found.signers).toHaveLength(2);
  });

  test('the text is the sealed file, to save and never to open, with the hash the entry shows', async () => {
    const response = await download(numbers.inForce);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe((await entry(numbers.inForce)).text.sha256);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${numbers.inForce}.pdf"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  });

  test('the filters offer only what has entries, and the figures count only those', async () => {
    expect(await registerChoices()).toEqual({
      programs: [{ value: 'OCS', label: 'Community Shield' }],
      states: [{ value: 'ZZ', label: 'State of Winter' }],
    });
    expect(await registerFigures()).toEqual({ inForce: 1, agencies: 1, programs: 1, ended: 0 });
  });

  test('the offices to call begin with headquarters', async () => {
    const offices = await officeContacts();
    expect(offices[0]).toMatchObject({ line: 'HQ', covers: 'All states' });
    expect(offices.map(({ name }) => name)).toContain('Winter Removal Office');
  });
});

describe('suspension and end', () => {
  test('a suspension shows as such, and its reason stays with the two sides', async () => {
    await takeAgreement('suspend', inForceId, cast.programManager, {
      reason: 'CANARY reason',
      notified: 'CANARY person',
      mode: 'WRITTEN',
    });
    const found = await entry(numbers.inForce);
    expect(found.status).toBe('SUSPENDED');
    expect(JSON.stringify(found)).not.toContain('CANARY');
    expect((await page({ status: 'SUSPENDED' })).rows).toHaveLength(1);
    expect((await registerFigures()).inForce).toBe(1);
  });

  test('after notice it binds until the day the text names, and then counts as ended', async () => {
    for (const [step, actor] of [
      ['reinstate_for_agency', cast.calder.approver],
      ['reinstate_for_ice', cast.programManager],
    ] as const) {
      await takeAgreement(step, inForceId, actor, { reason: 'The water is gone.' });
    }
    await takeAgreement('give_notice', inForceId, cast.calder.approver, {
      receivedOn: '2026-11-24',
      mode: 'PORTAL',
      ground: 'RESOURCES',
      reason: 'CANARY ground',
      endsOn: '2026-12-24',
    });
    const noticed = await entry(numbers.inForce);
    expect(noticed).toMatchObject({
      status: 'IN_FORCE',
      endSentence: 'Ends on Dec 24, 2026, by notice of Nov 24, 2026.',
    });
    expect(JSON.stringify(noticed)).not.toContain('CANARY');
    const [listed] = (await page({ status: 'IN_FORCE' })).rows;
    expect(listed?.endsOn).toBe('Dec 24, 2026');
    clock.moveTo(new Date(testNow.getTime() + 31 * 86_400_000));
    await takeAgreement('terminate', inForceId, systemActor);
    const ended = await entry(numbers.inForce);
    expect(ended).toMatchObject({ status: 'ENDED', endSentence: 'Ended on Dec 24, 2026.' });
    expect(ended.history.slice(-2).map(({ what }) => what)).toEqual(['Notice to end was given', 'Ended by notice']);
    expect(JSON.stringify(ended)).not.toContain('CANARY');
    expect((await page({ status: 'ENDED' })).rows).toHaveLength(1);
    expect((await page({ status: 'IN_FORCE' })).rows).toEqual([]);
    expect(await registerFigures()).toEqual({ inForce: 0, agencies: 0, programs: 0, ended: 1 });
    expect((await download(numbers.inForce)).status).toBe(200);
  });
});
