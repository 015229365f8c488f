import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { DelegatePage, QuestionPage } from '@/lib/domain/agreements/signing-view';
import { bindsAgency, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { delegatesFor, placesOf } from '@/lib/server/agreements/delegate-place';
import { openStep } from '@/lib/server/agreements/step-queries';
import { db } from '@/lib/server/db/client';

// What the pages read on which a signer does something else than signing.

/** The page on which a signer returns the text with a question; null when there is none for this person now. */
export const getQuestionPage = async (actor: Actor, id: string): Promise<QuestionPage | null> => {
  const open = await openStep(actor, id, 'return_with_question');
  if (!open) return null;
  const { row, head, reasons } = open;
  const sections = row.sections.map((one) => ({ value: one.id, label: `${one.position}. ${one.heading}` }));
  return { ...head, reasons, sections };
};

/** The page on which a place to sign is handed over; null when there is none for this person now. */
export const getDelegatePage = async (actor: Actor, id: string): Promise<DelegatePage | null> => {
  const open = await openStep(actor, id, 'delegate_place');
  if (!open) return null;
  const { row, head, reasons } = open;
  const places = placesOf(row, actor).map(async (place): Promise<DelegatePage['places'][number]> => {
    const delegates = await delegatesFor(db, row, place);
    return {
      id: place.id,
      role: signatureRoleLabels[place.role],
      named: [place.user?.name, place.user?.title].filter(Boolean).join(', '),
      binds: bindsAgency(place.role),
      delegates: delegates.map(({ id: userId, name, title, basis }) => ({ id: userId, name, title, basis })),
    };
  });
  return { ...head, reasons, places: await Promise.all(places) };
};
