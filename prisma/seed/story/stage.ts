import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { actorColumns, noSession, toActor } from '@/lib/server/auth/to-actor';
import { performAgreementStep, performRequestStep } from '@/lib/server/cases/perform';
import { now, runAt } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import { type Ids, idOf } from '@/prisma/seed/ids';

// The stage of the stories: who acts, and when. Every step is a real one, taken on a day that is counted back from
// today, so that the demonstration always looks as if it had gone on until this morning.

const DAY_MS = 86_400_000;
/** Steps of a story happen in the middle of the working day of the State of Winter. */
const HOUR_UTC = 16;

/** `secrets` are the authenticator secrets by address: signers of the stories show a real code. */
export type Stage = { db: Database; people: Ids; secrets: Ids; today: Date };

/** The person with an address, as the actor of a step; with a second factor shown just now, for signatures. */
export const actorOf = async (stage: Stage, email: string): Promise<Actor> => {
  const row = await stage.db.user.findUniqueOrThrow({
    where: { id: idOf(stage.people, email) },
    select: actorColumns,
  });
  return toActor(row, { ...noSession, secondFactorAt: now() }, stage.db);
};

/** Runs work on the day that lies so many days before today; the last steps of a story come minutes apart. */
export const daysAgo = <T>(stage: Stage, days: number, work: () => Promise<T>): Promise<T> => {
  const day = new Date(stage.today.getTime() - days * DAY_MS);
  day.setUTCHours(HOUR_UTC, 0, 0, 0);
  return runAt(day < stage.today ? day : stage.today, work);
};

const refused = (step: string, answer: object): Error =>
  new Error(`The seed's step ${step}: ${JSON.stringify(answer)}`);

/** Takes a step on a request as the person with the address. Returns the request's id. */
export const onRequest = async (
  stage: Stage,
  step: RequestStepName,
  id: string | null,
  email: string,
  input: Record<string, unknown> = {},
): Promise<string> => {
  const actor = await actorOf(stage, email);
  const row = id && (await stage.db.request.findUniqueOrThrow({ where: { id }, select: { version: true } }));
  const answer = await performRequestStep(step, id, actor, row ? { ...input, version: row.version } : input);
  if (!answer.ok) throw refused(step, answer);
  return answer.value.id;
};

/** Takes a step on an agreement as the person with the address. */
export const onAgreement = async (
  stage: Stage,
  step: AgreementStepName,
  id: string,
  email: string,
  input: Record<string, unknown> = {},
): Promise<void> => {
  const actor = await actorOf(stage, email);
  const { version } = await stage.db.agreement.findUniqueOrThrow({ where: { id }, select: { version: true } });
  const answer = await performAgreementStep(step, id, actor, { ...input, version });
  if (!answer.ok) throw refused(step, answer);
};
