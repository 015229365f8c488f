import { describe, expect, test } from 'vitest';
import { type Actor, hasRole, readsIceOnly, systemActor } from '@/lib/domain/access/actor';
import { holdsRight, permissionMatrix } from '@/lib/domain/access/permissions';
import { canSee, caseReach, sightOf } from '@/lib/domain/access/reach';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { type Role, roleFacts, roles, takerLabel } from '@/lib/domain/access/role';

// Who sees which case, cell by cell, against a table written by hand from the roles of the domain: an agency sees its
// own, a field office what it was given, headquarters everything that was ever sent.

const mine = 'agency-mine';
const other = 'agency-other';
const near = 'office-near';
const far = 'office-far';

const agencyPerson = (role: Role): Actor => ({
  ...systemActor,
  id: 'p',
  side: 'AGENCY',
  roles: [role],
  agencyId: mine,
  reachesOfficeIds: [],
});
const officePerson = (role: Role): Actor => ({
  ...systemActor,
  id: 'p',
  side: 'ICE',
  roles: [role],
  officeId: near,
  reachesOfficeIds: [near],
});

const agencyRoles: readonly Role[] = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'AGENCY_ADMIN'];
const fieldRoles: readonly Role[] = ['LIAISON', 'FIELD_SUPERVISOR', 'ICE_SIGNER'];
const everywhere: readonly Role[] = ['OSLC_INTAKE', 'PROGRAM_MANAGER', 'REVIEW_BOARD', 'LEGAL', 'OVERSIGHT', 'ADMIN'];

const scope = (agencyId: string, officeId: string | null, everSubmitted: boolean) => ({
  agencyId,
  officeId,
  everSubmitted,
});

/** own sent, own draft, another agency's: sent to the near office, to the far one, to none yet, and its draft. */
const scopes = [
  scope(mine, far, true),
  scope(mine, null, false),
  scope(other, near, true),
  scope(other, far, true),
  scope(other, null, true),
  scope(other, near, false),
];

test('every role stands in one of the three groups', () => {
  expect([...agencyRoles, ...fieldRoles, ...everywhere].sort()).toEqual([...roles].sort());
  expect(Object.keys(caseReach).sort()).toEqual([...roles].sort());
});

describe('a case is seen', () => {
  test.each(agencyRoles)('by %s where it is of their agency, sent or not', (role) => {
    expect(scopes.map((one) => canSee(agencyPerson(role), one))).toEqual([true, true, false, false, false, false]);
  });

  test.each(fieldRoles)('by %s where their office has it', (role) => {
    expect(scopes.map((one) => canSee(officePerson(role), one))).toEqual([false, false, true, false, false, false]);
  });

  test.each(fieldRoles)('by %s of headquarters wherever it is', (role) => {
    const actor: Actor = { ...officePerson(role), reachesOfficeIds: 'ALL' };
    expect(scopes.map((one) => canSee(actor, one))).toEqual([true, false, true, true, true, false]);
  });

  test.each(everywhere)('by %s once it was sent', (role) => {
    expect(scopes.map((one) => canSee(officePerson(role), one))).toEqual([true, false, true, true, true, false]);
  });

  test('by the portal itself, always, and by somebody without a role never', () => {
    expect(scopes.map((one) => canSee(systemActor, one))).toEqual([true, true, true, true, true, true]);
    const nobody: Actor = { ...officePerson('LIAISON'), roles: [], agencyId: mine };
    expect(scopes.map((one) => canSee(nobody, one))).toEqual([false, false, false, false, false, false]);
  });

  test('by nobody of an agency whose account names none', () => {
    const actor: Actor = { ...agencyPerson('AGENCY_OFFICER'), agencyId: null };
    expect(scopes.map((one) => canSee(actor, one))).not.toContain(true);
  });

  test('as widely as any of several roles allows', () => {
    const actor: Actor = { ...officePerson('LIAISON'), roles: ['LIAISON', 'PROGRAM_MANAGER'] };
    expect(sightOf(actor)).toEqual({ agencyId: null, officeIds: [near], all: true, system: false });
  });
});

