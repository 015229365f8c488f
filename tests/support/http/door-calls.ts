import { readFileSync } from 'node:fs';
import type { DoorRule } from '@/lib/domain/access/door';
import { actionDoors } from '@/lib/domain/access/doors';
import { agreementStepOfAction } from '@/lib/domain/access/doors-of-agreements';
import { requestStepOfAction } from '@/lib/domain/access/doors-of-requests';
import type { StepTaker } from '@/lib/domain/access/role';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { requestSteps } from '@/lib/domain/requests/steps';
import { doorsOfApp } from '@/tests/support/doors/doors-of-app';
import { actionIds, type Beside } from '@/tests/support/http/door-client';
import type { Scope } from '@/tests/support/http/door-people';
import type { Case, Cases } from '@/tests/support/http/door-places';

// Every action by its direct id, and every step behind the actions that take whichever one the form names.

/** A call of one action about one case. */
export type Call = {
  key: string;
  rule: DoorRule;
  id: string;
  path: string;
  scope: Scope | null;
  stepTakers: readonly StepTaker[];
  /** What is sent: it names the case or the step, and is refused when it is read. Who is refused comes before that. */
  fields: Readonly<Record<string, string>>;
  beside: Beside;
  what: string;
};

// Action functions within a file of the library carry no name in the build, and stand there in their order.
const inlineNames = ['confirmCodeAction', 'askPasskeyAction', 'confirmPasskeyAction', 'signOutAction'];

const exportedAs = (key: string, name: string): string =>
  key.startsWith('lib/') ? `$$RSC_SERVER_ACTION_${inlineNames.indexOf(name)}` : name;

type Manifest = { node: Record<string, { workers: Record<string, unknown> }> };

// An action is called at a page it belongs to.
const pageOf = (id: string, parts: Readonly<Record<string, string>>): string => {
  const { node }: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  const page = Object.keys(node[id]?.workers ?? {})[0] ?? 'app/page';
  const folders = page
    .split('/')
    .slice(1, -1)
    .filter((name) => !name.startsWith('('));
  return `/${folders.map((name) => (name.startsWith('[') ? (parts[name.slice(1, -1)] ?? 'x') : name)).join('/')}`;
};

const takersOfStep = (key: string): readonly StepTaker[] => {
  const request = requestStepOfAction[key]?.[0];
  const agreement = agreementStepOfAction[key]?.[0];
  return request ? requestSteps[request].by : agreement ? agreementSteps[agreement].by : [];
};

// A field that no schema has: whatever else the form holds, it is refused when it is read.
const noSuchField = { noSuchField: 'x' };

const namedSteps: Readonly<Record<string, string>> = {
  '/requests/[requestId] takeRequestStep': 'withdraw',
  '/requests/[requestId]/meetings takeMeetingStep': 'propose_meeting',
  '/requests/[requestId]/questions takeQuestionStep': 'open_round',
  '/requests/[requestId]/review sendAgain': 'resubmit',
  '/agreements/[agreementId] takeAgreementStep': 'void',
};

const stepTakers = (step: string): readonly StepTaker[] =>
  ({ ...requestSteps, ...agreementSteps })[step as keyof typeof requestSteps]?.by ?? [];

const aboutCase = (key: string, rule: DoorRule, id: string, one: Case): Call => {
  const parts = { requestId: one.id, agreementId: one.id };
  const step = namedSteps[key];
  const fields: Record<string, string> = { caseId: one.id, ...noSuchField };
  if (step) fields.step = step;
  if (/saveSection$|autosaveSection$/u.test(key)) fields.section = 'narrative';
  return {
    ...{ key, rule, id, path: pageOf(id, parts), scope: one.scope, what: one.what },
    stepTakers: step ? stepTakers(step) : takersOfStep(key),
    fields,
    beside: {
      ...(/ToSign(?:Statement)?$/u.test(key) ? { bound: { agreementId: one.id, sha256: '0'.repeat(64) } } : {}),
      formAlone: key.endsWith(' autosaveSection'),
    },
  };
};

/** Every action, about each of two cases where it is about one. */
export const allCalls = (cases: Cases): Call[] => {
  const ids = actionIds();
  const files = new Map(doorsOfApp().map(({ key, file }) => [key, file]));
  return Object.entries(actionDoors).flatMap(([key, rule]): Call[] => {
    const id = ids.get(`${files.get(key)} ${exportedAs(key, key.split(' ')[1] ?? '')}`);
    if (id === undefined) throw new Error(`The build has no action ${key}.`);
    if ('noun' in rule && rule.noun !== 'file') {
      const own = rule.noun === 'request' ? cases.requests : cases.agreements;
      return own.slice(0, 1).map((one) => aboutCase(key, rule, id, one));
    }
    return [
      {
        ...{ key, rule, id, path: pageOf(id, {}), scope: null, stepTakers: [], what: '', beside: {} },
        fields: noSuchField,
      },
    ];
  });
};

/** Every step of the tables, through the action that takes the step which the form names. */
export const allStepCalls = (cases: Cases): Call[] => {
  const calls = allCalls(cases);
  const through = (key: string, steps: Readonly<Record<string, { by: readonly StepTaker[] }>>): Call[] =>
    calls
      .filter((call) => call.key === key)
      .flatMap((call) =>
        Object.entries(steps)
          // A step that begins a case has none to be about.
          .filter(([step]) => step !== 'create')
          .map(([step, { by }]) => {
            const fields = { ...call.fields, step };
            return { ...call, what: step, stepTakers: by, fields };
          }),
      );
  return [
    ...through('/requests/[requestId] takeRequestStep', requestSteps),
    ...through('/agreements/[agreementId] takeAgreementStep', agreementSteps),
  ];
};
