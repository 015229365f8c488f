import { execFileSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { folded, inFolder } from '@/tests/server/signing/pdf-tools';
import { anAgreement, signNext, tryStep } from '@/tests/support/agreement-cases';
import { aCast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

fixedClock();
vi.setConfig({ testTimeout: 240_000 });

/** What a screen reader hears of a PDF: its words in the order of its tags. */
const spokenText = (pdf: Uint8Array): string =>
  inFolder({ 'file.pdf': pdf }, (cwd) =>
    execFileSync('pdfinfo', ['-struct-text', 'file.pdf'], { cwd, encoding: 'utf8', stdio: 'pipe' }),
  );

test('the signing page and the frozen PDF say the same, word for word and in the same order, before and after a signature', async () => {
  const cast = await aCast();
  const id = await anAgreement(cast).in('SIGNING');
  const version = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: id } });
  const pdf = (await portalFiles().getFile(version.sha256)) ?? new Uint8Array();
  // Each piece of text stands in quotation marks in the tree that poppler prints.
  const spoken = folded([...spokenText(pdf).matchAll(/^\s*"(.*)"$/gmu)].map(([, words]) => words).join(''));
  const blocks = (await getSigningPage(cast.calder.approver, id))?.blocks ?? [];
  const paragraphs = blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.rows.flatMap(({ label, value }) => [label, value]);
    if (block.kind === 'list') return block.items;
    return 'text' in block ? [block.text] : [];
  });
  expect(paragraphs.length).toBeGreaterThan(30);
  let from = 0;
  for (const paragraph of paragraphs) {
    const words = folded(paragraph);
    const at = spoken.indexOf(words, from);
    expect(at, paragraph).toBeGreaterThanOrEqual(from);
    from = at + words.length;
  }

  await signNext({ id, cast, own: cast.calder });
  const section = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id, locked: false } });
  const change = { sectionId: section.id, body: 'Changed after the first signature.' };
  expect(await tryStep('save_section', id, cast.liaison, change)).toMatchObject({ ok: false, why: 'wrong_state' });
  const sectionChange = { where: { id: section.id }, data: { body: change.body } };
  await expect(db.agreementSection.update(sectionChange)).rejects.toThrow('not open for editing');
  expect((await getSigningPage(cast.signer, id))?.blocks).toEqual(blocks);
});
