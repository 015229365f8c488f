import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { explainedAgreement, isCompared } from '@/lib/domain/agreements/explained';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { dateIn, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { instrumentKindLabels } from '@/lib/domain/programs/program';
import type { Explained } from '@/lib/domain/requests/explained';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { statusNow } from '@/lib/server/agreements/standing';
import { type AlikeAgreements, typicalAgreementTime } from '@/lib/server/agreements/typical-times';

const formOf = ({ amendsId, joinsId }: AgreementCase): AlikeAgreements['form'] =>
  amendsId !== null ? 'AMENDMENT' : joinsId !== null ? 'ADD_ON' : 'WHOLE';

const formWords = {
  WHOLE: 'agreements',
  AMENDMENT: 'amendments to agreements',
  ADD_ON: 'add-ons to agreements',
} as const;

/** Why an agreement stands where it stands, for one reader; null once it has ended. Asks the database once at most. */
export const explainAgreement = async (
  row: AgreementCase,
  facts: AgreementFacts,
  reader: { actor: Actor; waits: boolean },
): Promise<Explained | null> => {
  const status = statusNow(row);
  if (!agreementStatusFacts[status].open) return null;
  const instrument = programOf(toProgramCode(row.programCode)).instrumentKind;
  const form = formOf(row);
  return explainedAgreement({
    ...{ facts, status, reader },
    since: status === row.status ? dateIn(row.statusSince, row.agency.timeZone) : null,
    dueOn: row.dueOn && toCalendarDate(row.dueOn),
    sealWaitsFor: row.status === 'SIGNING' ? row.sealWaitsFor : null,
    alike: `${formWords[form]} of the same instrument (${instrumentKindLabels[instrument]})`,
    typical: isCompared(status) ? await typicalAgreementTime({ instrument, form }, status) : null,
  });
};
