import 'server-only';
import { z } from 'zod';
import { type ViewLetter, viewLetterText } from '@/lib/domain/notices/view-letter';
import { paths } from '@/lib/domain/paths';
import { savedLists } from '@/lib/domain/saved-views';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { keepNotices } from '@/lib/server/outbox/keep-notices';
import { sendOpenMails } from '@/lib/server/outbox/send-notices';
import { visibleViews } from '@/lib/server/views/view-queries';

// Tells a person what entered a saved view, or that the portal looks at it no longer.

const about = { userId: z.uuid(), alertId: z.uuid(), list: z.enum(savedLists), viewName: z.string().max(60) };

const payloadSchema = z.discriminatedUnion('name', [
  z.object({ ...about, name: z.literal('view-entered'), viewId: z.uuid(), count: z.number().int().min(1) }),
  z.object({
    ...about,
    name: z.literal('view-alert-ended'),
    viewId: z.uuid().nullable(),
    why: z.enum(['GONE', 'WHOLE', 'WIDE']),
  }),
]);

type Promised = z.output<typeof payloadSchema>;

// Between the promise and its delivery somebody may have stopped the alert, or the view may be theirs no longer.
const isStill = async (promise: Promised): Promise<boolean> => {
  const { userId, alertId } = promise;
  const user = await db.user.findUnique({ where: { id: userId }, select: actorColumns });
  if (!user?.active) return false;
  if (promise.name === 'view-alert-ended') return true;
  const views = visibleViews(await toActor(user));
  const alert = await db.viewAlert.findFirst({ where: { id: alertId, userId, view: views }, select: { id: true } });
  return alert !== null;
};

const letterOf = (promise: Promised): ViewLetter => {
  const { list, viewName } = promise;
  const link = (path: string) => `${env.PUBLIC_ORIGIN}${path}`;
  return promise.name === 'view-entered'
    ? { list, viewName, name: promise.name, count: promise.count, link: link(paths.savedView(list, promise.viewId)) }
    : { list, viewName, name: promise.name, why: promise.why, link: link(paths.savedViews(list)) };
};

/** Delivers what an outbox row promised. Throws when the mail was not taken, so that it is tried again. */
export const deliverViewLetter = async (outboxId: string, payload: unknown): Promise<void> => {
  const promise = payloadSchema.parse(payload);
  if (!(await isStill(promise))) return;
  const { name, userId, viewId } = promise;
  const letter = { outboxId, eventId: null, ref: null, viewId, name, ...viewLetterText(letterOf(promise)) };
  await keepNotices(letter, [{ id: userId }]);
  await sendOpenMails({ outboxId }, null);
};
