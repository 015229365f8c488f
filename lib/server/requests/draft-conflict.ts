import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { momentText } from '@/lib/domain/dates';
import type { SectionKey } from '@/lib/domain/requests/draft';
import { conflictPieces } from '@/lib/domain/requests/section-conflict';
import type { SectionConflict } from '@/lib/domain/requests/section-conflict-view';
import { asForm, type FormValues, savedContent, toFields } from '@/lib/domain/requests/section-content';
import { sectionSteps } from '@/lib/domain/requests/section-steps';
import { requestSteps } from '@/lib/domain/requests/steps';
import { db } from '@/lib/server/db/client';
import { toDraft } from '@/lib/server/requests/to-draft';
import { findVisibleCase, namesOf } from '@/lib/server/requests/visible-case';

// What is needed when two people save one section: what is saved, what one sends, and where the two differ.

/** What one sends, in the one spelling that it can be compared in; null when the section's schema refuses it. */
export const parsedForm = (key: SectionKey, sent: Record<string, unknown>): FormValues | null => {
  const parsed = requestSteps[sectionSteps[key]].needs.safeParse(sent);
  if (!parsed.success) return null;
  const { sectionVersion: _seen, sectionPage: _page, ...content } = parsed.data;
  const values = asForm(content);
  return typeof values === 'object' && !Array.isArray(values) ? (values as FormValues) : null;
};

/** The section as it is saved now, with whom and when; null when the request is not there for this person. */
export const readSaved = async (actor: Actor, id: string, key: SectionKey) => {
  const row = await findVisibleCase(actor, id);
  if (!row) return null;
  const last = row.sectionSaves.find(({ section }) => section === key);
  return { row, last, version: last?.version ?? 0, values: savedContent(key, toDraft(row)) };
};

/** Where what one sends differs from what is saved, in words; null when that cannot be told. */
export const readConflict = async (
  actor: Actor,
  id: string,
  key: SectionKey,
  sent: Record<string, unknown>,
): Promise<SectionConflict | null> => {
  const [saved, yours] = [await readSaved(actor, id, key), parsedForm(key, sent)];
  if (!saved || !yours) return null;
  const { row, last, version, values } = saved;
  const [agreements, names] = await Promise.all([
    db.agreement.findMany({ where: { agencyId: row.agencyId }, select: { id: true, number: true }, take: 200 }),
    namesOf([last?.savedById ?? null]),
  ]);
  const numbers = new Map(agreements.map((agreement) => [agreement.id, agreement.number]));
  const other = last && last.savedById !== actor.id ? (names.get(last.savedById) ?? 'a colleague') : null;
  return {
    section: key,
    version,
    savedBy: other ?? 'you in another window',
    own: other === null,
    savedAt: last ? momentText(last.savedAt, row.agency.timeZone) : '',
    pieces: conflictPieces(key, values, yours, (agreementId) => numbers.get(agreementId) ?? 'An agreement'),
    yours: toFields(yours).filter(([name, value]) => name !== 'none' || value === 'yes'),
  };
};
