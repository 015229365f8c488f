import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import { suspendAgency, suspendInput, verifyAgency } from '@/lib/server/agencies/agency-commands';
import { agencyList, agencyPage, toAgencyFilter } from '@/lib/server/agencies/agency-queries';
import { toAuditFilter } from '@/lib/server/audit/audit-filter';
import { auditPage, checkChain } from '@/lib/server/audit/audit-queries';
import { catalogPage, openProgramCodes } from '@/lib/server/catalog/catalog-queries';
import { switchInput, switchProgram } from '@/lib/server/catalog/switch-program';
import { db } from '@/lib/server/db/client';
import { listPeople } from '@/lib/server/people/people-queries';
import { harrow, agencies as seedAgencies } from '@/prisma/seed/places';
import { aRequest } from '@/tests/support/cases';
import { aCast, anAgency, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { insiders } from '@/tests/support/scopes';

// Administration, one person for each role: first everyone who may not, then those who may.

let cast: Cast;
let byRole: Record<Role, Actor>;
let pendingId = '';
let requestNumber = '';

beforeAll(async () => {
  cast = await aCast();
  byRole = insiders(cast);
  const seed = seedAgencies.find(({ legalName }) => legalName === harrow);
  if (!seed) throw new Error('Harrow is not among the places.');
  pendingId = (await anAgency(seed, { verified: false })).id;
  const requestId = await aRequest(cast).in('SUBMITTED');
  requestNumber = (await db.request.findUniqueOrThrow({ where: { id: requestId } })).number;
}, 120_000);

const everyone = toAgencyFilter({});
const wholeLog = toAuditFilter({});
const without = (...held: Role[]) => roles.filter((role) => !held.includes(role));
const eventCount = () => db.auditEvent.count();

describe('the wrong people first', () => {
  test.each(without('ADMIN'))('%s neither reads nor decides about agencies and the catalog', async (role) => {
    const actor = byRole[role];
    const before = await eventCount();
    expect(await agencyList(actor, everyone)).toBeNull();
    expect(await agencyPage(actor, pendingId)).toBeNull();
    expect(await catalogPage(actor)).toBeNull();
    expect(await verifyAgency(actor, { agencyId: pendingId })).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await suspendAgency(actor, { agencyId: cast.calder.agencyId, reason: 'No.' })).toMatchObject({
      ok: false,
      why: 'not_yours',
    });
    expect(await switchProgram(actor, { off: 'OCS' })).toMatchObject({ ok: false, why: 'not_yours' });
    const { status } = await db.agency.findUniqueOrThrow({ where: { id: pendingId } });
    expect(status).toBe('PENDING_VERIFICATION');
    expect((await openProgramCodes()).has('OCS')).toBe(true);
    expect(await eventCount()).toBe(before);
  });

  test.each(without('ADMIN', 'OVERSIGHT'))('%s neither reads the audit log nor checks it', async (role) => {
    expect(await auditPage(byRole[role], wholeLog)).toBeNull();
    expect(await checkChain(byRole[role])).toMatchObject({ ok: false, why: 'not_yours' });
  });

  test.each(without('ADMIN', 'OVERSIGHT', 'AGENCY_ADMIN'))('%s sees no accounts', async (role) => {
    expect(await listPeople(byRole[role])).toEqual([]);
  });

  test('an agency administrator sees the accounts of the own agency and of no other', async () => {
    const people = await listPeople(cast.calder.admin);
    expect(people.map(({ name }) => name).sort()).toEqual(['Maria Delgado', 'Priya Nair', 'Thomas Brandt']);
    const other = await listPeople(cast.amity.admin);
    expect(other.map(({ name }) => name).sort()).toEqual(['Daniel Cho', 'Kevin Osei', 'Laura Whitfield']);
  });
});

