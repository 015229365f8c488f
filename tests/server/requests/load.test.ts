import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { cancelDaysAway, planDaysAway } from '@/lib/server/requests/absences';
import { loadPage } from '@/lib/server/requests/load-queries';
import { getStepPage } from '@/lib/server/requests/step-page-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// Who carries what, and who is away: counted right, and shown to those who give out cases alone.

const clock = fixedClock();

let cast: Cast;
let carried: string;
beforeAll(async () => {
  cast = await aCast();
  carried = await aRequest(cast).in('ASSIGNED');
});

const lineOf = async (actor: Actor, name: string) =>
  (await loadPage(actor))?.lines.find((line) => line.name === name) ?? null;

test('counts what each liaison carries, by age, and what is overdue', async () => {
  expect(await lineOf(cast.intake, 'Ana Ruiz')).toMatchObject({ open: 1, young: 1, middle: 0, old: 0, overdue: 0 });
  clock.passMinutes(20 * 24 * 60);
  expect(await lineOf(cast.intake, 'Ana Ruiz')).toMatchObject({ open: 1, young: 0, middle: 1, old: 0, overdue: 1 });
  clock.passMinutes(40 * 24 * 60);
  expect(await lineOf(cast.intake, 'Ana Ruiz')).toMatchObject({ open: 1, young: 0, middle: 0, old: 1, overdue: 1 });
  clock.moveTo(testNow);
});

test('shows intake everybody, a supervisor the own office, and agencies nothing', async () => {
  const names = async (actor: Actor) => (await loadPage(actor))?.lines.map(({ name }) => name) ?? [];
  expect(await names(cast.intake)).toEqual(expect.arrayContaining(['Ana Ruiz', 'Finn Far']));
  expect(await names(cast.supervisor)).toContain('Ana Ruiz');
  expect(await names(cast.supervisor)).not.toContain('Finn Far');
  expect(await loadPage(cast.calder.officer)).toBeNull();
  expect(await loadPage(cast.administrator)).toBeNull();
});

const plan = (actor: Actor, userId: string | null, from = '2026-12-21', to = '2027-01-04') =>
  planDaysAway(actor, { userId: userId ?? '', from, to });

test('a liaison plans for nobody else, and nobody for whom they do not reach', async () => {
  expect(await plan(cast.liaison, cast.otherLiaison.id)).toMatchObject({ ok: false, why: 'not_found' });
  expect(await plan(cast.supervisor, cast.farLiaison.id)).toMatchObject({ ok: false, why: 'not_found' });
  expect(await plan(cast.calder.officer, cast.liaison.id)).toMatchObject({ ok: false, why: 'not_found' });
  expect(await db.absence.count()).toBe(0);
});

test('planned days are seen by whoever gives out a case, overlap no others, and are cancelled', async () => {
  expect(await plan(cast.liaison, cast.liaison.id)).toMatchObject({ ok: true });
  expect(await plan(cast.supervisor, cast.liaison.id, '2027-01-04', '2027-01-05')).toMatchObject({
    ok: false,
    fields: { from: [expect.stringContaining('away on some of these days already')] },
  });
  expect(await plan(cast.liaison, cast.liaison.id, '2026-01-04', '2026-01-05')).toMatchObject({ ok: false });
  expect((await lineOf(cast.intake, 'Ana Ruiz'))?.away).toBe('away from Dec 21, 2026 to Jan 4, 2027');
  const hints = async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    const page = await getStepPage(cast.intake, id, 'assign');
    const fields = page?.kind === 'form' ? page.view.form.fields : [];
    return fields.flatMap((field) => ('choices' in field ? field.choices.map(({ hint }) => hint) : []));
  };
  expect(await hints()).toContainEqual(expect.stringMatching(/1 open request, away from Dec 21, 2026/u));
  const [planned] = (await loadPage(cast.liaison))?.planned ?? [];
  expect(planned).toMatchObject({ name: 'Ana Ruiz', mine: true });
  expect(await cancelDaysAway(cast.farLiaison, { absenceId: planned?.id ?? '' })).toMatchObject({ ok: false });
  expect(await cancelDaysAway(cast.liaison, { absenceId: planned?.id ?? '' })).toMatchObject({ ok: true });
  expect((await lineOf(cast.intake, 'Ana Ruiz'))?.away).toBeNull();
  const noted = await db.auditEvent.findMany({
    where: { action: { startsWith: 'absence.' } },
    orderBy: { seq: 'asc' },
  });
  expect(noted.map(({ action }) => action)).toEqual(['absence.planned', 'absence.cancelled']);
  expect(carried).toBeTruthy();
});
