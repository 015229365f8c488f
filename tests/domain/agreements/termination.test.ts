import { expect, test } from 'vitest';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { agreementTemplates, templateOf } from '@/lib/domain/agreements/templates/template-list';
import { groundsOf, noticeDay } from '@/lib/domain/agreements/termination';
import { windDownItems } from '@/lib/domain/agreements/wind-down';
import { programOf } from '@/lib/domain/programs/catalog';

const today = '2026-11-24';
const sourceOf = (key: string, version: string, needDueOn: string | null = null) => ({
  templateKey: key,
  templateVersion: version,
  sections: templateOf(key, version).sections.map((section, index) => ({ ...section, position: index + 1 })),
  needDueOn,
});
const dayOf = (key: string, version: string) =>
  noticeDay(
    { ...templateOf(key, version), effectiveOn: '2026-01-01', expiresOn: null },
    { receivedOn: today, delivery: 'REGISTERED_MAIL' },
    today,
  );
const codes = (...source: Parameters<typeof sourceOf>) =>
  groundsOf(sourceOf(...source), 'ICE', today).map(({ code }) => code);

test('two vintages give two dates for one day of notice', () => {
  expect(dayOf('287G_JEM_MOA', '1')).toEqual({ ok: true, endsOn: '2027-01-23' });
  expect(dayOf('287G_JEM_MOA', '2')).toEqual({ ok: true, endsOn: '2026-11-24' });
});

test('a notice that would end what ends by itself before is refused, and so is one in the portal for another day', () => {
  const rule = { noticeMode: 'DAYS', noticeDays: 60, effectiveOn: '2026-01-01', expiresOn: '2027-01-23' } as const;
  expect(noticeDay(rule, { receivedOn: today, delivery: 'PORTAL' }, today)).toMatchObject({ ok: false });
  expect(noticeDay(rule, { receivedOn: '2026-11-23', delivery: 'PORTAL' }, today)).toMatchObject({ ok: false });
  expect(noticeDay(rule, { receivedOn: '2026-11-23', delivery: 'HAND_DELIVERY' }, today)).toEqual({
    ok: true,
    endsOn: '2027-01-22',
  });
});

test('a need that was not shown is a ground of the text of 2009 alone, once the 90 days are over', () => {
  expect(codes('287G_JEM_MOA', '2', '2026-11-23')).toContain('NEED_NOT_SHOWN');
  expect(codes('287G_JEM_MOA', '2', today)).not.toContain('NEED_NOT_SHOWN');
  expect(codes('287G_JEM_MOA', '2')).not.toContain('NEED_NOT_SHOWN');
  expect(codes('287G_JEM_MOA', '1', '2026-11-23')).not.toContain('NEED_NOT_SHOWN');
  expect(groundsOf(sourceOf('287G_JEM_MOA', '2', '2026-11-23'), 'AGENCY', today)).not.toContainEqual(
    expect.objectContaining({ code: 'NEED_NOT_SHOWN' }),
  );
});

test('every template gives both sides a ground, and every agreement in force has a way to its end date', () => {
  for (const { key, version } of agreementTemplates) {
    for (const side of ['AGENCY', 'ICE'] as const) {
      expect(groundsOf(sourceOf(key, String(version)), side, today).length).toBeGreaterThan(2);
    }
  }
  // An active one starts expiring 180 days before.
  const waysOut: readonly string[] = [...agreementSteps.expire.from, ...agreementSteps.start_expiring.from];
  expect(inForceStatuses.filter((status) => !waysOut.includes(status))).toEqual([]);
});

test('what has to be closed follows from the instrument', () => {
  const keys = (program: '287G_JEM' | 'AFES' | 'BEST', open = 0) =>
    windDownItems(programOf(program), '2027-01-23', open).map(({ key }) => key);
  expect(keys('287G_JEM', 2)).toEqual(expect.arrayContaining(['open-obligations', 'revoke-designations']));
  expect(keys('AFES')).not.toContain('return-equipment');
  expect(keys('AFES')).toContain('final-account');
  expect(keys('BEST')).not.toContain('revoke-designations');
  const back = windDownItems(programOf('BEST'), '2027-01-23', 0).find(({ key }) => key === 'return-equipment');
  expect(back).toMatchObject({ side: 'AGENCY', dueOn: '2027-02-22' });
});
