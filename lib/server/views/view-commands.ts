import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import {
  type changeViewInput,
  cleanQuery,
  type defaultViewInput,
  type replaceViewInput,
  type SavedList,
  type saveViewInput,
  sharingsOf,
  VIEWS_MAX,
  type ViewSharing,
  type viewInput,
} from '@/lib/domain/saved-views';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { looksAfter, visibleViews } from '@/lib/server/views/view-queries';

// What people do with their saved views. A view is nobody's case: it holds no data but the words of a filter.

const gone = (): Refused => refuse('not_found', 'This view is not there any more. Open the page again.');

const mayNot = (): Refused => {
  const message = 'Choose somebody you may share with.';
  return refuse('invalid', message, { fields: { sharing: [message] } });
};

const sameName = (): Refused => {
  const message = 'You have a view of this name already. Choose another name.';
  return refuse('invalid', message, { fields: { name: [message] } });
};

const placeOf = (actor: Actor, sharing: ViewSharing) => ({
  sharing,
  officeId: sharing === 'OFFICE' ? actor.officeId : null,
  agencyId: sharing === 'AGENCY' ? actor.agencyId : null,
});

/** One person changes their views in one place at a time: the bound and the names hold. */
const lockOwner = async (tx: Transaction, actor: Actor): Promise<string> => {
  if (actor.id === null) throw new Error('Only a person keeps views.');
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${actor.id}::uuid FOR UPDATE`;
  return actor.id;
};

const isTaken = async (tx: Transaction, ownerId: string, list: SavedList, name: string, but = ''): Promise<boolean> => {
  const same = await tx.savedView.findFirst({ where: { ownerId, list, name }, select: { id: true } });
  return same !== null && same.id !== but;
};

const nothingToKeep = (): Refused =>
  refuse('blocked', 'Narrow the list first: a view keeps what you have filtered by.');

const setDefault = (tx: Transaction, userId: string, list: SavedList, viewId: string) =>
  tx.savedViewDefault.upsert({
    where: { userId_list: { userId, list } },
    create: { userId, list, viewId },
    update: { viewId },
  });

/** Keeps a filtered list under a name. */
export const saveView = async (actor: Actor, input: z.output<typeof saveViewInput>): Promise<Outcome<null>> => {
  const { list, name, sharing, makeDefault } = input;
  const query = cleanQuery(list, input.query);
  if (query === '') return nothingToKeep();
  if (!sharingsOf(actor).includes(sharing)) return mayNot();
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const ownerId = await lockOwner(tx, actor);
    if ((await tx.savedView.count({ where: { ownerId } })) >= VIEWS_MAX) {
      return refuse('blocked', `You have ${VIEWS_MAX} views. Delete one that you do not need any more.`);
    }
    if (await isTaken(tx, ownerId, list, name)) return sameName();
    const at = now();
    const { id } = await tx.savedView.create({
      data: { list, ownerId, name, query, ...placeOf(actor, sharing), createdAt: at, updatedAt: at },
      select: { id: true },
    });
    if (makeDefault) await setDefault(tx, ownerId, list, id);
    return done(null, `“${name}” is saved. It stands above the list.`);
  });
};

const ownView = async (tx: Transaction, actor: Actor, viewId: string) => {
  const ownerId = await lockOwner(tx, actor);
  return tx.savedView.findFirst({ where: { id: viewId, ownerId } });
};

/** Gives an own view another name, or shares it with others. */
export const changeView = (
  actor: Actor,
  { viewId, name, sharing }: z.output<typeof changeViewInput>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const view = await ownView(tx, actor, viewId);
    if (!view) return gone();
    if (sharing !== view.sharing && !sharingsOf(actor).includes(sharing)) return mayNot();
    if (await isTaken(tx, view.ownerId, view.list, name, viewId)) return sameName();
    const place = sharing === view.sharing ? {} : placeOf(actor, sharing);
    await tx.savedView.update({ where: { id: viewId }, data: { name, ...place, updatedAt: now() } });
    return done(null, `“${name}” is changed.`);
  });

/** Puts another filter in the place of the one an own view keeps. */
export const replaceView = (actor: Actor, input: z.output<typeof replaceViewInput>): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const view = await ownView(tx, actor, input.viewId);
    if (!view) return gone();
    const query = cleanQuery(view.list, input.query);
    if (query === '') return nothingToKeep();
    await tx.savedView.update({ where: { id: view.id }, data: { query, updatedAt: now() } });
    return done(null, `“${view.name}” now keeps this list.`);
  });

/** Deletes an own view, or one that was shared in what the actor looks after. */
export const deleteView = (actor: Actor, { viewId }: z.output<typeof viewInput>): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const view = await tx.savedView.findFirst({ where: { AND: [{ id: viewId }, visibleViews(actor)] } });
    if (!view) return gone();
    if (view.ownerId !== actor.id && !looksAfter(actor, view)) {
      return refuse('not_yours', 'Only the one who shared this view can delete it.');
    }
    await tx.savedView.delete({ where: { id: viewId } });
    return done(null, `“${view.name}” is deleted.`);
  });

/** Chooses the view a list opens with, or none. */
export const chooseDefaultView = (
  actor: Actor,
  { list, viewId }: z.output<typeof defaultViewInput>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const userId = await lockOwner(tx, actor);
    if (viewId === '') {
      await tx.savedViewDefault.deleteMany({ where: { userId, list } });
      return done(null, 'The list opens whole again.');
    }
    const view = await tx.savedView.findFirst({ where: { AND: [{ id: viewId, list }, visibleViews(actor)] } });
    if (!view) return gone();
    await setDefault(tx, userId, list, viewId);
    return done(null, `The list opens with “${view.name}” from now on.`);
  });
