import { beforeAll, expect, test } from 'vitest';
import { newsSentence } from '@/lib/domain/workflow/case-news';
import { sessionEnd } from '@/lib/server/auth/session-end';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { answerNews } from '@/lib/server/workflow/answer-news';
import { requestNews } from '@/lib/server/workflow/case-news';
import { openFor } from '@/tests/server/auth/open-for';
import { makeUser } from '@/tests/support/actors';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// What a page that stands open is told of its case: what others did, as far as its reader may know.

const clock = fixedClock();

let cast: Cast;
let id: string;
let drawn: number;
const versionOf = async (at: string): Promise<number> =>
  (await db.request.findUniqueOrThrow({ where: { id: at } })).version;

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('SUBMITTED');
  drawn = await versionOf(id);
});

test('says nothing while nothing happens, and never what the reader did', async () => {
  const { intake } = cast;
  expect(await requestNews(intake, id, drawn)).toEqual({ latest: null, more: 0 });
  await take('claim', id, intake);
  expect(await requestNews(intake, id, drawn)).toEqual({ latest: null, more: 0 });
});

test('says who did what to everybody else who sees the case, once for all that was done', async () => {
  const { officer } = cast.calder;
  const who = 'Iris Intake (intake officer)';
  const claimed = { who, what: 'claimed the request for intake review' };
  expect(await requestNews(officer, id, drawn)).toMatchObject({ latest: claimed, more: 0 });
  await take('release_claim', id, cast.intake);
  const news = await requestNews(officer, id, drawn);
  expect(news).toMatchObject({ latest: { what: 'released the request to the intake queue' }, more: 1 });
  if (news) expect(newsSentence(news)).toMatch(/^Iris Intake .+ queue at 1?\d:\d\d [AP]M, the last of 2 changes\.$/u);
  expect((await requestNews(officer, id, await versionOf(id)))?.latest).toBeNull();
});

test('keeps from the other side that something happened on one', async () => {
  const at = await aRequest(cast).in('ASSESSING');
  const before = await versionOf(at);
  await take('run_evaluation', at, cast.liaison);
  expect((await requestNews(cast.supervisor, at, before))?.latest?.what).toBe('ran the evaluation');
  // Not even that something was done.
  expect(await requestNews(cast.calder.officer, at, before)).toEqual({ latest: null, more: 0 });
});

test('knows no case of another agency, and no address that is none', async () => {
  expect(await requestNews(cast.amity.officer, id, 0)).toBeNull();
  expect(await requestNews(cast.intake, 'news', 0)).toBeNull();
});

test('answers in the ways of the web', async () => {
  const ask = (search: string, actor = cast.intake, at = id) =>
    answerNews(actor, new Request(`http://portal.example/requests/${at}/news${search}`), (who, since) =>
      requestNews(who, at, since),
    );
  const good = await ask(`?since=${drawn}`);
  expect([good.status, good.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect((await ask('?since=-1')).status).toBe(400);
  expect((await ask("?since=1'")).status).toBe(400);
  expect((await ask('', cast.amity.officer)).status).toBe(404);
  expect((await answerNews(null, new Request('http://portal.example/'), async () => null)).status).toBe(401);
});

test('asking by itself keeps no session open', async () => {
  const token = await openFor((await makeUser()).id);
  const before = await sessionEnd(token);
  clock.passMinutes(14);
  expect(await actorOfToken(token, { ip: null, userAgent: null }, false)).not.toBeNull();
  expect((await sessionEnd(token))?.idleAt).toBe(before?.idleAt);
  clock.passMinutes(1);
  expect(await actorOfToken(token, { ip: null, userAgent: null }, false)).toBeNull();
});
