import type { Actor } from '@/lib/domain/access/actor';
import type { RequestType } from '@/lib/domain/requests/request-type';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import type { AgencyCast, Cast } from './cast';

/** A request a test works on, with the people around it. */
export type RequestWalk = { id: string; cast: Cast; own: AgencyCast; requestType: RequestType };

/** One piece of the way of a request. */
export type Part = (walk: RequestWalk) => Promise<void>;

/** Takes a step that has to succeed, with the version the case has now. */
export const take = async (
  step: RequestStepName,
  id: string,
  actor: Actor,
  input: Record<string, unknown> = {},
): Promise<void> => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id }, select: { version: true } });
  const answer = await performRequestStep(step, id, actor, { ...input, version });
  if (!answer.ok) throw new Error(`${step} was refused: ${answer.message} ${JSON.stringify(answer)}`);
};
