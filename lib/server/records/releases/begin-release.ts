import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { fileForm } from '@/lib/domain/records/file-form';
import { personalDataIn, type Stretch, settledMarks } from '@/lib/domain/records/marks';
import { firstDecision, type ReleaseProfile, releaseProfiles } from '@/lib/domain/records/profiles';
import type { beginReleaseInput } from '@/lib/domain/records/release-input';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { pagesOf } from '@/lib/server/records/releases/file-pages';
import { nextReleaseNumber } from '@/lib/server/records/releases/release-row';
import { caseSources, findCaseByNumber } from '@/lib/server/records/sources/case-sources';
import { type CaseSource, sourceHash } from '@/lib/server/records/sources/source';

// A copy begins with everything of the case, each item judged as its profile says. People change it from there.

/** An item as it is first judged, with the marks its profile makes by itself. */
export type FirstItem = {
  source: CaseSource;
  decision: 'RELEASE' | 'WITHHOLD' | 'LEAVE_OUT';
  exemption: string | null;
  marks: (Stretch & { page: number })[];
};

const personalMarks = (stretches: readonly Stretch[], page: number, length: number) =>
  settledMarks(
    stretches.map((stretch) => ({ ...stretch, exemption: 'B6' as const })),
    length,
  ).map(({ from, to }) => ({ from, to, page }));

const marksOf = (source: CaseSource, pages: readonly string[] | null): FirstItem['marks'] =>
  source.file
    ? (pages ?? []).flatMap((text, at) => personalMarks(personalDataIn(text), at + 1, text.length))
    : personalMarks(source.personal, 1, source.text.length);

/** What becomes of each source before anybody has looked at it. */
export const judgeFirst = async (profile: ReleaseProfile, sources: readonly CaseSource[]): Promise<FirstItem[]> => {
  const items: FirstItem[] = [];
  for (const source of sources) {
    const pages = source.file ? await pagesOf(source.file) : null;
    const form = source.file && fileForm(profile, source.file.contentType, pages !== null);
    const first = firstDecision(profile, source);
    const cannot = form === 'NOT_POSSIBLE' && first.decision === 'RELEASE';
    items.push({
      source,
      ...(cannot ? { decision: 'LEAVE_OUT' as const, exemption: null } : first),
      marks: releaseProfiles[profile].marksPersonal ? marksOf(source, pages) : [],
    });
  }
  return items;
};

/** Adds items with their first marks to a release that is being prepared. */
export const addItems = async (
  tx: Transaction,
  { releaseId, actorId, at }: { releaseId: string; actorId: string; at: Date },
  items: readonly FirstItem[],
  firstPosition = 0,
): Promise<void> => {
  const rows = items.map((item, index) => ({ ...item, id: randomUUID(), position: firstPosition + index }));
  await tx.releaseItem.createMany({
    data: rows.map(({ id, position, source, decision, exemption }) => ({
      ...{ id, releaseId, position, decision, exemption },
      ...{ key: source.key, part: source.part, label: source.label, class: source.class },
      documentId: source.file?.id ?? null,
      sourceSha256: sourceHash(source),
    })),
  });
  await tx.releaseMark.createMany({
    data: rows.flatMap(({ id, marks }) =>
      marks.map(({ from, to, page }) => ({
        ...{ releaseId, itemId: id, page, fromChar: from, toChar: to, exemption: 'B6' },
        ...{ origin: 'PROFILE' as const, madeById: actorId, madeAt: at },
      })),
    ),
  });
};

/**
 * Begins a copy of a case.
 * @returns its id, or a refusal: no right, or no such case for this person
 */
export const beginRelease = async (
  actor: Actor,
  input: z.output<typeof beginReleaseInput>,
): Promise<Outcome<{ id: string }>> => {
  if (!holdsRight(actor, 'prepare_release') || actor.id === null) {
    return refuse('not_yours', 'The legal office and oversight prepare copies of cases.');
  }
  const actorId = actor.id;
  const place = await findCaseByNumber(actor, input.caseNumber);
  const sources = place ? await caseSources(place) : [];
  if (!place || sources.length === 0) {
    const message = 'No request or agreement has this number. Numbers look like ACC-2026-000123 or AGR-2026-000045.';
    return refuse('invalid', 'Check the marked fields.', { fields: { caseNumber: [message] } });
  }
  const items = await judgeFirst(input.profile, sources);
  const at = now();
  return db.$transaction(async (tx) => {
    const { id } = await tx.recordRelease.create({
      data: {
        number: await nextReleaseNumber(tx, at),
        ...place,
        ...{ reference: input.reference, requester: input.requester, profile: input.profile },
        ...{ preparedById: actorId, preparedAt: at },
      },
      select: { id: true },
    });
    await addItems(tx, { releaseId: id, actorId, at }, items);
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'release.begin',
      target: { type: 'record_release', id },
      outcome: 'done',
      facts: { profile: input.profile, items: items.length, caseId: place.requestId ?? place.agreementId ?? id },
    });
    return done({ id });
  });
};
