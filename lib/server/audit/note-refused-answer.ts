import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { RightName } from '@/lib/domain/access/rights';
import { caseOfAddress, refusedDoor } from '@/lib/domain/audit/door-name';
import type { Refusal } from '@/lib/domain/result';
import { keepTrying } from '@/lib/server/audit/keep-trying';
import { noteRefusedAccess } from '@/lib/server/audit/note-refusal';
import { presentRequest } from '@/lib/server/audit/present-request';
import { hearRefusedPages } from '@/lib/server/audit/refused-page-channel';
import { runAs } from '@/lib/server/db/request-scope';
import { log } from '@/lib/server/log';

/**
 * Notes that a page or file was refused to the person of the present request, once it is answered.
 * @param address what was asked for; the log holds its pattern alone
 */
export const noteRefusedAnswer = async (address: string, status: number): Promise<void> => {
  const { actor } = presentRequest();
  const refused = refusedDoor(address, status);
  if (!actor || !refused) return;
  const why = status === 403 ? 'forbidden' : 'not_there';
  await runAs('system', () => noteRefusedAccess({ actor, ...refused, why, target: caseOfAddress(address) }));
};

/** Keeps what was not there for somebody who is signed in, as the door tells it. */
export const keepRefusedPages = (): void =>
  hearRefusedPages(({ address, status }) => {
    keepTrying(() => noteRefusedAnswer(address, status)).catch((err: unknown) =>
      log().error({ err }, 'A refused page could not be kept.'),
    );
  });

/** Refusals that are about who somebody is. Others (a missing field, another state) tell of nobody's rights. */
const isAboutAccess = (why: Refusal): boolean => why === 'not_yours' || why === 'not_found';

const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/**
 * Notes that an act was refused because of who somebody is.
 * @param act the step or the function by its name
 * @param about the case it was about, as the form said
 */
export const noteRefusedAct = async (
  actor: Actor,
  act: string,
  why: Refusal,
  about: { type: 'request' | 'agreement'; id: string } | null = null,
): Promise<void> => {
  if (!isAboutAccess(why)) return;
  const door = act.replaceAll(/[^\w.]/gu, '_').slice(0, 80) || 'act';
  await noteRefusedAccess({ actor, door, why, target: about && isId(about.id) ? about : null });
};

/** Notes that an act was refused to somebody who holds none of the rights that it takes. */
export const noteRefusedRight = (actor: Actor, names: readonly RightName[]): Promise<void> => {
  const right = names.join('/');
  return noteRefusedAccess({ actor, door: `right.${right}`, why: 'not_yours', right });
};
