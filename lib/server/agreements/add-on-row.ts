import 'server-only';
import { type AddOnFacts, addOnsFor, hasEnded } from '@/lib/domain/agreements/add-on';
import type { AddOnRow } from '@/lib/domain/agreements/add-on-view';
import { binds } from '@/lib/domain/agreements/standing';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { statusNow } from '@/lib/server/agreements/standing';

// What a row says about its add-ons, and about the agreement that it joins.

const joinedFacts = ({ joins, agency }: AgreementCase): AddOnFacts['joined'] => {
  if (!joins) return null;
  const status = statusNow({ ...joins, agency });
  const inForce = binds(status);
  const stands = inForce || status === 'EXECUTED' || status === 'IMPLEMENTING';
  return { stands, inForce, ended: hasEnded(joins.status) };
};

/** The facts of the add-ons of an agreement. */
export const toAddOnFacts = (row: AgreementCase): AddOnFacts => {
  const fitting = addOnsFor(programCodeSchema.parse(row.programCode));
  const standing = row.addOns.filter(({ status }) => !hasEnded(status)).map(({ templateKey }) => templateKey);
  return {
    left: fitting.map(({ code }) => code).filter((code) => !standing.includes(code)),
    fit: fitting.length > 0,
    joined: joinedFacts(row),
  };
};

/** The add-ons of an agreement, the first one first. Whoever sees the agreement sees them. */
export const toAddOnRows = ({ addOns, agency }: AgreementCase): AddOnRow[] =>
  addOns.map(({ id, number, title, status, statusSince }) => {
    const { label, tone } = agreementStatusFacts[status];
    return {
      number,
      title,
      href: paths.agreement(id),
      status: { label, tone },
      since: dateText(dateIn(statusSince, agency.timeZone)),
    };
  });
