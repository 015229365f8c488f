import { describe, expect, test } from 'vitest';
import { templateForAgency } from '@/lib/domain/agreements/library/for-agency';
import { lintTemplate } from '@/lib/domain/agreements/library/lint';
import { shippedVersions } from '@/lib/domain/agreements/library/shipped-library';
import {
  type LibraryClause,
  type TemplateContent,
  templateContentSchema,
} from '@/lib/domain/agreements/library/template-content';
import { usualDuty } from '@/lib/domain/agreements/templates/obligations';
import { agreementTemplates } from '@/lib/domain/agreements/templates/template-list';

const shipped = (key: string): TemplateContent => {
  const found = shippedVersions.findLast(({ content }) => content.key === key);
  if (!found) throw new Error(`No template ${key}.`);
  return structuredClone(found.content);
};

const withClause = (content: TemplateContent, section: string, change: Partial<LibraryClause>): TemplateContent => ({
  ...content,
  clauses: content.clauses.map((clause) => (clause.section === section ? { ...clause, ...change } : clause)),
});

const without = (content: TemplateContent, section: string): TemplateContent => ({
  ...content,
  clauses: content.clauses.filter((clause) => clause.section !== section),
});

const sheriff = { type: 'SHERIFF', state: 'ZZ' } as const;

test('every version the portal comes with has the shape of the library and no finding', () => {
  for (const { content, version } of shippedVersions) {
    expect(templateContentSchema.parse(content)).toEqual(content);
    expect(lintTemplate(content), `${content.key} ${version}`).toEqual([]);
  }
});

test('the library gives an agency the text that the templates in code have, and a tribe its own wording', () => {
  for (const [at, { content, version }] of shippedVersions.entries()) {
    expect(templateForAgency(content, version, sheriff)).toEqual(agreementTemplates[at]);
  }
  const authorityOf = (type: 'SHERIFF' | 'TRIBAL_POLICE') =>
    templateForAgency(shipped('OCS_MOU'), 1, { type, state: 'ZZ' }).sections.filter(({ key }) => key === 'authority');
  expect(authorityOf('TRIBAL_POLICE')).toHaveLength(1);
  expect(authorityOf('TRIBAL_POLICE')[0]?.body).toContain('25 USC 2804');
  expect(authorityOf('SHERIFF')[0]?.body).toContain('the law of their state.');
});

test('one id and version of a clause says the same wherever it stands', () => {
  const seen = new Map<string, LibraryClause>();
  for (const clause of shippedVersions.flatMap(({ content }) => content.clauses)) {
    const key = `${clause.id} ${clause.version}`;
    expect(seen.get(key) ?? clause, key).toEqual(clause);
    seen.set(key, clause);
  }
});

