import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { syncTemplates } from '@/lib/server/templates/sync-templates';
import { editHeadInput, editTemplateHead, startTemplateDraft } from '@/lib/server/templates/template-drafts';
import { templateVersionPage } from '@/lib/server/templates/template-version-queries';
import { aCast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

fixedClock();

const place = { key: 'DBFTF_MOU', version: 2 };
let author: Actor;
beforeAll(async () => {
  await syncTemplates(db);
  author = (await aCast()).administrator;
  await startTemplateDraft(author, { key: place.key, version: 1 });
});

const save = async (signers: readonly string[], together: readonly string[] | undefined) => {
  const page = await templateVersionPage(author, place.key, 2);
  if (!page) throw new Error('There is no draft.');
  const { earliest: _earliest, ...head } = page.head;
  return editTemplateHead(author, editHeadInput.parse({ ...head, ...place, seen: page.seen, signers, together }));
};
const shown = async () => {
  const page = await templateVersionPage(author, place.key, 2);
  return { signers: page?.setUp.signers, changes: page?.changes?.list.facts.find(({ label }) => label === 'Signers') };
};
const digest = async () =>
  (
    await db.templateVersion.findUniqueOrThrow({
      where: { templateKey_version: { templateKey: place.key, version: 2 } },
    })
  ).contentHash;

test('who signs at the same time is kept with a version, shown, and refused where it makes no order', async () => {
  const before = await digest();
  const roles = ['AGENCY_HEAD', 'LEGAL_COUNSEL_AGENCY', 'WITNESS', 'ICE_SAC'];
  for (const wrong of [['ICE_SAC'], ['AGENCY_HEAD'], ['GOVERNING_BODY_HEAD']]) {
    expect(await save(roles, wrong), wrong.join()).toMatchObject({
      ok: false,
      fields: { together: [expect.any(String)] },
    });
  }
  expect(await digest()).toBe(before);
  expect(await save(roles, ['WITNESS'])).toMatchObject({ ok: true });
  expect(await shown()).toEqual({
    signers: [
      'Agency head',
      'Agency counsel, as to form and Clerk or witness, in any order',
      'Special agent in charge',
    ],
    changes: {
      label: 'Signers',
      before: 'Agency head, then Special agent in charge',
      after:
        'Agency head, then Agency counsel, as to form and Clerk or witness, in any order, then Special agent in charge',
    },
  });
});

test('a version in which nobody signs together has the digest it had before there were groups', async () => {
  await save(['AGENCY_HEAD', 'ICE_SAC'], undefined);
  const row = await db.templateVersion.findUniqueOrThrow({
    where: { templateKey_version: { templateKey: place.key, version: 2 } },
  });
  expect(Object.keys(Object(row.content))).not.toContain('together');
  expect((await shown()).changes).toBeUndefined();
});
