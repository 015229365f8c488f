import { strFromU8, unzipSync } from 'fflate';
import type { Actor } from '@/lib/domain/access/actor';
import type { ReleaseProfile } from '@/lib/domain/records/profiles';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { beginRelease } from '@/lib/server/records/releases/begin-release';
import { makeRelease } from '@/lib/server/records/releases/make-release';
import { approveRelease, releaseCopy, submitRelease } from '@/lib/server/records/releases/move-release';
import { findRelease } from '@/lib/server/records/releases/release-row';

// Copies of cases for tests, made by the real acts of the real people.

/** Begins a copy of the case with this number. */
export const aRelease = async (
  actor: Actor,
  caseNumber: string,
  profile: ReleaseProfile = 'PUBLIC',
): Promise<string> => {
  const begun = await beginRelease(actor, {
    caseNumber,
    profile,
    requester: 'Winter Gazette',
    reference: 'FOIA 26-101',
  });
  if (!begun.ok) throw new Error(`A copy could not be begun: ${JSON.stringify(begun)}`);
  return begun.value.id;
};

/** The copy as it stands, and what its forms send along. */
export const releaseAt = async (actor: Actor, id: string) => {
  const row = await findRelease(actor, id);
  if (!row) throw new Error('There is no such copy.');
  return { row, at: { releaseId: id, version: row.version } };
};

/** The item of a copy whose key or label begins so. */
export const itemOf = async (actor: Actor, id: string, start: string) => {
  const { row } = await releaseAt(actor, id);
  const item = row.items.find(({ key, label }) => key.startsWith(start) || label.startsWith(start));
  if (!item) throw new Error(`No item begins with ${start}: ${row.items.map(({ label }) => label).join(', ')}`);
  return item;
};

/** Submits, approves and releases a copy by two people, and makes its package. */
export const sendOut = async (id: string, first: Actor, second: Actor): Promise<void> => {
  const looked = { looked: true };
  for (const [act, actor] of [
    [submitRelease, first],
    [approveRelease, second],
    [releaseCopy, first],
  ] as const) {
    const answer = await act(actor, { ...(await releaseAt(actor, id)).at, ...looked });
    if (!answer.ok) throw new Error(`${act.name} was refused: ${JSON.stringify(answer)}`);
  }
  await makeRelease(id);
};

/** The files of the package of a released copy. */
export const packageOf = async (id: string): Promise<Record<string, Uint8Array>> => {
  const { packageSha256, status } = await db.recordRelease.findUniqueOrThrow({ where: { id } });
  const bytes = packageSha256 === null ? null : await portalFiles().getFile(packageSha256);
  if (!bytes) throw new Error(`There is no package: the copy is ${status}.`);
  return unzipSync(bytes);
};

/** A file of a package as text. */
export const textIn = (files: Record<string, Uint8Array>, name: string): string =>
  strFromU8(files[name] ?? new Uint8Array());
