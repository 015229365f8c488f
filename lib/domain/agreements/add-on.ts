// Add-ons: memoranda that join an agreement and end with it. An add-on is an agreement of its own, drafted from a
// template that serves no program; the key of that template is the code of the add-on in the catalog.
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import { addOns } from '@/lib/domain/programs/catalog';
import type { AddOn, AddOnCode } from '@/lib/domain/programs/program';
import type { ProgramCode } from '@/lib/domain/programs/program-code';

/** Statuses in which an add-on has come to its end, and another of the same kind may be begun. The database agrees. */
export const endedStatuses = [
  'EXPIRED',
  'TERMINATED',
  'SUPERSEDED',
  'VOID',
] as const satisfies readonly AgreementStatus[];

/** True for a status in which nothing more comes of an agreement. */
export const hasEnded = (status: AgreementStatus): boolean => endedStatuses.some((ended) => ended === status);

/** The add-on that a template words; null for the template of a program. */
export const addOnOf = (templateKey: string): AddOn | null => addOns.find(({ code }) => code === templateKey) ?? null;

/** The add-ons that go with agreements of a program. */
export const addOnsFor = (program: ProgramCode): readonly AddOn[] =>
  addOns.filter(({ goesWith }) => goesWith.includes(program));

/** What a guard may know about the add-ons of an agreement, and about the agreement that an add-on joins. */
export type AddOnFacts = {
  /** Those of the catalog that go with its program and that it does not have yet. */
  left: readonly AddOnCode[];
  /** Some of the catalog go with its program. */
  fit: boolean;
  /** Null for an agreement that joins no other. */
  joined: {
    /** It is executed or in force. */
    stands: boolean;
    inForce: boolean;
    ended: boolean;
  } | null;
};