describe('agencies', () => {
  test('an administrator verifies an agency once, and the chain says who', async () => {
    expect(await verifyAgency(cast.administrator, { agencyId: pendingId })).toMatchObject({ ok: true });
    const row = await db.agency.findUniqueOrThrow({ where: { id: pendingId } });
    expect(row).toMatchObject({ status: 'VERIFIED', verifiedById: cast.administrator.id });
    expect(row.verifiedAt).not.toBeNull();
    expect(await verifyAgency(cast.administrator, { agencyId: pendingId })).toMatchObject({ why: 'wrong_state' });
    expect(await db.auditEvent.count({ where: { action: 'agency.verify', targetId: pendingId } })).toBe(1);
  });

  test('a suspension needs a reason without personal identifiers, and shows it with its author', async () => {
    for (const reason of ['', '  ', 'Two\nlines', 'Case of A123 456 789', 'x'.repeat(301)]) {
      expect(suspendInput.safeParse({ agencyId: pendingId, reason }).success).toBe(false);
    }
    const input = suspendInput.parse({ agencyId: pendingId, reason: 'Its head left and nobody acts for it.' });
    expect(await suspendAgency(cast.administrator, input)).toMatchObject({ ok: true });
    expect(await agencyPage(cast.administrator, pendingId)).toMatchObject({
      status: 'SUSPENDED',
      changed: { by: 'Adam Admin', reason: 'Its head left and nobody acts for it.' },
    });
    expect(await suspendAgency(cast.administrator, input)).toMatchObject({ why: 'wrong_state' });
  });

  test('of two administrators at once one decides', async () => {
    const both = await Promise.all([1, 2].map(() => verifyAgency(cast.administrator, { agencyId: pendingId })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('an agency that is not there, and an id that is none', async () => {
    expect(await verifyAgency(cast.administrator, { agencyId: randomUUID() })).toMatchObject({ why: 'not_found' });
    expect(await agencyPage(cast.administrator, 'nonsense')).toBeNull();
    expect(await agencyPage(cast.administrator, randomUUID())).toBeNull();
  });

  test('the list counts by status and is narrowed by it', async () => {
    const list = await agencyList(cast.administrator, toAgencyFilter({ status: 'VERIFIED' }));
    expect(list?.rows).toHaveLength(3);
    expect(list?.counts).toEqual({ VERIFIED: 3 });
    expect(list?.rows.find(({ name }) => name.startsWith('Calder'))).toMatchObject({ accounts: 3, openRequests: 1 });
    const later = await agencyList(
      cast.administrator,
      toAgencyFilter({ after: 'City of Port Amity Police Department' }),
    );
    expect(later?.rows.map(({ name }) => name)).toEqual([harrow]);
  });
});

describe('catalog', () => {
  test('the switch changes what new requests offer, once, and leaves a trace', async () => {
    expect(await switchProgram(cast.administrator, { off: 'LESC' })).toMatchObject({ ok: true });
    expect((await openProgramCodes()).has('LESC')).toBe(false);
    expect(await switchProgram(cast.administrator, { off: 'LESC' })).toMatchObject({ why: 'wrong_state' });
    expect(await db.auditEvent.count({ where: { action: 'program.switch_off' } })).toBe(1);
    const row = (await catalogPage(cast.administrator))?.find(({ code }) => code === 'LESC');
    expect(row).toMatchObject({ enabled: false, enabledByDefault: true, changed: { by: 'Adam Admin' } });
    expect(await switchProgram(cast.administrator, { on: 'LESC' })).toMatchObject({ ok: true });
    expect((await openProgramCodes()).has('LESC')).toBe(true);
  });

  test('the page holds all sixteen entries, those never switched as well', async () => {
    const rows = await catalogPage(cast.administrator);
    expect(rows).toHaveLength(16);
    expect(rows?.find(({ code }) => code === 'OCS')?.changed).toBeNull();
  });

  test('a form with no button, two buttons or an unknown program is refused', () => {
    for (const odd of [{}, { on: 'OCS', off: 'OCS' }, { on: 'XYZ' }, { on: ['OCS'] }, { on: 'OCS', extra: '1' }]) {
      expect(switchInput.safeParse(odd).success).toBe(false);
    }
  });
});

describe('audit log', () => {
  test.each(['ADMIN', 'OVERSIGHT'] as const)('%s reads it, the newest first, with names and numbers', async (role) => {
    const settings = await auditPage(byRole[role], toAuditFilter({ group: 'PORTAL' }));
    expect(settings?.lines[0]).toMatchObject({
      ...{ action: 'program.switch_on', label: 'Switched a program on' },
      ...{ actor: 'Adam Admin', target: 'Program LESC' },
    });
    const log = await auditPage(byRole[role], wholeLog);
    expect(log?.lines.map(({ target }) => target)).toContain(`Request ${requestNumber}`);
    const order = log?.lines.map(({ seq }) => Number(seq)) ?? [];
    expect(order).toEqual([...order].sort((a, b) => b - a));
  });

  const read = (asked: Record<string, string>) => auditPage(cast.oversight, toAuditFilter(asked));

  test('it is narrowed by action, by person and by case', async () => {
    const submits = await read({ action: 'request.submit' });
    expect(submits?.lines).toHaveLength(1);
    const brandt = await read({ actor: 'brandt' });
    expect(new Set(brandt?.lines.map(({ actor }) => actor))).toEqual(new Set(['Thomas Brandt']));
    const onCase = await read({ number: requestNumber.toLowerCase() });
    expect(onCase?.lines.length).toBeGreaterThan(1);
    expect(new Set(onCase?.lines.map(({ target }) => target))).toEqual(new Set([`Request ${requestNumber}`]));
  });

  test('somebody and something unknown give an empty list that says so, never the whole log', async () => {
    expect(await read({ actor: 'Nobody Atall' })).toMatchObject({
      lines: [],
      notFound: expect.stringContaining('Nobody'),
    });
    expect(await read({ number: 'ACC-1999-000001' })).toMatchObject({ lines: [], notFound: expect.any(String) });
    expect(await read({ actor: '%' })).toMatchObject({ lines: [] });
  });

  test('it goes on from an event in both directions', async () => {
    // Reading the log writes into it: what stands still is one kind of event.
    const group = 'REQUESTS';
    const [newest, second] = (await read({ group }))?.lines ?? [];
    const rest = await read({ group, older: newest?.seq ?? '' });
    expect(rest?.lines[0]?.seq).toBe(second?.seq);
    const back = await read({ group, newer: rest?.lines[0]?.seq ?? '' });
    expect(back?.lines.map(({ seq }) => seq)).toEqual([newest?.seq]);
    expect(back).toMatchObject({ newer: null, older: newest?.seq });
  });

  test('the chain is whole, and its length is the number of events', async () => {
    const events = await eventCount();
    expect(await checkChain(cast.oversight)).toMatchObject({ ok: true, value: { ok: true, events, problem: null } });
  });

  test('a changed event is named', async () => {
    await asOwner('ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only');
    await asOwner("UPDATE audit_events SET outcome = 'refused' WHERE seq = 2");
    expect(await checkChain(cast.oversight)).toMatchObject({
      ok: true,
      value: { ok: false, problem: expect.stringContaining('Event 2: ') },
    });
  });
});
