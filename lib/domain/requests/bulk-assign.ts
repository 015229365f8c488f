// Several requests given to one liaison at once: each goes through its own step, and what was refused is told with why.
import { z } from 'zod';
import type { Role } from '@/lib/domain/access/role';
import { rowId } from '@/lib/domain/form-values';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { intakeSteps } from '@/lib/domain/requests/steps-intake';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { optionalLine } from '@/lib/domain/text';

/** One page of the list. */
export const ASSIGNED_MAX = 25;

const assigningSteps = ['assign', 'reassign'] as const;

export type AssigningStep = (typeof assigningSteps)[number];

/** A request as it was ticked: the step that gives it away, and the version that the person saw. */
export type Ticked = { step: AssigningStep; version: number; id: string };

/** Who may give requests away at all. */
export const assigners: readonly Role[] = [...new Set(assigningSteps.flatMap((step) => [...intakeSteps[step].by]))];

/** The step that gives a request in this status to a liaison. Where none does, the first step says why not. */
export const assigningStep = (status: RequestStatus): AssigningStep =>
  intakeSteps.reassign.from.some((one) => one === status) ? 'reassign' : 'assign';

/** The value of the box of a request. */
export const tickOf = (row: { id: string; version: number; status: RequestStatus }): string =>
  `${assigningStep(row.status)}_${row.version}_${row.id}`;

const tick = z
  .string()
  .max(60)
  .regex(/^(?:assign|reassign)_[1-9]\d{0,8}_[^_]+$/u)
  .transform((text): Ticked => {
    const [step, version, id = ''] = text.split('_');
    return { step: step === 'assign' ? 'assign' : 'reassign', version: Number(version), id };
  })
  .refine(({ id }) => z.uuid().safeParse(id).success);

const ask = 'Tick the requests first.';

export const assignManyInput = z.strictObject({
  ticked: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(tick, ask).min(1, ask).max(ASSIGNED_MAX, `Tick ${ASSIGNED_MAX} requests or fewer.`),
  ),
  liaisonId: rowId('Choose the liaison.'),
  reason: optionalLine(500).default(''),
  idempotencyKey: z.string().min(8).max(80),
});

export type AssignMany = z.output<typeof assignManyInput>;

/** What became of one request; `refused` is null where it was given away. */
export type AssignResult = { number: string; refused: string | null };

const requests = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);

/** The summary. Where a part was refused it is a refusal, so that it stands at the top and is not overlooked. */
export const assignSummary = (results: readonly AssignResult[], liaison: string): Outcome<null> => {
  const refused = results.flatMap(({ number, refused: why }) => (why === null ? [] : [`${number}: ${why}`]));
  const given = results.length - refused.length;
  if (refused.length === 0) return done(null, `${requests(given)} went to ${liaison}.`);
  const message =
    given === 0
      ? 'No request was assigned.'
      : `${requests(given)} went to ${liaison}. ${refused.length === 1 ? 'This one did not' : `These ${refused.length} did not`}:`;
  return refuse('wrong_state', message, { reasons: refused });
};
