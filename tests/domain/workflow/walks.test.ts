import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import { amendmentKinds, amendmentRules } from '@/lib/domain/agreements/amendment-kind';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { agreementStatuses, agreementStatusFacts, sealedStatuses } from '@/lib/domain/agreements/status';
import { type AgreementStepName, agreementStepNames, agreementSteps } from '@/lib/domain/agreements/steps';
import { decide, offers } from '@/lib/domain/workflow/decide';

// The agreement's table walked without a database: whatever the facts and whoever acts, a walk stays within the rules.

const actorWith = (role: Role): Actor => ({ ...systemActor, id: role, roles: [role], side: 'ICE' });
const actors: Actor[] = [...roles.map(actorWith), systemActor];

const HASH = 'a'.repeat(64);
const place = (position: number, signed: boolean, userId: string): AgreementFacts['signatures'][number] => ({
  id: String(position),
  role: position === 1 ? 'AGENCY_HEAD' : 'ICE_SAC',
  position,
  group: position,
  userId,
  status: signed ? 'SIGNED' : 'PENDING',
  versionSha256: signed ? HASH : null,
  authorityProblem: null,
  consentRefused: false,
});

const facts: fc.Arbitrary<AgreementFacts> = fc.record({
  status: fc.constantFrom(...agreementStatuses),
  agencyId: fc.constant('agency'),
  officeId: fc.constant('office'),
  liaisonId: fc.constant('LIAISON'),
  delegating: fc.boolean(),
  signedOutside: fc.boolean(),
  hasObjective: fc.boolean(),
  hasScope: fc.boolean(),
  hasContacts: fc.boolean(),
  hasSupervisorPosition: fc.boolean(),
  hasOfficerCap: fc.boolean(),
  noticeMode: fc.constantFrom('ON_RECEIPT' as const, 'DAYS' as const),
  noticeDays: fc.nat(90),
  openBlockingConditions: fc.constantFrom([], ['Train the officers.']),
  openComments: fc.nat(2),
  openProposals: fc.record({ agency: fc.nat(1), ice: fc.nat(1) }),
  pen: fc.option(
    fc.record({
      side: fc.constantFrom('AGENCY' as const, 'ICE' as const),
      since: fc.constantFrom('2026-11-02', '2026-11-23'),
      dueOn: fc.constantFrom('2026-11-23', '2026-12-01', null),
    }),
  ),
  reviews: fc.constantFrom(
    [{ kind: 'LEGAL' as const, open: 0 }],
    [{ kind: 'LEGAL' as const, open: 2 }],
    [
      { kind: 'LEGAL' as const, open: 0 },
      { kind: 'CIVIL_RIGHTS' as const, open: 1 },
    ],
  ),
  counselId: fc.constantFrom(null, 'AGENCY_OFFICER'),
  heldRemarks: fc.nat(1),
  agencySettled: fc.boolean(),
  iceSettled: fc.boolean(),
  localApproval: fc.option(
    fc.record({
      required: fc.constantFrom('YES' as const, 'NO' as const, 'UNKNOWN' as const),
      result: fc.constantFrom('PENDING' as const, 'PASSED' as const, 'NOT_PASSED' as const),
      hasCitation: fc.boolean(),
      hasResolution: fc.boolean(),
      hasDocument: fc.boolean(),
    }),
  ),
  signatures: fc
    .tuple(fc.boolean(), fc.boolean())
    .map(([first, second]) => [place(1, first, 'AGENCY_APPROVER'), place(2, first && second, 'ICE_SIGNER')]),
  papers: fc.constantFrom(
    [],
    [{ placeId: '1', scan: null }],
    [{ placeId: '1', scan: { id: 's', uploadedById: 'LIAISON', heldBack: null, confirmedBy: [] } }],
  ),
  signing: fc.record({
    until: fc.constantFrom('2026-11-23', '2026-12-01', null),
    lapseToldFor: fc.constantFrom('2026-11-23', null),
    toRemind: fc.nat(1),
  }),
  frozenSha256: fc.constantFrom(HASH, null),
  sealed: fc.boolean(),
  checklistOpen: fc.constantFrom([], ['Roster']),
  measures: fc.nat(2),
  readinessConfirmed: fc.boolean(),
  entryPublished: fc.boolean(),
  agencyReinstates: fc.boolean(),
  iceReinstates: fc.boolean(),
  suspendedDays: fc.constantFrom(59, 60, 89, 90, null),
  effectiveOn: fc.constantFrom('2026-01-01', null),
  expiresOn: fc.constantFrom('2026-12-01', '2028-12-01', null),
  today: fc.constantFrom('2026-11-24', '2026-12-02'),
  notice: fc.option(
    fc.record({
      side: fc.constantFrom('AGENCY' as const, 'ICE' as const),
      receivedOn: fc.constant('2026-11-20'),
      endsOn: fc.constantFrom('2026-11-24', '2026-11-25'),
      keepAsked: fc.boolean(),
    }),
  ),
  duties: fc.record({
    agencyReports: fc.nat(1),
    iceReports: fc.nat(1),
    agencyReviews: fc.nat(1),
    iceReviews: fc.nat(1),
    escalate: fc.record({ 0: fc.nat(1), 7: fc.nat(1), 30: fc.nat(1) }),
  }),
  oversight: fc.record({
    cohorts: fc.nat(1),
    cohortsToWarn: fc.nat(1),
    meetingsPlanned: fc.nat(1),
    meetingsToRecord: fc.nat(1),
    minutesMissing: fc.nat(1),
    inspectionsOpen: fc.nat(1),
    inspectionsClosable: fc.nat(1),
    correctionsAgency: fc.nat(1),
    correctionsIce: fc.nat(1),
    correctionsToVerify: fc.nat(1),
  }),
  windDown: fc.record({ agency: fc.nat(1), ice: fc.nat(1), toRemind: fc.nat(1) }),
  successorStatus: fc.constantFrom('ACTIVE' as const, 'DRAFT' as const, null),
  addOns: fc.record({
    left: fc.constantFrom(['REIMBURSEMENT' as const], []),
    fit: fc.boolean(),
    joined: fc.option(fc.record({ stands: fc.boolean(), inForce: fc.boolean(), ended: fc.boolean() })),
  }),
  amendment: fc.option(
    fc.record({
      kind: fc.constantFrom(...amendmentKinds),
      agreementInForce: fc.boolean(),
      agreementEnded: fc.boolean(),
      behind: fc.boolean(),
      otherIsSigned: fc.boolean(),
      gap: fc.constantFrom(null, 'Change a section first.'),
    }),
  ),
  secondFactorMinutes: fc.constantFrom(0, 4, 5, null),
});

