import 'server-only';
import { z } from 'zod';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { AgreementDue, AgreementHead, SignerView } from '@/lib/domain/agreements/agreement-view';
import { statusWords } from '@/lib/domain/agreements/amendment-stages';
import { placesInTurn } from '@/lib/domain/agreements/facts';
import { addCalendarDays, dateIn, deadlineText, dueText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { type AgreementCase, agreementCaseInclude } from '@/lib/server/agreements/case-row';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { statusNow } from '@/lib/server/agreements/standing';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// The parts that all pages about an agreement share.

/** An agreement that the actor may see, with everything its facts are made from; null when there is none for them. */
export const findVisibleAgreement = async (actor: Actor, id: string): Promise<AgreementCase | null> => {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db.agreement.findFirst({
    where: { AND: [visibleAgreements(actor), { id }] },
    include: agreementCaseInclude,
  });
  return row && { ...row, pending: { columns: {}, afterwards: [] } };
};

const titleOf = ({ title, model, amendmentNumber }: AgreementCase): string => {
  const whole = model ? `${title}: ${model.toLowerCase()}` : title;
  return amendmentNumber === null ? whole : `Amendment ${amendmentNumber} of ${whole}`;
};

/** The head of a page about this agreement. */
export const toAgreementHead = (row: AgreementCase, actor: Actor): AgreementHead => {
  const code = statusNow(row);
  const { label, tone } = statusWords(code, row.amendmentKind);
  return {
    id: row.id,
    number: row.number,
    title: titleOf(row),
    programName: programOf(toProgramCode(row.programCode)).name,
    agencyName: row.agency.legalName,
    officeName: row.office.name,
    status: { code, label, tone },
    version: row.version,
    side: readsIceOnly(actor) ? 'ICE' : 'AGENCY',
    hasText: row.outsideSigning === null,
  };
};

/** Our own rule: a date within three days is shown as near. */
const SOON_DAYS = 3;

/** When something is due, in words, counted at the agency; null without a date. */
export const toDue = (dueOn: Date | null, timeZone: string): AgreementDue | null => {
  if (dueOn === null) return null;
  const on = toCalendarDate(dueOn);
  const today = dateIn(now(), timeZone);
  const state = on < today ? 'overdue' : on <= addCalendarDays(today, SOON_DAYS) ? 'soon' : 'ahead';
  return { date: deadlineText(on), on, distance: dueText(today, on), state };
};

/** The places to sign of the current round, in order. */
export const toSigners = (row: AgreementCase): SignerView[] => {
  const inTurn = new Set(placesInTurn(row.signatures).map(({ id }) => id));
  return row.signatures.map((place) => ({
    id: place.id,
    group: place.group,
    role: signatureRoleLabels[place.role],
    name: place.signerName ?? place.user?.name ?? 'To be named',
    title: place.signerTitle ?? place.user?.title ?? '',
    organization: isAgencyPlace(place.role) ? row.agency.legalName : row.office.name,
    state: stateOf(place, row.status === 'SIGNING' && inTurn.has(place.id)),
    paper: paperState(place),
    when: place.signedAt && momentText(place.signedAt, row.agency.timeZone),
  }));
};

const paperState = ({
  paperScanId,
  paperChoices,
  paperScans,
}: AgreementCase['signatures'][number]): SignerView['paper'] => {
  if (paperScanId !== null) return 'COUNTED';
  if (paperChoices.length === 0) return null;
  return paperScans.some(({ state }) => state === 'WAITING') ? 'SCANNED' : 'CHOSEN';
};

const stateOf = (place: AgreementCase['signatures'][number], isNext: boolean): SignerView['state'] => {
  if (place.status === 'SIGNED') return 'SIGNED';
  if (place.userId === null) return 'OPEN';
  return isNext ? 'NEXT' : 'WAITING';
};
