import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { isFreeMail } from '@/lib/domain/agencies/free-mail';
import { auditReason } from '@/lib/domain/audit/reason';
import { rowId } from '@/lib/domain/form-values';
import { mailDomainInput } from '@/lib/domain/people/work-address';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

// Verifying and suspending agencies. The reason of a suspension stands in its audit event and nowhere else: it is about
// a public body, and an event cannot be taken back.

export const verifyInput = z.strictObject({ agencyId: rowId() });

export const suspendInput = z.strictObject({
  agencyId: rowId(),
  reason: auditReason(300, 'Say why the agency is suspended. Other administrators and oversight read it.'),
});

const domain = mailDomainInput('Enter a domain such as calder.example.');

/** The domains of an agency, one on each line. */
export const domainsInput = z.strictObject({
  agencyId: rowId(),
  domains: z
    .string()
    .max(800, 'Enter ten domains or fewer.')
    .transform((text) => text.split(/[\s,;]+/u).filter((word) => word !== ''))
    .pipe(z.array(domain).max(10, 'Enter ten domains or fewer.'))
    .transform((list) => [...new Set(list)]),
});

const notYours = () => refuse('not_yours', 'Only an administrator verifies or suspends agencies.');

// Locked, so that two administrators at once do not both decide.
const lockAgency = async (tx: Transaction, id: string) => {
  await tx.$queryRaw`SELECT 1 FROM agencies WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.agency.findUnique({
    where: { id },
    select: { id: true, legalName: true, status: true, emailDomain: true, verifiedDomains: true },
  });
};

/** Records that an agency was checked, or lifts its suspension. Refused for all but administrators. */
export const verifyAgency = async (
  actor: Actor,
  { agencyId }: z.output<typeof verifyInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'verify_agency')) return notYours();
  return db.$transaction(async (tx) => {
    const agency = await lockAgency(tx, agencyId);
    if (!agency) return refuse('not_found', 'This agency is not there any more. Open the page again.');
    if (agency.status === 'VERIFIED') return refuse('wrong_state', `${agency.legalName} is verified already.`);
    await tx.agency.update({
      where: { id: agencyId },
      data: {
        ...{ status: 'VERIFIED', verifiedById: actor.id, verifiedAt: now() },
        // The domain was checked with the rest; one that anybody can have says nothing.
        ...(agency.verifiedDomains.length > 0 || isFreeMail(`x@${agency.emailDomain}`)
          ? {}
          : { verifiedDomains: [agency.emailDomain.toLowerCase()] }),
      },
    });
    await appendAudit(tx, {
      ...{ actor, role: 'ADMIN', action: 'agency.verify', outcome: 'done' },
      target: { type: 'agency', id: agencyId },
      facts: { from: agency.status },
    });
    return done(null, `${agency.legalName} is verified.`);
  });
};

/** Suspends an agency for a reason: it can start no new request. Refused for all but administrators. */
export const suspendAgency = async (
  actor: Actor,
  { agencyId, reason }: z.output<typeof suspendInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'verify_agency')) return notYours();
  return db.$transaction(async (tx) => {
    const agency = await lockAgency(tx, agencyId);
    if (!agency) return refuse('not_found', 'This agency is not there any more. Open the page again.');
    if (agency.status === 'SUSPENDED') return refuse('wrong_state', `${agency.legalName} is suspended already.`);
    await tx.agency.update({ where: { id: agencyId }, data: { status: 'SUSPENDED' } });
    await appendAudit(tx, {
      ...{ actor, role: 'ADMIN', action: 'agency.suspend', outcome: 'done' },
      target: { type: 'agency', id: agencyId },
      facts: { from: agency.status, reason },
    });
    return done(null, `${agency.legalName} is suspended.`);
  });
};

/** Sets the mail domains that were checked: the agency's own administrators invite to these alone. */
export const setDomains = async (
  actor: Actor,
  { agencyId, domains }: z.output<typeof domainsInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'verify_agency')) return notYours();
  const unconfirmed = missingStepUp(actor, 'change_domains');
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx) => {
    const agency = await lockAgency(tx, agencyId);
    if (!agency) return refuse('not_found', 'This agency is not there any more. Open the page again.');
    if (agency.status !== 'VERIFIED') return refuse('wrong_state', 'Verify the agency first.');
    await tx.agency.update({ where: { id: agencyId }, data: { verifiedDomains: domains } });
    await appendAudit(tx, {
      ...{ actor, role: 'ADMIN', action: 'agency.domains', outcome: 'done' },
      target: { type: 'agency', id: agencyId },
      facts: { before: agency.verifiedDomains.join(' '), domains: domains.join(' ') },
    });
    return done(null, `The domains of ${agency.legalName} were changed.`);
  });
};
