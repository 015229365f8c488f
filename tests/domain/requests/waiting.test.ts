import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/role';
import { noDecision } from '@/lib/domain/requests/decision-facts';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import { requestNextSteps } from '@/lib/domain/requests/next-steps';
import { noCorrection } from '@/lib/domain/requests/returned-facts';
import { requestStatuses } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';
import { requestWait } from '@/lib/domain/requests/waiting';
import { yourTurn } from '@/lib/domain/requests/your-turn';

const person = (role: Role, id: string): Actor => ({
  ...systemActor,
  id,
  name: id,
  roles: [role],
  side: role.startsWith('AGENCY') ? 'AGENCY' : 'ICE',
});

const officer = person('AGENCY_OFFICER', 'officer');
const approver = person('AGENCY_APPROVER', 'approver');
const intake = person('OSLC_INTAKE', 'intake');
const otherIntake = person('OSLC_INTAKE', 'other-intake');
const liaison = person('LIAISON', 'liaison');
const otherLiaison = person('LIAISON', 'other-liaison');
const supervisor = person('FIELD_SUPERVISOR', 'supervisor');
const manager = person('PROGRAM_MANAGER', 'manager');
const oversight = person('OVERSIGHT', 'oversight');
const administrator = person('ADMIN', 'administrator');

const facts = (changes: Partial<RequestFacts>): RequestFacts => ({
  status: 'DRAFT',
  requestType: 'NEW_PARTNERSHIP',
  agencyStatus: 'VERIFIED',
  agencyId: 'agency',
  officeId: 'office',
  liaisonId: 'liaison',
  claimedById: null,
  incompleteSections: [],
  drafting: { missingMatter: null, ownerId: null, isShared: false, members: [], returnedSections: [] },
  hasPrimaryContact: true,
  readyForApproval: false,
  formOpen: true,
  unansweredItems: 0,
  corrections: noCorrection,
  lastStep: null,
  files: { waiting: [], harmful: [], held: [] },
  firstContactLogged: false,
  assessment: null,
  evaluation: null,
  unchosenPrograms: [],
  choices: [],
  plan: null,
  decision: noDecision,
  legalCleared: false,
  reviewOn: null,
  today: '2026-11-24',
  agreements: [],
  meetings: [],
  rounds: [],
  ...changes,
});

const waitsFor = (changes: Partial<RequestFacts>, actor: Actor) => requestWait(facts(changes), actor)?.step ?? null;

describe('a request waits for nobody', () => {
  test.each(requestStatuses)('who takes no part in cases: %s', (status) => {
    for (const actor of [oversight, administrator]) expect(waitsFor({ status }, actor)).toBeNull();
  });

  test('because it could be ended or taken back', () => {
    expect(waitsFor({ status: 'SUBMITTED' }, approver)).toBeNull();
    expect(waitsFor({ status: 'ASSIGNED' }, intake)).toBeNull();
    expect(waitsFor({ status: 'RETURNED', claimedById: 'intake' }, intake)).toBeNull();
  });

  test('because it is back with the agency, before the date of its answer has passed', () => {
    const returned = { status: 'RETURNED', corrections: { ...noCorrection, respondBy: '2026-11-24' } } as const;
    for (const actor of [liaison, intake]) expect(waitsFor({ ...returned, claimedById: 'intake' }, actor)).toBeNull();
  });

  test('who is not the one it was given to', () => {
    expect(waitsFor({ status: 'INTAKE_REVIEW', claimedById: 'intake' }, otherIntake)).toBeNull();
    expect(waitsFor({ status: 'ASSIGNED' }, otherLiaison)).toBeNull();
  });

  test('before the date to which it was deferred', () => {
    expect(waitsFor({ status: 'DEFERRED', reviewOn: '2026-11-25' }, manager)).toBeNull();
    expect(waitsFor({ status: 'DEFERRED', reviewOn: '2026-11-24' }, manager)).toBe('resume_review');
  });

  test('of the agency once it has accepted the plan that stands', () => {
    const plan = {
      version: 2,
      objectives: 1,
      objectivesWithoutMeasure: 0,
      turn: null,
      turnSince: null,
      iceAcceptedVersion: null,
    };
    expect(waitsFor({ status: 'RECOMMENDED', plan: { ...plan, agencyAcceptedVersion: 2 } }, approver)).toBeNull();
    expect(waitsFor({ status: 'RECOMMENDED', plan: { ...plan, agencyAcceptedVersion: 1 } }, approver)).not.toBeNull();
  });
});

