import { expect, test } from 'vitest';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { letterCatalogue, noticeCatalogue } from '@/lib/domain/notices/catalogue';
import { agreementNotices, audienceLabels, requestNotices, viewNotices } from '@/lib/domain/notices/notice-name';
import { requestSteps } from '@/lib/domain/requests/steps';

const rows = noticeCatalogue.flatMap((section) => section.rows);

test('every notice stands in one group', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...requestNotices, ...agreementNotices, ...viewNotices].sort());
});

test('each says who is told, with everybody whom a step names', () => {
  expect(rows.filter(({ told }) => told.length === 0).map(({ name }) => name)).toEqual([]);
  for (const { label, notify } of [...Object.values(requestSteps), ...Object.values(agreementSteps)]) {
    for (const [notice, audience] of notify) {
      const row = rows.find(({ name }) => name === notice);
      expect(row?.after).toContain(label);
      expect(row?.told.map((text) => text.toLowerCase())).toContain(audienceLabels[audience].toLowerCase());
    }
  }
});

test('no placeholder of a name is left for a reader', () => {
  expect(JSON.stringify([noticeCatalogue, letterCatalogue])).not.toMatch(/[{](?:agency|who)[}]/u);
});
