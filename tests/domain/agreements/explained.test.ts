import { describe, expect, test } from 'vitest';
import { roles } from '@/lib/domain/access/role';
import type { AmendmentFacts } from '@/lib/domain/agreements/amendment-facts';
import { type AgreementExplainedFrom, explainedAgreement } from '@/lib/domain/agreements/explained';
import type { AgreementFacts, SignatureFacts } from '@/lib/domain/agreements/facts';
import { type AgreementStatus, agreementStatuses, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementFactsOf, personOf } from '@/tests/support/agreement-facts';

type Change = Partial<Omit<AgreementExplainedFrom, 'facts'>> & { facts?: Partial<AgreementFacts> };

const liaison = personOf('LIAISON');
const approver = personOf('AGENCY_APPROVER');

const explained = (status: AgreementStatus, { facts = {}, ...change }: Change = {}) =>
  explainedAgreement({
    status,
    facts: agreementFactsOf({ status, ...facts }),
    since: '2026-11-20',
    ...{ dueOn: null, sealWaitsFor: null, alike: 'agreements of the same instrument (Coordination letter)' },
    typical: { cases: 12, half: 4, nineOfTen: 9 },
    reader: { actor: approver, waits: false },
    ...change,
  });

const place = (role: SignatureFacts['role'], group: number, change: Partial<SignatureFacts> = {}): SignatureFacts => ({
  ...{ id: role, role, position: group, group, userId: role, status: 'PENDING', versionSha256: null },
  ...{ authorityProblem: null, consentRefused: false },
  ...change,
});

describe('how long an agreement takes', () => {
  test('is told of each open status to each role, and of none that has ended', () => {
    for (const status of agreementStatuses) {
      for (const role of roles) {
        const told = explained(status, { reader: { actor: personOf(role), waits: false } });
        expect([status, role, told !== null]).toEqual([status, role, agreementStatusFacts[status].open]);
        if (told) expect(told.who).toContain(`${agreementStatusFacts[status].label} since Nov 20, 2026`);
        if (told) expect(told.expected ?? told.basis, status).toBeTruthy();
      }
    }
  });

  test('rests on similar agreements before force, else on the target of the step', () => {
    const told = explained('NEGOTIATION');
    expect(told?.expected).toBe('Expect it to go on by about Fri, Nov 27, 2026.');
    expect(told?.basis).toContain('Of the latest 12 agreements of the same instrument (Coordination letter)');
    expect(told?.who).toMatch(/^In negotiation since Nov 20, 2026 \(2 business days\)\. /u);
    expect(explained('NEGOTIATION', { since: '2026-11-24' })?.who).toMatch(/^In negotiation since Nov 24, 2026\. /u);
    const alone = explained('NEGOTIATION', { typical: null });
    expect(alone?.expected).toBe('The target of this step is 30 calendar days: Sun, Dec 20, 2026.');
    expect(alone?.basis).toMatch(/^Too few agreements of this kind/u);
    const late = explained('DRAFT', { since: '2026-10-01', reader: { actor: liaison, waits: false } });
    expect(late?.expected).toMatch(/longer than nine of ten\. The agency sees the same/u);
  });

  test('rests on the day that a clause or a notice fixes, once it is in force', () => {
    const ends = explained('ACTIVE', { facts: { expiresOn: '2029-03-01' } });
    expect(ends?.expected).toBe('It ends on Thu, Mar 1, 2029, unless both sides sign a successor first.');
    expect(ends?.basis).toMatch(/clause on the term/u);
    expect(explained('ACTIVE')?.expected).toBeNull();
    // The sentence of the status stands above it on the page.
    expect(explained('ACTIVE')?.next).toBeNull();
    expect(explained('ACTIVE')?.basis).toMatch(/^It has no fixed end/u);
    const notice = { side: 'AGENCY', receivedOn: '2026-11-24', endsOn: '2026-12-24', keepAsked: false } as const;
    const noticed = explained('EXPIRING', { facts: { notice, expiresOn: '2027-01-31' } });
    expect(noticed?.expected).toMatch(/ends 30 days after the day of the notice, Nov 24, 2026: on Dec 24, 2026\./u);
    expect(noticed?.who).toContain('The agency gave notice to end it, received on Nov 24, 2026.');
    expect(explained('SUSPENDED')?.expected).toBe('Both sides review the suspension by Thu, Feb 18, 2027.');
    expect(explained('NEED_REVIEW', { dueOn: '2027-02-22' })?.expected).toMatch(/by Mon, Feb 22, 2027\.$/u);
    const until = { until: '2026-12-16', lapseToldFor: null, toRemind: 0 };
    expect(explained('SIGNING', { facts: { signing: until } })?.expected).toMatch(
      /last day to sign is Wed, Dec 16, 2026\.$/u,
    );
  });
});