const stride = fc.record({
  step: fc.constantFrom<AgreementStepName>(...agreementStepNames),
  actor: fc.constantFrom(...actors),
  facts,
});

/** Strides of these steps from where they start and by whom they are taken: what is left to stop them are their guards. */
const guardedStride = (names: readonly AgreementStepName[]) =>
  fc.constantFrom(...names).chain((step) => {
    const { from, by } = agreementSteps[step];
    const takers = actors.filter(({ roles: held }) => by.some((taker) => held.includes(taker)));
    return fc.record({
      step: fc.constant(step),
      actor: fc.constantFrom(...takers),
      facts: fc.tuple(facts, fc.constantFrom(...from)).map(([those, status]) => ({ ...those, status })),
    });
  });

const isSealed = (status: string) => (sealedStatuses as readonly string[]).includes(status);
const sealingSteps = agreementStepNames.filter((name) => {
  const { from, to } = agreementSteps[name];
  return to !== 'same' && isSealed(to) && !from.every(isSealed);
});

const RUNS = { numRuns: 2000 };

describe('whatever the facts and whoever acts', () => {
  test('a step that is allowed starts where its row says, by whom its row says, and ends in a known status', () => {
    fc.assert(
      fc.property(stride, ({ step, actor, facts: now }) => {
        const row = agreementSteps[step];
        const decision = decide(row, now, actor);
        if (!decision.ok) return;
        expect(row.by.some((taker) => actor.roles.includes(taker))).toBe(true);
        expect(row.from).toContain(now.status);
        expect(agreementStatuses).toContain(decision.to);
      }),
      RUNS,
    );
  });

  test('nothing is executed that is not wholly signed and sealed', () => {
    let executed = 0;
    fc.assert(
      fc.property(guardedStride(sealingSteps), ({ step, actor, facts: now }) => {
        const decision = decide(agreementSteps[step], now, actor);
        if (!decision.ok || isSealed(now.status)) return;
        executed += 1;
        expect(now.sealed).toBe(true);
        expect(now.signatures.every(({ versionSha256 }) => versionSha256 === now.frozenSha256)).toBe(true);
      }),
      RUNS,
    );
    expect(executed).toBeGreaterThan(10);
  });

  test('no signing opens while local approval is unknown, and nobody signs without a fresh factor or out of turn', () => {
    const allowed = { open_signing: 0, sign: 0 };
    fc.assert(
      fc.property(guardedStride(['open_signing', 'sign']), ({ actor, facts: now }) => {
        if (decide(agreementSteps.open_signing, now, actor).ok) {
          allowed.open_signing += 1;
          const needed = now.amendment === null || amendmentRules[now.amendment.kind].localApproval;
          if (needed) expect(['YES', 'NO']).toContain(now.localApproval?.required);
        }
        if (decide(agreementSteps.sign, now, actor).ok) {
          allowed.sign += 1;
          expect(now.secondFactorMinutes ?? 99).toBeLessThan(5);
          expect(now.signatures.find(({ status }) => status === 'PENDING')?.userId).toBe(actor.id);
        }
      }),
      RUNS,
    );
    expect(Math.min(allowed.open_signing, allowed.sign)).toBeGreaterThan(0);
  });

  test('no amendment opens its signing behind another, beside another, or with nothing to change', () => {
    let opened = 0;
    fc.assert(
      fc.property(guardedStride(['open_signing']), ({ actor, facts: now }) => {
        if (!decide(agreementSteps.open_signing, now, actor).ok || now.amendment === null) return;
        opened += 1;
        const { behind, otherIsSigned, gap, agreementInForce } = now.amendment;
        expect([behind, otherIsSigned, gap, agreementInForce]).toEqual([false, false, null, true]);
      }),
      RUNS,
    );
    expect(opened).toBeGreaterThan(0);
  });

  test('no add-on is signed, put in force or joined by another where the agreement it joins does not carry it', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...actors), (now, actor) => {
        const { joined } = now.addOns;
        if (joined === null) return;
        const refusals = (name: AgreementStepName) => agreementSteps[name].guards.map((guard) => guard(now, actor));
        const refused = (name: AgreementStepName, why: string) =>
          refusals(name).some((answer) => answer !== true && answer.includes(why));
        expect(refused('open_signing', 'does not stand any more')).toBe(!joined.stands);
        expect(refused('activate', 'is not in force. Put that one in force first')).toBe(!joined.inForce);
        expect(refused('begin_add_on', 'has no add-ons of its own')).toBe(true);
      }),
      RUNS,
    );
  });

  test('a closed agreement offers nothing to anybody but the checklist of its end', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...actors), (now, actor) => {
        if (now.status === null || agreementStatusFacts[now.status].open) return;
        // Only what has to be done after the end of an agreement is done then; and a whole import can be taken back.
        const rest = [
          'undo_import',
          ...(now.status === 'TERMINATED' ? ['complete_wind_down', 'remind_wind_down'] : []),
        ];
        expect(offers(agreementSteps, now, actor).filter(({ name }) => !rest.includes(name))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('an offer that is not possible says why', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...actors), (now, actor) => {
        for (const offer of offers(agreementSteps, now, actor)) expect(offer.ok).toBe(offer.reasons.length === 0);
      }),
      { numRuns: 500 },
    );
  });
});