describe('the lint names what is wrong, where, and how to mend it', () => {
  const gang = shipped('OCS_MOU');
  const jail = shipped('287G_JEM_MOA');
  const bodyOf = (section: string) => gang.clauses.find((clause) => clause.section === section)?.body ?? '';
  const cases: [string, TemplateContent, string, string | null, RegExp][] = [
    ['an unknown variable', withClause(gang, 'media', { body: '{{agensy}} speaks.' }), 'variable', 'media', /agensy/u],
    [
      'broken braces',
      withClause(gang, 'media', { body: '{{ agency }} speaks.' }),
      'variable',
      'media',
      /without spaces/u,
    ],
    [
      'a place left open',
      withClause(gang, 'media', { body: 'By [to be written: who].' }),
      'variable',
      'media',
      /open place/u,
    ],
    [
      'a list in a sentence',
      withClause(gang, 'mission', { body: '{{objective}} by {{measures}} of {{supervisorPosition}}' }),
      'variable',
      'mission',
      /line of its own/u,
    ],
    ['no measures', without(gang, 'mission'), 'variable', null, /measures/u],
    ['no civil rights', without(gang, 'civil-rights'), 'mandatory', null, /Add it from the library/u],
    ['no functions in a delegation', without(jail, 'functions'), 'mandatory', null, /functions/u],
    [
      'a mandatory clause for one state only',
      withClause(gang, 'civil-rights', { states: ['TX'] }),
      'mandatory',
      'civil-rights',
      /missing for an agency of the kind/u,
    ],
    [
      'a mandatory clause that could be negotiated',
      withClause(gang, 'costs', { kind: 'OPTIONAL', lockReason: '' }),
      'mandatory',
      gang.clauses.find(({ section }) => section === 'costs')?.id ?? '',
      /negotiation could change it/u,
    ],
    [
      'two alternatives at once',
      withClause(gang, 'authority', { agencyTypes: [] }),
      'alternative',
      'authority-ocs-mou-tribal',
      /both fill one section for any agency/u,
    ],
    [
      'no alternative for some',
      withClause(gang, 'authority', { agencyTypes: ['SHERIFF'], states: ['TX'] }),
      'alternative',
      'authority-ocs-mou',
      /None of the alternatives/u,
    ],
    [
      'an alternative to nothing',
      { ...gang, clauses: gang.clauses.filter(({ id }) => id !== 'authority-ocs-mou-tribal') },
      'alternative',
      'authority-ocs-mou',
      /alternative to nothing/u,
    ],
    ['a notice without its days', { ...gang, noticeDays: 0 }, 'term', null, /from 1 to 365/u],
    ['days beside receipt', { ...gang, noticeMode: 'ON_RECEIPT', noticeDays: 30 }, 'term', null, /Set the days to 0/u],
    [
      'other days in words',
      withClause(gang, 'media', { body: 'Either side may leave with sixty days of written notice.' }),
      'term',
      'media',
      /60 days of notice; this version has 30/u,
    ],
    [
      'another term in words',
      withClause(gang, 'media', { body: 'This memorandum lasts three years.' }),
      'term',
      'media',
      /36 months; this version has 24/u,
    ],
    [
      'an open end beside a term',
      withClause(gang, 'media', { body: 'It stays until either party terminates it.' }),
      'term',
      'media',
      /no fixed end/u,
    ],
    [
      'an ending that is not said',
      withClause(gang, 'termination', { body: bodyOf('termination').replace('{{notice}}', '') }),
      'term',
      'termination',
      /Name \{\{notice\}\}/u,
    ],
    [
      'a clause twice',
      { ...gang, clauses: [...gang.clauses, ...gang.clauses.slice(-1)] },
      'clause',
      'authority-to-sign',
      /twice/u,
    ],
    ['no legal basis', withClause(gang, 'media', { legalBasis: ' ' }), 'clause', 'media', /legal basis/u],
    ['no plain twin', withClause(gang, 'media', { plain: '' }), 'clause', 'media', /plain-language twin/u],
    ['signers out of order', { ...gang, signers: ['ICE_SAC', 'AGENCY_HEAD'] }, 'signers', null, /signs first/u],
    [
      'a duty that a federal review asks for and no clause carries',
      withClause(jail, 'reporting', { duties: undefined }),
      'duty',
      null,
      /“Send statistics”, which GAO-09-109 asks for/u,
    ],
    [
      'such a duty for one state only',
      withClause(jail, 'training', { states: ['TX'] }),
      'duty',
      null,
      /No clause for an agency of the kind .* refresher training/u,
    ],
    [
      'a duty in two clauses',
      withClause(gang, 'media', { duties: [usualDuty('POC_UPDATE')] }),
      'duty',
      'contacts',
      /both carry the duty “Confirm points of contact”/u,
    ],
    [
      'a duty twice in one clause',
      withClause(gang, 'media', { duties: [usualDuty('STATISTICS'), usualDuty('STATISTICS')] }),
      'duty',
      'media',
      /carries the duty “Send statistics” twice/u,
    ],
    [
      'a rhythm without a beginning',
      withClause(gang, 'media', { duties: [{ ...usualDuty('STATISTICS'), firstMonths: null }] }),
      'duty',
      'media',
      /recurs and never begins/u,
    ],
    ['nobody for ICE', { ...gang, signers: ['AGENCY_HEAD'] }, 'signers', null, /Nobody signs for ICE/u],
  ];
  test.each(cases)('%s', (_name, content, rule, clause, message) => {
    expect(lintTemplate(content)).toContainEqual({ rule, clause, message: expect.stringMatching(message) });
  });
});
