import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { SectionKey } from '@/lib/domain/requests/draft';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { readDraftForm, type SectionAnswer, saveDraftSection } from '@/lib/server/requests/draft-save';
import { getInvitation, getPeople } from '@/lib/server/requests/member-queries';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { take } from '@/tests/support/take-step';

// Several people on one request: in one section at once, and as its owner, editors, approver and viewers.

const clock = fixedClock();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
let ana: Actor;

beforeAll(async () => {
  cast = await aCast();
  ana = await aPerson({
    name: 'Ana Park',
    title: 'Sergeant',
    roles: ['AGENCY_OFFICER'],
    agencyId: cast.calder.agencyId,
  });
  await db.agency.update({ where: { id: cast.calder.agencyId }, data: { emailDomain: 'winter.example' } });
  return () => mailServer.stop();
});

type Fields = Record<string, string | readonly string[]>;

/** Sends the form of a section as a browser would, from a page drawn after so many saves. */
const send = async (actor: Actor, caseId: string, section: SectionKey, seen: number, fields: Fields) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ caseId, section, sectionVersion: String(seen), ...fields })) {
    for (const one of [value].flat()) form.append(name, one);
  }
  const read = readDraftForm(form);
  if (!read.ok) throw new Error(read.message);
  return saveDraftSection(actor, caseId, section, read.value.content, read.value);
};

const draftOf = async (id: string) => {
  const view = await getDraft(cast.calder.officer, id);
  if (!view) throw new Error('The draft is not there.');
  return view.draft;
};

const conflictOf = (answer: SectionAnswer) => {
  if (answer.ok || !answer.conflict) throw new Error(`There is no conflict: ${JSON.stringify(answer)}`);
  return answer.conflict;
};

const again = (answer: SectionAnswer, choices: readonly string[]): Fields => {
  const several = new Map<string, string[]>();
  for (const [name, value] of conflictOf(answer).yours) several.set(name, [...(several.get(name) ?? []), value]);
  return {
    choosing: 'yes',
    ...Object.fromEntries(several),
    ...Object.fromEntries(choices.map((one, n) => [`keep.${n}`, one])),
  };
};

