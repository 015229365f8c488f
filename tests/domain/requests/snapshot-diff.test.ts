import { describe, expect, test } from 'vitest';
import type { Snapshot } from '@/lib/domain/requests/snapshot';
import { compareSnapshots } from '@/lib/domain/requests/snapshot-diff';

const hash = (letter: string) => letter.repeat(64);

const sent: Snapshot = {
  v: 1,
  requestType: 'NEW_PARTNERSHIP',
  agreementNumber: null,
  sections: {
    agency: { swornCount: '142', civilianCount: '58', operatesJail: 'yes', borderFeatures: ['CORRIDOR'] },
    contacts: {
      primary: '0',
      rows: [
        { name: 'Ana Ruiz', title: 'Captain', email: 'a@x.example', phone: '555-0100' },
        { name: 'Bo Lind', title: 'Sergeant', email: 'b@x.example', phone: '555-0101' },
      ],
    },
    concerns: { concerns: { GANG: { severity: '4', trend: 'UP', nexus: 'NONE', basis: 'COUNTED', note: '' } } },
    narrative: { title: 'Gangs', narrative: 'Shootings have doubled since spring.' },
    headcounts: { none: 'no', rows: [{ programCode: '', unit: 'Gang unit', count: '2', basis: 'COUNTED' }] },
    attachments: { none: 'no' },
  },
  files: [{ filename: 'letter.pdf', sha256: hash('a'), class: 'RELEASABLE_AFTER_REVIEW' }],
};

type Edit = { name: string; edit: (copy: Snapshot) => void; row: { section: string; label: string; kind: string } };

const contacts = (copy: Snapshot) => copy.sections.contacts as { primary: string; rows: Record<string, string>[] };

const edits: Edit[] = [
  {
    name: 'a figure',
    edit: (copy) => Object.assign(copy.sections.agency ?? {}, { swornCount: '150' }),
    row: { section: 'agency', label: 'Sworn officers', kind: 'changed' },
  },
  {
    name: 'a list',
    edit: (copy) => Object.assign(copy.sections.agency ?? {}, { borderFeatures: [] }),
    row: { section: 'agency', label: 'Border features', kind: 'changed' },
  },
  {
    name: 'the phone of a contact, the rows being in another order too',
    edit: (copy) => {
      contacts(copy).rows.reverse();
      contacts(copy).primary = '1';
      Object.assign(contacts(copy).rows[0] ?? {}, { phone: '555-0199' });
    },
    row: { section: 'contacts', label: 'Contact b@x.example', kind: 'changed' },
  },
  {
    name: 'a new concern',
    edit: (copy) => Object.assign(copy.sections.concerns?.concerns ?? {}, { NARC: { severity: '2', note: '' } }),
    row: { section: 'concerns', label: 'Narcotics', kind: 'added' },
  },
  {
    name: 'a new unit',
    edit: (copy) => {
      const rows = (copy.sections.headcounts as { rows: Record<string, string>[] }).rows;
      rows.push({ programCode: '', unit: 'Jail', count: '3', basis: 'COUNTED' });
    },
    row: { section: 'headcounts', label: 'Unit Jail', kind: 'added' },
  },
  {
    name: 'a file removed',
    edit: (copy) => copy.files.splice(0, 1),
    row: { section: 'attachments', label: 'File letter.pdf', kind: 'removed' },
  },
  {
    name: 'a file with other bytes under the same name',
    edit: (copy) => Object.assign(copy.files[0] ?? {}, { sha256: hash('b') }),
    row: { section: 'attachments', label: 'File letter.pdf', kind: 'changed' },
  },
  {
    name: 'the same bytes under another name',
    edit: (copy) => Object.assign(copy.files[0] ?? {}, { filename: 'signed.pdf' }),
    row: { section: 'attachments', label: 'File signed.pdf', kind: 'changed' },
  },
];

const mirrored = { added: 'removed', removed: 'added', changed: 'changed' } as const;

describe('what changed between two submissions', () => {
  test('nothing, when the content is the same in another order of names', () => {
    const copy = structuredClone(sent);
    copy.sections = Object.fromEntries(Object.entries(copy.sections).reverse());
    Object.assign(copy.sections, { agency: Object.fromEntries(Object.entries(sent.sections.agency ?? {}).reverse()) });
    expect(compareSnapshots(sent, copy)).toEqual([]);
  });

  test.each(edits)('one row for $name, and its mirror the other way round', ({ edit, row }) => {
    const copy = structuredClone(sent);
    edit(copy);
    expect(compareSnapshots(sent, copy)).toEqual([expect.objectContaining({ ...row, label: expect.any(String) })]);
    expect(compareSnapshots(copy, sent).map(({ kind }) => kind)).toEqual([mirrored[row.kind as 'added']]);
    if (row.section !== 'concerns') expect(compareSnapshots(sent, copy)[0]?.label).toBe(row.label);
  });

  test('long text is marked word by word', () => {
    const copy = structuredClone(sent);
    Object.assign(copy.sections.narrative ?? {}, { narrative: 'Shootings have tripled since spring.' });
    const [change] = compareSnapshots(sent, copy);
    expect(change?.words.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'doubled' },
      { kind: 'added', text: 'tripled' },
    ]);
  });
});