describe('a request waits for', () => {
  test('whoever handles it at ICE once the agency has let the date of its answer pass, and still for the agency', () => {
    const late = { status: 'RETURNED', corrections: { ...noCorrection, respondBy: '2026-11-23' } } as const;
    const wait = requestWait(facts({ ...late, claimedById: 'intake' }), liaison);
    expect(wait).toMatchObject({ step: 'comment', reasons: ['Its answer was due Nov 23, 2026.'] });
    expect(waitsFor({ ...late, liaisonId: null, claimedById: 'intake' }, intake)).toBe('comment');
    for (const actor of [otherLiaison, otherIntake, supervisor]) {
      expect(waitsFor({ ...late, claimedById: 'intake' }, actor)).toBeNull();
    }
    expect(waitsFor({ ...late, unansweredItems: 1 }, officer)).not.toBeNull();
  });

  test('the officer while sections are open, and says which', () => {
    const wait = requestWait(facts({ incompleteSections: ['Contacts'] }), officer);
    expect(wait?.todo).toBe('Go on writing');
    expect(wait?.reasons).toEqual(['Complete these sections first: Contacts.']);
  });

  test('the approver, and no longer the officer, once it was sent to the approver', () => {
    expect(waitsFor({ readyForApproval: true }, officer)).toBeNull();
    expect(waitsFor({ readyForApproval: true }, approver)).toBe('submit');
  });

  test('any intake officer until it is claimed, then for the one who claimed it', () => {
    expect(waitsFor({ status: 'SUBMITTED' }, intake)).toBe('claim');
    expect(waitsFor({ status: 'SUBMITTED' }, otherIntake)).toBe('claim');
    expect(waitsFor({ status: 'INTAKE_REVIEW', claimedById: 'intake' }, intake)).toBe('assign');
  });

  test('its liaison from the first contact on', () => {
    const wait = requestWait(facts({ status: 'ASSIGNED' }), liaison);
    expect(wait?.todo).toBe('Log contact');
    expect(waitsFor({ status: 'ASSIGNED', firstContactLogged: true }, liaison)).toBe('start_assessment');
  });

  test('the supervisor when the field decides, and the liaison when headquarters has to', () => {
    const choice = {
      programCode: '287G_JEM',
      offered: true,
      needsReason: false,
      hasReason: false,
      producesAgreement: true,
      onboarded: false,
    } as const;
    const decision = { ...noDecision, declarations: [{ userId: 'supervisor', conflict: false }] };
    const undeclared = { status: 'PLAN_AGREED', choices: [{ ...choice, delegating: false }] } as const;
    const field = { ...undeclared, decision } as const;
    expect(waitsFor(undeclared, supervisor)).toBe('declare_interest');
    const headquarters = { status: 'PLAN_AGREED', choices: [{ ...choice, delegating: true }] } as const;
    expect([waitsFor(field, supervisor), waitsFor(field, liaison)]).toEqual(['approve_in_field', null]);
    expect([waitsFor(headquarters, supervisor), waitsFor(headquarters, liaison)]).toEqual([
      null,
      'send_to_headquarters',
    ]);
  });
});

describe('the bar of the case page', () => {
  const assessing = { status: 'ASSESSING', firstContactLogged: true } as const;

  test('names the chief work first, and what is only beside it after', () => {
    expect(waitsFor(assessing, liaison)).toBe('answer_field');
    const { steps } = requestNextSteps(facts(assessing), liaison, 'id');
    const ahead = steps.filter(({ aside }) => !aside).map(({ label }) => label);
    expect(ahead.slice(0, 2)).toEqual(['Open the assessment', 'Log contact']);
  });

  test('gives reasons of steps that come in this kind of request, and of no others', () => {
    const reasons = requestWait(facts({ status: 'ASSIGNED' }), liaison)?.reasons;
    expect(reasons).toEqual(['Log the first contact with the agency first.']);
  });

  test('leads to the questions that wait for an answer', () => {
    const round = { n: 2, topic: 'Overtime', dueOn: '2026-12-01', unanswered: 1, openedById: 'liaison' };
    const { steps } = requestNextSteps(facts({ status: 'INTAKE_REVIEW', rounds: [round] }), officer, 'id');
    expect(steps[0]).toMatchObject({ label: 'Answer the questions', href: '/requests/id/questions', aside: false });
  });

  test('speaks to the person it waits for, never about them', () => {
    for (const status of requestStatuses) {
      for (const actor of [officer, approver, intake, liaison, supervisor, manager]) {
        const wait = requestWait(facts({ status, claimedById: 'intake' }), actor);
        if (!wait) continue;
        const said = yourTurn({ status, side: actor.side === 'AGENCY' ? 'AGENCY' : 'ICE', wait });
        expect(said, `${status}, ${actor.id}`).toMatch(/^[A-Z].*\.$/u);
        expect(said).not.toMatch(/^The (?:agency|liaison|intake|field|review)/u);
      }
    }
  });
});

describe('the buttons of the case page', () => {
  test('are steps that the table allows, each place once', () => {
    for (const status of requestStatuses) {
      for (const actor of [officer, approver, intake, liaison, supervisor, manager]) {
        const { steps } = requestNextSteps(facts({ status, claimedById: 'intake' }), actor, 'id');
        for (const { step } of steps) expect(requestSteps[step].from).toContain(status);
        const places = steps.flatMap(({ href }) => (href === null ? [] : [href]));
        expect(new Set(places).size).toBe(places.length);
      }
    }
  });

  test('do not show a colleague what has to wait for somebody else', () => {
    expect(requestNextSteps(facts({ status: 'ASSIGNED' }), otherLiaison, 'id')).toEqual({ steps: [], blocked: [] });
    const { blocked } = requestNextSteps(facts({ status: 'ASSIGNED' }), liaison, 'id');
    expect(blocked).toEqual([{ label: 'Start assessment', reasons: ['Log the first contact with the agency first.'] }]);
  });
});
