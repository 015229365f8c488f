// Every event that the audit log can hold. An act without its entry here does not compile, and is refused when it is
// tried all the same. docs/audit-events.md is written from this table.

import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { accountEvents } from '@/lib/domain/audit/account-events';
import { agencyEvents } from '@/lib/domain/audit/agency-events';
import { agreementEvents } from '@/lib/domain/audit/agreement-events';
import type { EventKind, EventTarget } from '@/lib/domain/audit/event-kind';
import { type FactsOf, fitsKind } from '@/lib/domain/audit/fact-kind';
import { portalEvents } from '@/lib/domain/audit/portal-events';
import { recordsEvents } from '@/lib/domain/audit/records-events';
import { textEvents } from '@/lib/domain/audit/text-events';
import { watchEvents } from '@/lib/domain/audit/watch-events';
import { isRequestStep, type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';

/** Events that are not steps of a case. */
export const eventKinds = {
  ...accountEvents,
  ...agencyEvents,
  ...agreementEvents,
  ...textEvents,
  ...portalEvents,
  ...recordsEvents,
  ...watchEvents,
} as const;

type Kinds = typeof eventKinds;

/** The name of an event that is not a step: `session.sign_in`. */
export type AuditAction = keyof Kinds;

/** The name of a step as an event: `request.submit`. */
export type StepAction = `request.${RequestStepName}` | `agreement.${AgreementStepName}`;

type TargetOf<Action extends AuditAction> = Kinds[Action]['target'] extends infer Target
  ? Target extends readonly EventTarget[]
    ? Target[number]
    : Target
  : never;

/** What was done, what to, and the facts that this kind of event takes. */
export type AuditFact<Action extends AuditAction = AuditAction> = Action extends AuditAction
  ? {
      action: Action;
      target: { type: TargetOf<Action>; id: string | null };
    } & (keyof Kinds[Action]['facts'] extends never
      ? { facts?: Record<string, never> }
      : { facts: FactsOf<Kinds[Action]['facts']> })
  : never;

/** What every step of a case leaves in the log. */
export const stepFacts = { from: 'code?', to: 'code', version: 'count', inputSha256: 'digest' } as const;

const stepKind = (noun: 'request' | 'agreement', did: string): EventKind => ({
  label: `${did.charAt(0).toUpperCase()}${did.slice(1)}`,
  group: noun === 'request' ? 'REQUESTS' : 'AGREEMENTS',
  target: noun,
  facts: stepFacts,
  severity: 'routine',
});

/** The name of a step as an event. Throws on a step that is in no table. */
export const stepAction = (noun: 'request' | 'agreement', name: string): StepAction => {
  if (noun === 'request' && isRequestStep(name)) return `request.${name}`;
  if (noun === 'agreement' && isAgreementStep(name)) return `agreement.${name}`;
  throw new Error(`The audit log knows no step ${noun}.${name}.`);
};

const entries: [string, EventKind][] = [
  ...Object.entries(requestSteps).map(([name, { did }]): [string, EventKind] => [
    `request.${name}`,
    stepKind('request', did),
  ]),
  ...Object.entries(agreementSteps).map(([name, { did }]): [string, EventKind] => [
    `agreement.${name}`,
    stepKind('agreement', did),
  ]),
  ...Object.entries(eventKinds),
];

/** The whole catalogue, steps included. */
export const auditCatalogue: ReadonlyMap<string, EventKind> = new Map(entries);

/**
 * Holds an event against the catalogue.
 * @returns what is wrong with it, or null
 */
export const eventProblem = (given: {
  action: string;
  target: { type: string };
  facts: Readonly<Record<string, unknown>>;
}): string | null => {
  const kind = auditCatalogue.get(given.action);
  if (!kind) return `the catalogue of audit events has no ${given.action}`;
  if (![kind.target].flat().some((one) => one === given.target.type)) {
    return `${given.action} is not about a ${given.target.type}`;
  }
  const unknown = Object.keys(given.facts).find((name) => !Object.hasOwn(kind.facts, name));
  if (unknown !== undefined) return `${given.action} has no fact ${unknown}`;
  const odd = Object.entries(kind.facts).find(([name, shape]) => !fitsKind(shape, given.facts[name]));
  return odd === undefined ? null : `the fact ${odd[0]} of ${given.action} is not of the kind ${odd[1]}`;
};

/** "Signed in" for `session.sign_in`; the name itself for an event that an older portal wrote. */
export const actionLabel = (action: string): string => auditCatalogue.get(action)?.label ?? action;
