import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AmendedTerms,
  amendmentGap,
  amendmentKinds,
  amendmentRules,
  amendmentSigners,
  changedTerms,
  closedToAmendment,
} from '@/lib/domain/agreements/amendment-kind';
import { amendmentStages, statusWords } from '@/lib/domain/agreements/amendment-stages';
import { carryTerms } from '@/lib/domain/agreements/carry-term';
import { movedDuties } from '@/lib/domain/agreements/moved-duties';
import { mergeText } from '@/lib/domain/agreements/templates/merge';
import { extendedTerm, termTextWithEnd } from '@/lib/domain/agreements/templates/term';
import { amendmentsInOrder, textInForceId } from '@/lib/domain/agreements/text-in-force';
import { joinWordings, settledWording } from '@/lib/domain/agreements/three-way';

describe('the text in force', () => {
  const chain = fc.integer({ min: 0, max: 12 }).chain((length) =>
    fc.shuffledSubarray(
      Array.from({ length }, (_one, at) => ({ id: `a${at + 1}`, basedOnId: at === 0 ? 'agreement' : `a${at}` })),
      { minLength: length, maxLength: length },
    ),
  );

  test('is that of the amendment that nothing builds on, in whatever order the rows come', () => {
    fc.assert(
      fc.property(chain, (applied) => {
        const order = amendmentsInOrder('agreement', applied).map(({ id }) => id);
        expect(order).toEqual(applied.map((_one, at) => `a${at + 1}`));
        expect(textInForceId('agreement', applied)).toBe(order.at(-1) ?? 'agreement');
      }),
    );
  });

  test('is found in rows that run in a circle, which the database refuses', () => {
    const circle = [
      { id: 'a1', basedOnId: 'agreement' },
      { id: 'agreement', basedOnId: 'a1' },
    ];
    expect(amendmentsInOrder('agreement', circle)).toHaveLength(2);
  });
});

describe('joining two texts', () => {
  const word = fc.constantFrom('one', 'two', 'three');
  const wordings = fc.record({ base: word, theirs: word, ours: word });

  test('keeps what one side changed and the other did not, and asks only where both did', () => {
    fc.assert(
      fc.property(wordings, ({ base, theirs, ours }) => {
        const joined = joinWordings({ base, theirs, ours });
        if (joined.kind === 'conflict') {
          expect(new Set([base, theirs, ours]).size).toBe(3);
          return;
        }
        expect(joined.value).toBe(ours === base ? theirs : ours);
      }),
    );
  });

  test('gives the same to both, whoever is joined to whom', () => {
    fc.assert(
      fc.property(wordings, ({ base, theirs, ours }) => {
        const [there, back] = [
          joinWordings({ base, theirs, ours }),
          joinWordings({ base, theirs: ours, ours: theirs }),
        ];
        expect('value' in there ? there.value : null).toBe('value' in back ? back.value : null);
      }),
    );
  });

  test('joined once more to what it was joined to, changes nothing', () => {
    fc.assert(
      fc.property(wordings, fc.constantFrom('OURS' as const, 'THEIRS' as const), ({ base, theirs, ours }, take) => {
        const once = settledWording({ base, theirs, ours }, { take, body: '' }) ?? '';
        expect(joinWordings({ base: theirs, theirs, ours: once })).toMatchObject({ value: once });
      }),
    );
  });

  test('leaves a conflict open until somebody decides, and takes no empty wording', () => {
    const conflict = { base: 'one', theirs: 'two', ours: 'three' };
    expect(settledWording(conflict, undefined)).toBeNull();
    expect(settledWording(conflict, { take: 'JOINED', body: '' })).toBeNull();
    expect(settledWording(conflict, { take: 'JOINED', body: 'both' })).toBe('both');
  });
});

describe('carrying a term into a clause', () => {
  const template = '{{agency}} assigns up to {{officerCap}} officers.\n\nFor ICE: {{iceContact}}';
  const before = { agency: 'Calder', officerCap: '4', iceContact: 'Ana Ruiz, 555-0110' };
  const body = mergeText(template, before);

  test('changes only the line that names it', () => {
    const after = { ...before, officerCap: '6' };
    expect(carryTerms(body, template, before, after)).toBe(mergeText(template, after));
    expect(carryTerms(`${body}\n\nSection 4 stands.`, template, before, after)).toContain('Section 4 stands.');
  });

  test('finds a telling value in a line that was negotiated, and never a short one', () => {
    const negotiated = 'Calder may send 4 officers. Call Ana Ruiz, 555-0110, first.';
    const after = { ...before, officerCap: '6', iceContact: 'Lena Moss, 555-0111' };
    expect(carryTerms(negotiated, template, before, after)).toBe(
      'Calder may send 4 officers. Call Lena Moss, 555-0111, first.',
    );
  });

  test('leaves words of a value that look like a pattern as they are', () => {
    const after = { ...before, iceContact: 'Desk $& $1, 555-0112' };
    expect(carryTerms(body, template, before, after)).toContain('For ICE: Desk $& $1, 555-0112');
  });
});

const terms: AmendedTerms = {
  objective: 'Fewer shootings',
  scope: 'Gangs',
  supervisorPosition: 'Group supervisor',
  agencyContact: 'Lt. Delgado',
  iceContact: 'Ana Ruiz',
  maxAuthorizedOfficers: 4,
  endOn: '2028-11-24',
};

