import { expect, test } from 'vitest';
import { addOnOf, addOnsFor, endedStatuses } from '@/lib/domain/agreements/add-on';
import { lintTemplate } from '@/lib/domain/agreements/library/lint';
import { shippedVersions } from '@/lib/domain/agreements/library/shipped-library';
import { templateContentSchema } from '@/lib/domain/agreements/library/template-content';
import { agreementStatuses, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementTemplates, templateFor } from '@/lib/domain/agreements/templates/template-list';
import { addOns } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';

const memorandum = shippedVersions.find(({ content }) => content.key === 'REIMBURSEMENT')?.content;
if (!memorandum) throw new Error('The memorandum is not in the library.');

test('each add-on of the catalog has a template of its signers, and no program is given one', () => {
  for (const { code, signers } of addOns) {
    expect(agreementTemplates.find(({ key }) => key === code)?.signers).toEqual(signers.map(({ role }) => role));
  }
  for (const program of programCodes) expect(addOnOf(templateFor(program)?.key ?? '')).toBeNull();
  expect(programCodes.filter((program) => addOnsFor(program).length > 0).sort()).toEqual(
    ['BEST', 'OCS', 'DBFTF', 'PREDATOR', 'FIREWALL', 'T19'].sort(),
  );
});

test('a template serves programs or is an add-on, and never both or neither', () => {
  const parses = (change: object) => templateContentSchema.safeParse({ ...memorandum, ...change }).success;
  expect(parses({})).toBe(true);
  expect(parses({ programs: ['OCS'] })).toBe(false);
  expect(parses({ key: 'OTHER' })).toBe(false);
});

test('the lint misses the monthly claim, and the promise of no more money than there is, when they are taken out', () => {
  expect(lintTemplate(memorandum)).toEqual([]);
  const without = (section: string) =>
    lintTemplate({ ...memorandum, clauses: memorandum.clauses.filter((clause) => clause.section !== section) });
  expect(without('claims')).toMatchObject([{ rule: 'duty', message: expect.stringContaining('2015 to 2023') }]);
  expect(without('costs')).toMatchObject([{ rule: 'mandatory' }]);
});

test('an add-on has ended in every closed status but that of an amendment', () => {
  const closed = agreementStatuses.filter((status) => !agreementStatusFacts[status].open && status !== 'APPLIED');
  expect([...endedStatuses].sort()).toEqual([...closed].sort());
});