describe('two people in one section', () => {
  test('the second is refused and told both values; nothing is written before one is chosen', async () => {
    const id = await aRequest(cast).empty();
    const first = await send(ana, id, 'narrative', 0, { title: 'Gangs', narrative: 'Hers.' });
    expect(first).toMatchObject({ ok: true, value: { sectionVersion: 1 } });
    const second = await send(cast.calder.officer, id, 'narrative', 0, { title: 'Gangs', narrative: 'His.' });
    expect(second).toMatchObject({
      ok: false,
      why: 'stale',
      values: { narrative: 'His.' },
      conflict: {
        version: 1,
        own: false,
        savedBy: 'Ana Park',
        savedAt: 'Nov 24, 2026, 10:00 AM',
        pieces: [{ label: 'Your story', theirs: 'Hers.', yours: 'His.' }],
      },
    });
    expect((await draftOf(id)).narrative).toBe('Hers.');
    // A choice that is missing is asked for again, with the same two values.
    const undecided = await send(cast.calder.officer, id, 'narrative', 1, again(second, []));
    expect(conflictOf(undecided)).toMatchObject({ version: 1, pieces: [{ theirs: 'Hers.', yours: 'His.' }] });
    expect((await draftOf(id)).narrative).toBe('Hers.');
    const chosen = await send(cast.calder.officer, id, 'narrative', 1, again(second, ['yours']));
    expect(chosen).toMatchObject({ ok: true, value: { sectionVersion: 2 } });
    expect((await draftOf(id)).narrative).toBe('His.');
  });

  test('when it was saved again meanwhile, the choice is asked anew', async () => {
    const id = await aRequest(cast).empty();
    await send(ana, id, 'narrative', 0, { title: 'One', narrative: '' });
    const mine = await send(cast.calder.officer, id, 'narrative', 0, { title: 'Two', narrative: '' });
    await send(ana, id, 'narrative', 1, { title: 'Three', narrative: '' });
    const late = await send(cast.calder.officer, id, 'narrative', 1, again(mine, ['yours']));
    expect(conflictOf(late)).toMatchObject({ version: 2, pieces: [{ theirs: 'Three', yours: 'Two' }] });
    expect((await draftOf(id)).title).toBe('Three');
  });

  test('the same words are no conflict, nor is the own save that is still on its way', async () => {
    const id = await aRequest(cast).empty();
    await send(ana, id, 'narrative', 0, { title: 'Same', narrative: '' });
    expect((await send(cast.calder.officer, id, 'narrative', 0, { title: 'Same', narrative: '' })).ok).toBe(true);
    const [here, elsewhere] = [{ sectionPage: randomUUID() }, { sectionPage: randomUUID() }];
    const mine = (seen: number, page: Fields, title: string) =>
      send(cast.calder.officer, id, 'narrative', seen, { title, narrative: '', ...page });
    expect((await mine(2, here, 'Mine')).ok).toBe(true);
    expect((await mine(2, here, 'Mine again')).ok).toBe(true);
    // From a second window, or two saves behind, nothing is written unseen.
    const other = await mine(3, elsewhere, 'In another window');
    expect(conflictOf(other)).toMatchObject({
      own: true,
      savedBy: 'you in another window',
      pieces: [{ theirs: 'Mine again' }],
    });
    expect((await mine(2, here, 'Old')).ok).toBe(false);
    expect((await draftOf(id)).title).toBe('Mine again');
  });

  test('contacts and concerns are chosen one by one, and nobody drops out unseen', async () => {
    const id = await aRequest(cast).empty();
    const contact = (name: string) => ({
      ...{ 'rows.0.name': name, 'rows.0.title': 'Lieutenant', primary: '0' },
      ...{ 'rows.0.email': `${name.toLowerCase()}@winter.example`, 'rows.0.phone': '555-0142' },
    });
    await send(ana, id, 'contacts', 0, contact('Hers'));
    const mine = await send(cast.calder.officer, id, 'contacts', 0, contact('His'));
    expect(conflictOf(mine).pieces.map(({ label, theirs, yours }) => [label, theirs, yours])).toEqual([
      ['Contact hers@winter.example', expect.stringContaining('Hers, Lieutenant'), 'Not on the list'],
      ['Main contact', 'hers@winter.example', 'his@winter.example'],
      ['Contact his@winter.example', 'Not on the list', expect.stringContaining('His, Lieutenant')],
    ]);
    await send(cast.calder.officer, id, 'contacts', 1, again(mine, ['theirs', 'yours', 'yours']));
    expect((await draftOf(id)).contacts.map(({ name, primary }) => [name, primary])).toEqual([
      ['Hers', false],
      ['His', true],
    ]);
    const rated = (concern: string, severity: string) => ({
      [`concerns.${concern}.severity`]: severity,
      [`concerns.${concern}.trend`]: 'UP',
    });
    await send(ana, id, 'concerns', 0, { ...rated('GANG', '4'), ...rated('NARC', '2') });
    const concerns = await send(cast.calder.officer, id, 'concerns', 0, {
      ...rated('GANG', '1'),
      ...rated('FUG', '3'),
    });
    expect(conflictOf(concerns).pieces.map(({ label }) => label)).toHaveLength(2);
    await send(cast.calder.officer, id, 'concerns', 1, again(concerns, ['theirs', 'yours']));
    const saved = (await draftOf(id)).concerns.map(({ concern, severity }) => `${concern} ${severity}`).sort();
    expect(saved).toEqual(['FUG 3', 'GANG 4', 'NARC 2']);
  });

  test('the page says who saved last, and ten saves within the hour are one line of the history', async () => {
    const id = await aRequest(cast).empty();
    for (let n = 0; n < 10; n += 1) await send(ana, id, 'narrative', n, { title: `Try ${n}`, narrative: '' });
    expect((await getDraft(cast.calder.officer, id))?.saves.narrative).toEqual({
      version: 10,
      text: 'Saved 10:00 AM by Ana Park',
    });
    expect((await getDraft(ana, id))?.saves.narrative?.text).toBe('Saved 10:00 AM');
    const history = (await getRequestCase(cast.calder.officer, id))?.history.flatMap(({ events }) => events);
    expect(history?.map(({ what }) => what)).toEqual(['saved the story (10 times)', 'started the request']);
  });
});

const attempt = async (step: RequestStepName, id: string, actor: Actor, input: Record<string, unknown> = {}) =>
  performRequestStep(step, id, actor, input);

const memberOf = async (requestId: string, email: string) =>
  (await db.requestMember.findFirstOrThrow({ where: { requestId, email, removedAt: null } })).id;

const anaEmail = 'ana.park@winter.example';
const story = { title: 'Gangs', narrative: 'Shootings.' };

