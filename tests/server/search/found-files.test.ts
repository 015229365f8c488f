import { strToU8, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { searchKinds } from '@/lib/domain/search/search-keys';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { attachFile } from '@/lib/server/documents/attach-file';
import { searchDocument } from '@/lib/server/documents/search-document';
import { findEntries } from '@/lib/server/search/find-entries';
import { readNextWords, wordsOf } from '@/lib/server/search/read-words';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';
import { aPdfOf } from '@/tests/support/sample-files';
import { take } from '@/tests/support/take-step';

// The words in files and in answers are found once they are known to be harmless and were sent, and not before.

const clock = fixedClock();
let cast: Cast;
let id: string;
beforeAll(async () => {
  cast = await aCast();
});

const attach = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const answer = await attachFile(cast.calder.officer, id, { name, bytes });
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.why}`);
  return answer.documentId;
};
const readAll = async () => {
  while ((await readNextWords(5)) > 0) clock.passMinutes(0);
};
const found = async (actor: Actor, q: string): Promise<string[]> =>
  (await runAs(scopeOf(actor), () => findEntries(actor, { q, kinds: searchKinds, rows: 50 }))).map(
    ({ subject_id }) => subject_id,
  );

test('a PDF is found by its words when they were searched, by its agency, and by ICE once it is sent', async () => {
  id = await aRequest(cast).in('DRAFT');
  const { officer } = cast.calder;
  const file = await attach('plan.pdf', await aPdfOf(['Quarterly kookaburra plan', 'and its second page']));
  await readAll();
  expect(await found(officer, 'kookaburra')).toEqual([]);
  await searchDocument(file);
  await readAll();
  expect(await found(officer, 'kookaburra "second page"')).toEqual([file]);
  expect(await found(cast.amity.officer, 'kookaburra')).toEqual([]);
  expect(await found(cast.intake, 'kookaburra')).toEqual([]);
  await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
  expect(await found(cast.intake, 'kookaburra')).toEqual([file]);
  expect(await found(cast.intake, 'plan.pdf')).toEqual([file]);
});

test('a file attached after a return is found by ICE when it is sent, and one that was taken away by nobody', async () => {
  await take('claim', id, cast.intake);
  const items = [{ section: 'attachments', text: 'Attach the list.' }];
  await take('return_to_agency', id, cast.intake, { items });
  clock.passMinutes(5);
  const file = await attach('list.txt', new TextEncoder().encode('The cassowary list.'));
  await readAll();
  expect(await found(cast.calder.officer, 'cassowary')).toEqual([file]);
  expect(await found(cast.intake, 'cassowary')).toEqual([]);
  await take('remove_document', id, cast.calder.officer, { documentId: file });
  expect(await found(cast.calder.officer, 'cassowary')).toEqual([]);
  expect(await db.documentWords.count({ where: { documentId: file } })).toBe(0);
});

test.each([
  ['held back for its words', "text_search = 'FOUND'"],
  ['infected', "scan_status = 'INFECTED'"],
])('a file that is %s is found by nobody, and its words are kept no longer', async (_what, change) => {
  const file = await attach('heron.txt', new TextEncoder().encode('The heron notes.'));
  await readAll();
  expect(await found(cast.calder.officer, 'heron')).toEqual([file]);
  await asOwner(`SET access.scope = 'system'; UPDATE documents SET ${change} WHERE id = '${file}'`);
  expect(await found(cast.calder.officer, 'heron')).toEqual([]);
  expect(await db.documentWords.count({ where: { documentId: file } })).toBe(0);
});

test('a Word file is read paragraph by paragraph, and a broken one has no words', async () => {
  const body = '<w:p><w:r><w:t>Night &amp; d</w:t></w:r><w:r><w:t>ay</w:t></w:r></w:p><w:p><w:t>desk</w:t></w:p>';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  expect(await wordsOf(type, zipSync({ 'word/document.xml': strToU8(body) }))).toBe('Night & day desk');
  expect(await wordsOf('application/pdf', strToU8('no PDF'))).toBe('');
  expect(await wordsOf('text/plain', strToU8(`a\u0000b ${'c'.repeat(70_000)}`))).toHaveLength(60_000);
});

test('an answer to a question is found when it is sent, and its draft by nobody', async () => {
  const assigned = await aRequest(cast).in('ASSIGNED');
  await take('open_round', assigned, cast.liaison, {
    topic: 'Night desk',
    dueOn: '2026-12-18',
    questions: [{ text: 'Who runs the ocelot desk?', ownerId: '', dueOn: '' }],
  });
  const question = await db.roundQuestion.findFirstOrThrow({ where: { round: { requestId: assigned } } });
  expect(await found(cast.calder.officer, 'ocelot')).toEqual([question.id]);
  await db.roundQuestion.update({ where: { id: question.id }, data: { draft: 'The platypus shift.' } });
  for (const actor of [cast.calder.officer, cast.liaison]) expect(await found(actor, 'platypus')).toEqual([]);
  const sent = { answer: 'The platypus shift.', answeredAt: new Date(), answeredById: cast.calder.officer.id };
  await db.roundQuestion.update({ where: { id: question.id }, data: sent });
  expect(await found(cast.liaison, 'platypus')).toEqual([question.id]);
  expect(await found(cast.amity.officer, 'platypus')).toEqual([]);
});
