import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type FactField, factFieldSchema, factLabels, factReaders, factText } from '@/lib/domain/agencies/facts';
import { agencyTimeZone } from '@/lib/domain/agencies/time-zone';
import type { correctionDecision, correctionInput } from '@/lib/domain/agencies/verification';
import { dateIn, dateText } from '@/lib/domain/dates';
import { stateName } from '@/lib/domain/register/place';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { FactCorrection } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';

// An agency asks that a fact the portal holds about it be corrected; an administrator takes it over or says why not.

export const factColumns = {
  legalName: true,
  ori: true,
  counties: true,
  headTitle: true,
  headName: true,
  governingBodyName: true,
  swornCount: true,
  civilianCount: true,
  population: true,
  operatesJail: true,
} as const;

const readAgency = (tx: Transaction, id: string) =>
  tx.agency.findUnique({
    where: { id },
    select: { ...factColumns, id: true, stateCode: true, factsSource: true },
  });

type AgencyFacts = NonNullable<Awaited<ReturnType<typeof readAgency>>>;

const wrong = (message: string) => refuse('invalid', 'Check the marked fields.', { fields: { proposed: [message] } });

type Read = { field: FactField; value: string | number | boolean | string[] };

/** Reads a proposed value as its fact is read; refuses with what to mend. */
const readProposed = async (
  tx: Transaction,
  agency: AgencyFacts,
  field: FactField,
  text: string,
): Promise<Outcome<Read>> => {
  const parsed = factReaders[field].safeParse(text);
  if (!parsed.success) return wrong(parsed.error.issues[0]?.message ?? 'Enter the right value.');
  const value = parsed.data;
  if (Array.isArray(value)) {
    const known = await tx.county.findMany({
      where: { stateCode: agency.stateCode, name: { in: value } },
      select: { name: true },
    });
    const missing = value.find((name) => !known.some((county) => county.name === name));
    if (missing !== undefined) return wrong(`“${missing}” is not a county of ${stateName(agency.stateCode)}.`);
  }
  if (factText(value) === factText(agency[field])) return wrong('This is what is held already. Enter the right value.');
  return done({ field, value });
};

/** Asks for a correction of a fact of the own agency. */
export const askCorrection = async (actor: Actor, input: z.output<typeof correctionInput>): Promise<Outcome<null>> => {
  const { agencyId } = actor;
  if (!holdsRight(actor, 'read_own_agency') || agencyId === null || actor.id === null) {
    return refuse('not_yours', 'Only people of an agency ask for corrections of its facts.');
  }
  const field = factFieldSchema.safeParse(input.field);
  if (!field.success) return refuse('invalid', 'Choose the fact that is to be corrected. Open the page again.');
  const askedById = actor.id;
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM agencies WHERE id = ${agencyId}::uuid FOR UPDATE`;
    const agency = await readAgency(tx, agencyId);
    if (!agency) return refuse('not_found', 'Your agency is not there any more.');
    const open = await tx.factCorrection.count({ where: { agencyId, field: field.data, decision: null } });
    if (open > 0) return refuse('wrong_state', 'A correction of this fact waits for an administrator already.');
    const read = await readProposed(tx, agency, field.data, input.proposed);
    if (!read.ok) return read;
    const row = await tx.factCorrection.create({
      data: {
        agencyId,
        field: field.data,
        held: factText(agency[field.data]),
        proposed: factText(read.value.value),
        reason: input.reason,
        askedById,
        askedAt: now(),
      },
    });
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'fact_correction.ask',
      target: { type: 'fact_correction', id: row.id },
      outcome: 'done',
      facts: { field: field.data, agency: agencyId },
    });
    return done(null, `An administrator looks at the correction: ${factLabels[field.data].toLowerCase()}.`);
  });
};

const suffix = /, with corrections until .*$/u;

const takeOver = async (tx: Transaction, row: FactCorrection): Promise<Outcome<null>> => {
  await tx.$queryRaw`SELECT 1 FROM agencies WHERE id = ${row.agencyId}::uuid FOR UPDATE`;
  const agency = await readAgency(tx, row.agencyId);
  const field = factFieldSchema.safeParse(row.field);
  if (!agency || !field.success) return refuse('not_found', 'This fact is not held any more.');
  if (factText(agency[field.data]) !== row.held) {
    return refuse('stale', 'The fact was changed since the agency asked. Refuse this correction with a note.');
  }
  const read = await readProposed(tx, agency, field.data, row.proposed);
  if (!read.ok) return refuse('blocked', Object.values(read.fields ?? {})[0]?.[0] ?? read.message);
  const { value } = read.value;
  if (field.data === 'ori' && typeof value === 'string') {
    const other = await tx.agency.findUnique({ where: { ori: value }, select: { legalName: true } });
    if (other) return refuse('blocked', `${other.legalName} has this identifier. Clear that up first.`);
  }
  const base = agency.factsSource === '' ? 'the record of the portal' : agency.factsSource.replace(suffix, '');
  await tx.agency.update({
    where: { id: row.agencyId },
    data: {
      [field.data]: value,
      ...(Array.isArray(value) ? { timeZone: agencyTimeZone({ ...agency, counties: value }) } : {}),
      factsSource: `${base}, with corrections until ${dateText(dateIn(now(), 'America/New_York'))}`,
    },
  });
  return done(null);
};

/** Takes a correction over, or refuses it with a note; the asker is told. Refused for all but administrators. */
export const decideCorrection = async (
  actor: Actor,
  { correctionId, decision: asked, note }: z.output<typeof correctionDecision>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'manage_directory')) {
    return refuse('not_yours', 'Only an administrator decides about corrections.');
  }
  if (asked === 'refuse' && note === '') {
    return refuse('invalid', 'Check the marked fields.', {
      fields: { note: ['Say why the fact is not corrected. The note is mailed to the asker.'] },
    });
  }
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM fact_corrections WHERE id = ${correctionId}::uuid FOR UPDATE`;
    const row = await tx.factCorrection.findUnique({ where: { id: correctionId } });
    if (!row) return refuse('not_found', 'This correction is not there any more. Open the list again.');
    if (row.decision !== null) return refuse('wrong_state', 'This correction was decided already.');
    if (asked === 'grant') {
      const taken = await takeOver(tx, row);
      if (!taken.ok) return taken;
    }
    const decision = asked === 'grant' ? 'GRANTED' : 'REFUSED';
    await tx.factCorrection.update({
      where: { id: row.id },
      data: { decision, note, decidedById: actor.id, decidedAt: now() },
    });
    const letter = { letter: 'correction-decided' as const, id: row.id };
    await enqueue(tx, 'agency_letter', `correction-decided:${row.id}`, letter);
    await appendAudit(tx, {
      actor,
      role: 'ADMIN',
      action: `fact_correction.${asked}`,
      target: { type: 'fact_correction', id: row.id },
      outcome: 'done',
      facts: { field: row.field, agency: row.agencyId },
    });
    return done(null, asked === 'grant' ? 'The fact was corrected.' : 'The correction was refused.');
  });
};