describe('the people of a request', () => {
  test('wrong people: other agencies and ICE find nothing, officers who do not own it manage nobody', async () => {
    const id = await aRequest(cast).empty();
    const invited = { email: anaEmail, role: 'EDITOR' };
    for (const actor of [cast.amity.officer, cast.intake, cast.administrator]) {
      expect(await attempt('invite_colleague', id, actor, invited)).toMatchObject({ ok: false });
      expect(await getPeople(actor, id)).toBeNull();
    }
    expect(await attempt('invite_colleague', id, ana, invited)).toMatchObject({ why: 'blocked' });
    expect(await attempt('invite_colleague', id, cast.calder.admin, invited)).toMatchObject({ why: 'not_yours' });
    expect(await getPeople(ana, id)).toMatchObject({ mayManage: false, openToAll: true, members: [{ role: 'OWNER' }] });
  });

  test.each([
    ['an address elsewhere', { email: 'ana@gmail.example', role: 'EDITOR' }, 'email'],
    ['a person of another agency', { email: 'kevin.osei@winter.example', role: 'EDITOR' }, 'email'],
    ['an approver who may not submit', { email: anaEmail, role: 'APPROVER' }, 'role'],
    ['an editor who may not draft', { email: 'priya.nair@winter.example', role: 'EDITOR' }, 'role'],
    ['an owner', { email: anaEmail, role: 'OWNER' }, 'role'],
  ])('%s is refused at its field', async (_name, input, field) => {
    const id = await aRequest(cast).empty();
    const answer = await attempt('invite_colleague', id, cast.calder.officer, input);
    expect(answer).toMatchObject({ ok: false, why: 'invalid', fields: { [field]: [expect.any(String)] } });
    expect(await db.requestMember.count({ where: { requestId: id } })).toBe(1);
  });

  test('a viewer reads and an outsider reads; owner, editor and approver write; the approver submits', async () => {
    const id = await aRequest(cast).in('DRAFT');
    const other = await aPerson({
      name: `Olga Outside ${id.slice(-6)}`,
      title: 'Sergeant',
      roles: ['AGENCY_OFFICER'],
      agencyId: cast.calder.agencyId,
    });
    expect(await attempt('save_narrative', id, other, story)).toMatchObject({ ok: true });
    await take('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'VIEWER' });
    for (const actor of [ana, other]) {
      expect(await attempt('save_narrative', id, actor, story)).toMatchObject({ ok: false, why: 'blocked' });
      expect(await attempt('send_to_approver', id, actor, {})).toMatchObject({ ok: false, why: 'blocked' });
      expect((await getDraft(actor, id))?.editing.state).toBe('BLOCKED');
    }
    await take('change_colleague', id, cast.calder.officer, { memberId: await memberOf(id, anaEmail), role: 'EDITOR' });
    for (const actor of [cast.calder.officer, ana, cast.calder.approver]) {
      expect(await attempt('save_narrative', id, actor, story)).toMatchObject({ ok: true });
    }
    await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
  });

  test('the owner stays until the request is handed over; whoever was taken off writes no more', async () => {
    const id = await aRequest(cast).empty();
    await take('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'EDITOR' });
    const owner = await memberOf(id, 'maria.delgado@winter.example');
    expect(await attempt('leave_request', id, cast.calder.officer)).toMatchObject({ why: 'blocked' });
    expect(await attempt('remove_colleague', id, cast.calder.approver, { memberId: owner })).toMatchObject({
      fields: { memberId: [expect.stringContaining('always has an owner')] },
    });
    const next = { memberId: await memberOf(id, anaEmail) };
    const setAna = (active: boolean) => db.user.update({ where: { id: ana.id ?? '' }, data: { active } });
    await setAna(false);
    expect(await attempt('transfer_ownership', id, cast.calder.officer, next)).toMatchObject({ why: 'invalid' });
    await setAna(true);
    await take('transfer_ownership', id, cast.calder.officer, next);
    expect(
      await attempt('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'VIEWER' }),
    ).toMatchObject({ why: 'blocked' });
    await take('remove_colleague', id, ana, { memberId: owner });
    expect((await getPeople(ana, id))?.members.map(({ name, role }) => `${name} ${role}`)).toEqual(['Ana Park OWNER']);
    expect(await getPeople(cast.calder.officer, id)).toMatchObject({ mayManage: false });
  });

  test('a request from before there were members is open to all, and its starter owns it', async () => {
    const id = await aRequest(cast).empty();
    await db.requestMember.deleteMany({ where: { requestId: id } });
    expect(await attempt('save_narrative', id, ana, story)).toMatchObject({ ok: true });
    await take('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'VIEWER' });
    expect((await getPeople(ana, id))?.members.map(({ role }) => role)).toEqual(['OWNER', 'VIEWER']);
  });
});

const deliverAll = async () => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => {
    ids.push(id);
  });
  for (const id of ids) await carryOutMessage(id, handlers);
};

const mailsTo = (address: string) =>
  mailServer.taken.filter(({ to }) =>
    [to ?? []].flat().some(({ value }) => value.some((one) => one.address === address)),
  );

describe('what colleagues are told', () => {
  test('with an account at once; the named approver alone hears that a request is ready', async () => {
    const deputy = await aPerson({
      name: 'Dana Deputy',
      title: 'Undersheriff',
      roles: ['AGENCY_APPROVER'],
      agencyId: cast.calder.agencyId,
    });
    const id = await aRequest(cast).in('DRAFT');
    await take('invite_colleague', id, cast.calder.officer, { email: 'dana.deputy@winter.example', role: 'APPROVER' });
    await take('send_to_approver', id, cast.calder.officer);
    await deliverAll();
    const notices = await db.notice.findMany({ where: { requestId: id }, select: { name: true, userId: true } });
    expect(notices.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'request-ready', userId: deputy.id },
      { name: 'request-shared', userId: deputy.id },
    ]);
    await take('send_back_to_officer', id, cast.calder.approver, { reason: 'Name the period of the figures.' });
    expect((await getDraft(cast.calder.officer, id))?.sentBack).toMatchObject({
      reason: 'Name the period of the figures.',
      by: 'Thomas Brandt',
    });
    await take('send_to_approver', id, cast.calder.officer);
    expect((await getDraft(cast.calder.officer, id))?.sentBack).toBeNull();
    await db.user.update({ where: { id: deputy.id ?? '' }, data: { active: false } });
  });

  test('without an account by mail: the link works once, for that address alone, for fourteen days', async () => {
    const id = await aRequest(cast).empty();
    const email = 'new.hire@winter.example';
    await take('invite_colleague', id, cast.calder.officer, { email, role: 'EDITOR' });
    await deliverAll();
    const text = mailsTo(email).at(-1)?.text ?? '';
    const token = /\/invitation\/([\w-]{43})/u.exec(text)?.[1] ?? '';
    expect(text).toContain('until Dec 8, 2026');
    const row = await db.requestMember.findFirstOrThrow({ where: { requestId: id, email } });
    expect(row).toMatchObject({ userId: null, joinedAt: null });
    expect(row.tokenHash).not.toBe(token);
    expect(JSON.stringify(await db.outboxMessage.findMany())).not.toContain(token);
    expect(await getInvitation(token)).toMatchObject({ email, role: 'EDITOR', invitedBy: 'Maria Delgado' });
    expect(await attempt('accept_invitation', id, ana, { token })).toMatchObject({ ok: false, why: 'blocked' });
    const hire = await aPerson({
      name: 'New Hire',
      title: 'Deputy',
      roles: ['AGENCY_OFFICER'],
      agencyId: cast.calder.agencyId,
    });
    expect(await attempt('save_narrative', id, hire, story)).toMatchObject({ why: 'blocked' });
    expect(await attempt('accept_invitation', id, hire, { token })).toMatchObject({ ok: true });
    expect(await attempt('save_narrative', id, hire, story)).toMatchObject({ ok: true });
    expect(await attempt('accept_invitation', id, hire, { token })).toMatchObject({ ok: false, why: 'blocked' });
    expect(await getInvitation(token)).toBeNull();
  });

  test('an invitation that has run out opens nothing, and can be renewed', async () => {
    const id = await aRequest(cast).empty();
    const email = 'late.hire@winter.example';
    await take('invite_colleague', id, cast.calder.officer, { email, role: 'VIEWER' });
    await deliverAll();
    const tokenIn = () => /\/invitation\/([\w-]{43})/u.exec(mailsTo(email).at(-1)?.text ?? '')?.[1] ?? '';
    const first = tokenIn();
    clock.passMinutes(14 * 24 * 60 + 1);
    expect(await getInvitation(first)).toBeNull();
    await take('invite_colleague', id, cast.calder.officer, { email, role: 'VIEWER' });
    await deliverAll();
    expect(await getInvitation(first)).toBeNull();
    expect(await getInvitation(tokenIn())).toMatchObject({ email });
    expect(await db.requestMember.count({ where: { requestId: id, email } })).toBe(1);
  });
});
