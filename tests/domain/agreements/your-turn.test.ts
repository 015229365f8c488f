import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { roles } from '@/lib/domain/access/role';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { agreementStatuses, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementWait, statusesWaitingFor } from '@/lib/domain/agreements/waiting';
import { yourTurnOnAgreement } from '@/lib/domain/agreements/your-turn';
import { agreementFactsOf as facts, personOf as person } from '@/tests/support/agreement-facts';

const approver = person('AGENCY_APPROVER');
const officer = person('AGENCY_OFFICER');
const liaison = person('LIAISON');
const legal = person('LEGAL');
const manager = person('PROGRAM_MANAGER');
const everyone = [approver, officer, liaison, legal, manager, person('ICE_SIGNER'), person('FIELD_SUPERVISOR')];

const told = (changes: Partial<AgreementFacts>, actor: Actor): string | null => {
  const wait = agreementWait(facts(changes), actor, 'agreement');
  return wait && yourTurnOnAgreement(wait);
};

describe('the person an agreement waits for is told what to do', () => {
  test('and never reads about themselves as about somebody else', () => {
    const spoken = agreementStatuses.flatMap((status) =>
      everyone.flatMap((actor) => told({ status, openComments: 1, checklistOpen: ['Training'] }, actor) ?? []),
    );
    expect(spoken.length).toBeGreaterThan(8);
    for (const sentence of spoken) {
      expect(sentence).not.toMatch(/^(?:The (?:liaison|agency|legal office|program manager|signers)|Both sides edit)/u);
      expect(Object.values(agreementStatusFacts).map(({ next }): string => next)).not.toContain(sentence);
    }
  });

  test('first what is missing, then the step itself', () => {
    expect(told({ hasScope: false }, liaison)).toMatch(/^Complete the terms/u);
    expect(told({}, liaison)).toMatch(/^The terms are complete/u);
    expect(told({ status: 'NEGOTIATION', openComments: 2 }, approver)).toMatch(/settle the comments/u);
    const proposed = { status: 'NEGOTIATION', openProposals: { agency: 0, ice: 1 } } as const;
    expect(told(proposed, officer)).toMatch(/accept or reject it/u);
    expect(told(proposed, liaison)).toMatch(/settle the comments and proposals/u);
    expect(told({ status: 'NEGOTIATION' }, approver)).toMatch(
      /^Read the text\. Say that it is settled for your agency/u,
    );
    expect(told({ status: 'LOCAL_APPROVAL' }, approver)).toMatch(/^Record the vote of your governing body/u);
  });

  test('where its need is under review, which the agency answers by a comment and headquarters decides', () => {
    for (const actor of [approver, officer]) expect(told({ status: 'NEED_REVIEW' }, actor)).toMatch(/^Show that/u);
    expect(told({ status: 'NEED_REVIEW' }, manager)).toMatch(/^Read what the agency has shown/u);
    for (const actor of [liaison, legal]) expect(told({ status: 'NEED_REVIEW' }, actor)).toBeNull();
  });

  test('and whose turn it is not is told nothing of the kind', () => {
    for (const actor of [approver, officer, legal, manager]) {
      expect(told({ hasScope: false }, actor)).toBeNull();
    }
  });
});

// The dashboard reads only these from the database.
test('whoever is not the liaison of the case has it waiting in the statuses of their chief steps alone', () => {
  const count = fc.nat(2);
  const some = fc.record({
    status: fc.constantFrom(...agreementStatuses),
    liaisonId: fc.constantFrom('other', null),
    ...{ hasScope: fc.boolean(), openComments: count, suspendedDays: fc.option(fc.nat(90)) },
    ...{ openProposals: fc.record({ agency: count, ice: count }), measures: count, heldRemarks: count },
    ...{ agencySettled: fc.boolean(), iceSettled: fc.boolean(), sealed: fc.boolean() },
    ...{ readinessConfirmed: fc.boolean(), entryPublished: fc.boolean(), secondFactorMinutes: fc.nat(9) },
    reviews: fc.subarray([
      { kind: 'LEGAL', open: 1 },
      { kind: 'PROGRAM', open: 1 },
      { kind: 'CIVIL_RIGHTS', open: 1 },
    ] satisfies AgreementFacts['reviews'][number][]),
    effectiveOn: fc.constantFrom(null, '2026-11-24'),
    expiresOn: fc.constantFrom(null, '2026-11-23', '2027-01-10'),
  });
  const ofIce = roles.map(person).filter(({ side }) => side === 'ICE');
  const waited = new Set<string>();
  fc.assert(
    fc.property(some, (changes) => {
      for (const actor of ofIce) {
        if (agreementWait(facts(changes), actor, 'agreement') === null) continue;
        waited.add(actor.roles.join());
        expect(actor.roles.flatMap(statusesWaitingFor)).toContain(changes.status);
      }
    }),
    { numRuns: 1500 },
  );
  expect(waited.size).toBeGreaterThan(2);
});