describe('the rule of each kind', () => {
  const gap = (kind: (typeof amendmentKinds)[number], change: Partial<AmendedTerms>, sectionsChanged = 0) =>
    amendmentGap({ kind, before: terms, after: { ...terms, ...change }, sectionsChanged });

  test.each(amendmentKinds)('%s is not met by an amendment that changes nothing', (kind) => {
    expect(gap(kind, {})).not.toBeNull();
  });

  test('an extension ends later, never earlier or on the same day', () => {
    expect(gap('EXTEND', { endOn: '2028-11-25' })).toBeNull();
    expect(gap('EXTEND', { endOn: '2028-11-24' })).toContain('after Nov 24, 2028');
    expect(gap('EXTEND', { endOn: '2027-01-01' })).toContain('after Nov 24, 2028');
    expect(
      amendmentGap({ kind: 'EXTEND', before: { ...terms, endOn: null }, after: terms, sectionsChanged: 0 }),
    ).toContain('no end date');
  });

  test('a change of the text is met by a section or by a term', () => {
    expect(gap('MODIFY', {}, 1)).toBeNull();
    expect(gap('MODIFY', { scope: 'Gangs and guns' })).toBeNull();
    expect(gap('MODIFY', { endOn: '2030-01-01' })).not.toBeNull();
  });

  test('only the text of the whole agreement is open to every section', () => {
    expect(closedToAmendment('MODIFY', 'Anything.')).toBeNull();
    expect(closedToAmendment('CHANGE_CAP', 'Up to {{officerCap}} officers.')).toBeNull();
    expect(closedToAmendment('CHANGE_CAP', 'For ICE: {{iceContact}}')).toContain('leaves this section');
    expect(closedToAmendment('EXTEND', '{{term}}')).toContain('leaves this section');
  });

  test('the heads sign a change of contact, everybody signs the rest, in the order of the agreement', () => {
    const roles = ['AGENCY_HEAD', 'GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY', 'ICE_SAC', 'ICE_EXECUTIVE'] as const;
    expect(amendmentSigners('CHANGE_CONTACT', roles)).toEqual(['AGENCY_HEAD', 'ICE_EXECUTIVE']);
    for (const kind of ['MODIFY', 'EXTEND', 'CHANGE_CAP'] as const)
      expect(amendmentSigners(kind, roles)).toEqual(roles);
  });

  test('the stages are those that the kind goes through', () => {
    for (const kind of amendmentKinds) {
      const labels = amendmentStages(kind, 'NEGOTIATION').map(({ label }) => label);
      expect(labels.includes('Legal review')).toBe(amendmentRules[kind].legalReview);
      expect(labels.includes('Local approval')).toBe(amendmentRules[kind].localApproval);
      expect(amendmentStages(kind, 'APPLIED').every(({ state }) => state === 'done')).toBe(true);
    }
    expect(statusWords('LOCAL_APPROVAL', 'CHANGE_CONTACT').label).toBe('Ready to sign');
    expect(statusWords('LOCAL_APPROVAL', 'EXTEND').label).toBe('Awaiting local approval');
  });

  test('changed terms are said before and after', () => {
    expect(changedTerms(terms, { ...terms, maxAuthorizedOfficers: 6, endOn: '2031-06-30' })).toMatchObject([
      { label: 'Greatest number of officers', before: '4', after: '6' },
      { label: 'End date', before: 'Nov 24, 2028', after: 'Jun 30, 2031' },
    ]);
  });
});

describe('an end date that moves', () => {
  const duty = { type: 'STATISTICS', state: 'OPEN', dueOn: '2027-02-24', everyMonths: 3, previousId: null };

  test('takes the decision on renewal with it, open or settled, and lets rows of duties go on', () => {
    const duties = [
      { ...duty, id: 'open' },
      { ...duty, id: 'ended', state: 'DONE' },
      { ...duty, id: 'followed', state: 'DONE' },
      { ...duty, id: 'next', previousId: 'followed' },
      { ...duty, id: 'once', state: 'DONE', everyMonths: null },
      { ...duty, id: 'decision', type: 'RENEWAL_DECISION', everyMonths: null, dueOn: '2026-12-31' },
    ];
    expect(movedDuties(duties, '2031-06-30')).toEqual({
      moved: [{ id: 'decision', dueOn: '2031-05-01' }],
      added: [{ previousId: 'ended', dueOn: '2027-05-24' }],
    });
    const decided = [{ ...duty, id: 'decision', type: 'RENEWAL_DECISION', everyMonths: null, state: 'DONE' }];
    expect(movedDuties(decided, '2031-06-30')).toEqual({
      moved: [],
      added: [{ previousId: 'decision', dueOn: '2031-05-01' }],
    });
  });

  test('is said as a date, and as a length only while it is the one of the term', () => {
    const rule = { termMonths: 24, noticeMode: 'ON_RECEIPT', noticeDays: 0 } as const;
    expect(termTextWithEnd(rule, '2026-11-24', '2028-11-24').term).toContain('2 years');
    expect(termTextWithEnd(rule, '2026-11-24', '2031-06-30').term).toBe(extendedTerm('2031-06-30'));
  });
});
