import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { agreementStepNames } from '@/lib/domain/agreements/steps';
import { requestStepNames } from '@/lib/domain/requests/steps';
import { extraFields } from '@/tests/support/fuzz/form-data';
import { hostileText } from '@/tests/support/fuzz/hostile';

// Addresses of the portal, and what is sent to them, right and wrong.

/** The id of a row that is there, or something else. */
export const someId = (ids: readonly string[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 6 }, { arbitrary: hostileText, weight: 2 });

const someText = (ids: readonly string[]) =>
  fc.oneof({ arbitrary: hostileText, weight: 3 }, { arbitrary: someId(ids), weight: 1 });

const segmentsOf = (file: string): string[] => [...file.matchAll(/\[(\w+)\]/gu)].flatMap((match) => match[1] ?? []);

const wordsOf: Readonly<Record<string, readonly string[]>> = {
  step: [...requestStepNames, ...agreementStepNames],
  section: ['concerns', 'narrative', 'agency', 'contacts', 'attachments', 'G', 'C', 'OCS'],
  part: ['SELF', 'FIELD', 'ICE', 'self', 'field', 'ice'],
  version: ['1.0', '1.1'],
  code: ['OCS', 'CAP', 'A4', 'C3'],
  program: ['OCS', 'CAP'],
  number: ['AGR-2026-000001'],
};

/** What stands in the folders of an address: rows that are there, words that have a meaning, and neither. */
export const paramsFor = (file: string, ids: readonly string[]) =>
  fc.record(
    Object.fromEntries(
      segmentsOf(file).map((name) => {
        const words = wordsOf[name];
        const usual = words ? fc.constantFrom(...words) : someId(ids);
        return [name, fc.oneof({ arbitrary: usual, weight: 6 }, { arbitrary: hostileText, weight: 1 })];
      }),
    ),
  );

const keysIn = (source: string): string[] =>
  [...source.matchAll(/\b(?:name|query|search)\w*[.:]\s*'?(\w{1,20})/gu)].map((m) => m[1] ?? '');
const usualKeys = [
  'q',
  'page',
  'status',
  'type',
  'office',
  'program',
  'state',
  'agency',
  'liaison',
  'sort',
  'from',
  'to',
  'back',
  'code',
  'part',
  'upload',
  'A1',
  'A4',
  'C3',
  'GANG',
  'answer',
  'value',
  'role',
  'action',
  'actor',
  'after',
  'before',
  'version',
];

/** What stands behind the question mark. */
export const searchFor = (file: string, ids: readonly string[]) => {
  const keys = [...new Set([...usualKeys, ...keysIn(readFileSync(file, 'utf8'))])];
  const value = fc.oneof(
    { arbitrary: someText(ids), weight: 4 },
    { arbitrary: fc.array(someText(ids), { maxLength: 3 }), weight: 1 },
  );
  return fc.dictionary(
    fc.oneof({ arbitrary: fc.constantFrom(...keys), weight: 8 }, { arbitrary: hostileText, weight: 1 }),
    value,
    { maxKeys: 5 },
  );
};

const bodies = () =>
  fc.oneof(
    extraFields.map((fields) => {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      form.append('files', new File(['A policy.'], 'policy.txt'));
      return form;
    }),
    fc.tuple(hostileText, hostileText, fc.constantFrom('files', 'file', 'csv')).map(([name, content, field]) => {
      const form = new FormData();
      form.append(field, new File([content.toWellFormed()], name.toWellFormed()));
      return form;
    }),
    fc.json(),
    hostileText.map((text) => text.toWellFormed()),
  );

const queryOf = (search: Record<string, string | string[]>): string =>
  new URLSearchParams(
    Object.entries(search).flatMap(([key, value]) => [value].flat().map((one) => [key, one.toWellFormed()])),
  ).toString();

/** What a route is asked, or sent. */
export const asksFor = (file: string, method: string, ids: readonly string[]) =>
  fc.tuple(searchFor(file, ids), bodies(), fc.constantFrom('same-origin', 'cross-site')).map(([search, body, site]) => {
    const headers = { 'sec-fetch-site': site, 'x-forwarded-for': '203.0.113.9' };
    const url = `http://localhost:3000/x?${queryOf(search)}`;
    return new Request(url, method === 'GET' ? { headers } : { method, body, headers });
  });