test('the widest sight is told apart by what it rests on', () => {
  expect(sightOf(agencyPerson('AGENCY_ADMIN'))).toEqual({ agencyId: mine, officeIds: [], all: false, system: false });
  expect(sightOf(officePerson('LIAISON'))).toEqual({ agencyId: null, officeIds: [near], all: false, system: false });
  expect(sightOf({ ...officePerson('LIAISON'), reachesOfficeIds: 'ALL' })).toEqual({
    agencyId: null,
    officeIds: [],
    all: true,
    system: false,
  });
  expect(sightOf({ ...agencyPerson('AGENCY_OFFICER'), reachesOfficeIds: 'ALL' })).toEqual({
    agencyId: mine,
    officeIds: [],
    all: false,
    system: false,
  });
  expect(sightOf(systemActor)).toEqual({ agencyId: null, officeIds: [], all: false, system: true });
});

describe('notes of one side', () => {
  test('an agency reads its own and what both may read', () => {
    for (const role of agencyRoles) expect(readableVisibilities(agencyPerson(role))).toEqual(['SHARED', 'AGENCY_ONLY']);
  });

  test('ICE reads its own, and the administrator neither', () => {
    for (const role of [...fieldRoles, ...everywhere].filter((one) => one !== 'ADMIN')) {
      expect(readableVisibilities(officePerson(role)), role).toEqual(['SHARED', 'ICE_ONLY']);
      expect(readsIceOnly(officePerson(role)), role).toBe(true);
    }
    expect(readableVisibilities(officePerson('ADMIN'))).toEqual(['SHARED']);
    expect(readsIceOnly(officePerson('ADMIN'))).toBe(false);
  });

  test('the portal reads all of it', () => {
    expect(readableVisibilities(systemActor)).toEqual(['SHARED', 'ICE_ONLY', 'AGENCY_ONLY']);
    expect(readsIceOnly(systemActor)).toBe(true);
  });
});

describe('rights', () => {
  test('belong to the roles that the table names, and to no other', () => {
    const audit = roles.filter((role) => holdsRight(officePerson(role), 'read_audit'));
    expect(audit).toEqual(['OVERSIGHT', 'ADMIN']);
    expect(roles.filter((role) => holdsRight(officePerson(role), 'verify_agency'))).toEqual(['ADMIN']);
    expect(roles.filter((role) => holdsRight(agencyPerson(role), 'record_authority'))).toEqual(['AGENCY_ADMIN']);
    expect(holdsRight({ ...officePerson('ADMIN'), roles: [] }, 'read_audit')).toBe(false);
    expect(holdsRight(systemActor, 'read_audit')).toBe(true);
  });

  test('stand in the matrix with every step, each once, under a name of its own', () => {
    const keys = permissionMatrix.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const row = (key: string) => permissionMatrix.find((one) => one.key === key);
    expect(row('right.read_audit')).toMatchObject({
      group: 'Reading and administration',
      allowed: ['ADMIN', 'OVERSIGHT'],
      automatic: false,
    });
    expect(row('request.submit')).toMatchObject({ group: 'Requests', allowed: ['AGENCY_APPROVER'], automatic: false });
    expect(row('request.claim')).toMatchObject({ allowed: ['OSLC_INTAKE'] });
    expect(row('agreement.expire')).toMatchObject({ group: 'Agreements', allowed: [], automatic: true });
  });
});

test('a role has one side and one name, and the portal has its own', () => {
  for (const role of roles) {
    expect(roleFacts[role].side, role).toBe(agencyRoles.includes(role) ? 'AGENCY' : 'ICE');
    expect(takerLabel(role)).toBe(roleFacts[role].label);
  }
  expect(new Set(roles.map(takerLabel)).size).toBe(roles.length);
  expect(takerLabel('SYSTEM')).toBe('Portal');
  expect(hasRole(officePerson('LEGAL'), 'LEGAL')).toBe(true);
  expect(hasRole(officePerson('LEGAL'), 'ADMIN')).toBe(false);
});