describe('whose turn it is', () => {
  test('names who holds the pen and since when, and what each side has said', () => {
    const pen = { side: 'ICE', since: '2026-11-23', dueOn: null } as const;
    expect(explained('NEGOTIATION', { facts: { pen, agencySettled: true } })?.who).toContain(
      'ICE holds the pen since Nov 23, 2026; after Dec 8, 2026 the other side can take it. ' +
        'The agency has said that the text is settled; ICE has not yet.',
    );
    expect(explained('NEGOTIATION')?.who).toContain('Both sides can write. Neither side has said yet');
  });

  test('names the reviews that are open, and those that come after them', () => {
    const reviews = [
      { kind: 'LEGAL', open: 2 },
      { kind: 'PROGRAM', open: 1 },
      { kind: 'CIVIL_RIGHTS', open: 5 },
    ] as const;
    const told = explained('LEGAL_REVIEW', { facts: { reviews } });
    expect(told?.who).toContain(
      'The legal office and the program office read it now; after that the civil rights reviewer.',
    );
    expect(told?.next).toBe('Next: Awaiting local approval.');
  });

  test('tells signers of their own place, and everyone who signs next', () => {
    const signatures = [place('AGENCY_HEAD', 1), place('ICE_SAC', 2)];
    const told = (userId: string, places = signatures) =>
      explained('SIGNING', {
        facts: { signatures: places },
        reader: { actor: { ...personOf('ICE_SIGNER'), id: userId }, waits: false },
      })?.who;
    expect(told('ICE_SAC')).toMatch(/Next to sign: Agency head\. Your turn to sign comes after 1 other\.$/u);
    const signed = [place('AGENCY_HEAD', 1, { status: 'SIGNED' }), place('ICE_SAC', 2)];
    expect(told('AGENCY_HEAD', signed)).toMatch(/You have signed\.$/u);
    const all = signed.map((one) => ({ ...one, status: 'SIGNED' as const }));
    expect(explained('SIGNING', { facts: { signatures: all }, sealWaitsFor: 'TIMESTAMP' })?.who).toContain(
      'Everyone has signed. The seal waits for a timestamp',
    );
  });

  test('tells who has nothing to do when their part comes, as the table of steps has it', () => {
    const who = (role: Parameters<typeof personOf>[0], status: AgreementStatus, facts: Partial<AgreementFacts> = {}) =>
      explained(status, { facts, reader: { actor: personOf(role), waits: false } })?.who;
    expect(who('LEGAL', 'DRAFT')).toMatch(/Your part comes with “In legal review”\.$/u);
    expect(who('AGENCY_APPROVER', 'LEGAL_REVIEW')).toMatch(/Your part comes with “Awaiting local approval”\.$/u);
    const counsel = { reviews: [{ kind: 'AGENCY_COUNSEL', open: 3 }], counselId: 'AGENCY_OFFICER' } as const;
    expect(who('AGENCY_OFFICER', 'NEGOTIATION', counsel)).toMatch(/“In legal review”\.$/u);
    expect(who('AGENCY_OFFICER', 'NEGOTIATION', { ...counsel, counselId: null })).toMatch(/when it is your turn\.$/u);
    expect(who('PROGRAM_MANAGER', 'EXECUTED')).toMatch(/“Being implemented”\.$/u);
    expect(explained('DRAFT', { reader: { actor: liaison, waits: true } })?.who).toMatch(/It waits for you\./u);
  });

  test('skips what an amendment skips', () => {
    const amendment: AmendmentFacts = {
      kind: 'CHANGE_CONTACT',
      agreementInForce: true,
      agreementEnded: false,
      behind: false,
      otherIsSigned: false,
      gap: null,
    };
    expect(explained('NEGOTIATION', { facts: { amendment } })?.next).toBe('Next: Ready to sign.');
    expect(explained('EXECUTED', { facts: { amendment } })?.next).toBe('Next: Part of the agreement.');
    expect(explained('NEGOTIATION')?.next).toBe('Next: In legal review.');
    expect(explained('EXECUTED')?.next).toBe('Next: Being implemented.');
  });
});
