import { describe, expect, test } from 'vitest';
import { mergeTemplate, openPlace, variablesOf } from '@/lib/domain/agreements/templates/merge';
import { firstObligations, usualDuty } from '@/lib/domain/agreements/templates/obligations';
import { type CaseValues, templateVariables } from '@/lib/domain/agreements/templates/template';
import { agreementTemplates, templateFor, templateOf } from '@/lib/domain/agreements/templates/template-list';
import { endByNotice, endOfTerm, termText } from '@/lib/domain/agreements/templates/term';
import { isDelegating, producesAgreement, programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';
import { signingOrderFault } from '@/lib/domain/programs/signature-role';

const fullCase: CaseValues = Object.fromEntries(Object.keys(templateVariables).map((name) => [name, `<${name}>`]));

const named = agreementTemplates.map((template) => [`${template.key} version ${template.version}`, template] as const);

describe.each(named)('%s', (_name, template) => {
  test('merges fully from a full case', () => {
    const merged = mergeTemplate(template, fullCase);
    expect(merged.unresolved).toEqual([]);
    const text = [merged.title, ...merged.sections.map(({ body }) => body)].join('\n');
    expect(text).not.toMatch(/\{\{|to be written/u);
    expect(text).toContain('<agency>');
    expect(text).toContain('<objective>');
    expect(text).toContain('<supervisorPosition>');
  });

  test('lists what a bare case leaves open, and marks it in the text', () => {
    const merged = mergeTemplate(template, { agency: 'Calder County' });
    expect(merged.unresolved).toContain('objective');
    expect(merged.unresolved).not.toContain('agency');
    expect(merged.unresolved).not.toContain('term');
    expect(merged.sections.map(({ body }) => body).join('\n')).toContain(openPlace('objective'));
  });

  test('carries the mandatory clauses, locked with their reason', () => {
    const { sections } = mergeTemplate(template, fullCase);
    for (const key of ['civil-rights', 'no-private-right', 'data-boundary', 'termination', 'costs']) {
      const section = sections.find((one) => one.key === key);
      // The designation memorandum has its costs among the duties of the agency.
      if (key === 'costs' && template.key === 'T19_MOU') continue;
      expect(section, key).toMatchObject({ locked: true });
      expect(section?.lockReason).not.toBe('');
    }
  });

  test('has one section for each key, a legal order of signers, and a notice that fits its mode', () => {
    const keys = template.sections.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(signingOrderFault(template.signers)).toBeNull();
    expect(template.noticeMode === 'ON_RECEIPT').toBe(template.noticeDays === 0);
  });
});

test('every program that ends in an agreement has a template', () => {
  const missing = programCodes.filter((code) => producesAgreement(code) && templateFor(code) === null);
  expect(missing).toEqual([]);
  expect(templateFor('LESC')).toBeNull();
});

test('a delegation names its authority, supervision, functions and costs in locked clauses', () => {
  for (const template of agreementTemplates.filter(({ programs }) => programs.some(isDelegating))) {
    const locked = template.sections.filter(({ lockReason }) => lockReason !== undefined).map(({ key }) => key);
    expect(locked).toEqual(expect.arrayContaining(['authority', 'functions', 'supervision', 'costs', 'liability']));
  }
});

test('a text that names an unknown variable is refused', () => {
  expect(() => variablesOf('{{agensy}} signs')).toThrow('{{agensy}}');
});

describe('the two vintages of delegated authority', () => {
  const oldest = templateOf('287G_JEM_MOA', '1');
  const newest = templateFor('287G_JEM');

  test('are both kept, and new drafts take the newer one', () => {
    expect(newest).toBe(templateOf('287G_JEM_MOA', '2'));
    expect(() => templateOf('287G_JEM_MOA', '3')).toThrow('no version 3');
  });

  test('give two end dates for one day of notice', () => {
    expect(endByNotice('2026-11-24', oldest)).toBe('2027-01-23');
    expect(newest && endByNotice('2026-11-24', newest)).toBe('2026-11-24');
  });

  test('say so in words', () => {
    expect(termText(oldest)).toEqual({
      term: 'This agreement has no fixed end. It stays in force until one side ends it.',
      notice:
        'Either side may end this agreement by written notice. The agreement ends 60 days after the day of the notice.',
    });
    expect(newest && termText(newest).term).toContain('lasts 3 years');
  });
});

test('a term ends on the same day of its last year, and on the last day of a short month', () => {
  expect(endOfTerm('2026-11-24', 24)).toBe('2028-11-24');
  expect(endOfTerm('2028-02-29', 12)).toBe('2029-02-28');
  expect(endOfTerm('2026-11-24', null)).toBeNull();
});

test('obligations are due from the day of force on; a renewal is decided sixty days before the end', () => {
  const force = { effectiveOn: '2026-11-24', expiresOn: '2028-11-24' };
  const made = firstObligations([], programOf('OCS').duties, force);
  expect(made.map(({ type, dueOn }) => [type, dueOn])).toEqual([
    ['STATISTICS', '2027-02-24'],
    ['PERFORMANCE_REPORT', '2027-05-24'],
    ['POC_UPDATE', '2027-11-24'],
    ['RENEWAL_DECISION', '2028-09-25'],
  ]);
  const open = firstObligations([], ['RENEWAL_DECISION', 'SHOW_NEED_90'], { ...force, expiresOn: null });
  expect(open.map(({ dueOn }) => dueOn)).toEqual([null, null]);
});

test('a duty comes from the section that carries it, in its words and rhythm; the program adds what no section carries', () => {
  const weekly = { ...usualDuty('STATISTICS'), words: 'Send the monthly table', firstMonths: 2, everyMonths: 1 };
  const sections = [
    { id: 'one', duties: [] },
    { id: 'two', duties: [weekly, usualDuty('SHOW_NEED_90')] },
  ];
  const made = firstObligations(sections, ['POC_UPDATE', 'STATISTICS'], { effectiveOn: '2026-11-24', expiresOn: null });
  expect(
    made.map(({ description, dueOn, everyMonths, sectionId }) => [description, dueOn, everyMonths, sectionId]),
  ).toEqual([
    ['Send the monthly table', '2027-01-24', 1, 'two'],
    ['Show continued need within 90 days when ICE asks for it', null, null, 'two'],
    ['Confirm points of contact of both sides', '2027-11-24', 12, null],
  ]);
});
