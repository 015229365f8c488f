import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementStepNames } from '@/lib/domain/agreements/steps';
import { requestStepNames } from '@/lib/domain/requests/steps';
import { idle } from '@/lib/domain/result';
import { db } from '@/lib/server/db/client';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { asksFor, paramsFor, searchFor, someId } from '@/tests/support/fuzz/addresses';
import {
  fuzzFindings,
  fuzzInputs,
  toldOf,
  triedActs,
  tryManyInputs,
  watchWrites,
} from '@/tests/support/fuzz/each-step';
import { extraFields, toFormData, withMassFields } from '@/tests/support/fuzz/form-data';
import { fromSchema } from '@/tests/support/fuzz/from-schema';
import { hostileText, hostileValue } from '@/tests/support/fuzz/hostile';
import { as, WentElsewhere } from '@/tests/support/fuzz/next-doubles';
import { pendingRows } from '@/tests/support/fuzz/pending-rows';
import { theDatabase } from '@/tests/support/fuzz/rolled-back';
import { signedIn } from '@/tests/support/sessions';

// Thousands of inputs at every door that a browser reaches: each server action with forms, each page with addresses.
// They are found by their files, so that a new one is tried the day it is there.

fixedClock();
vi.setConfig({ testTimeout: 24 * 3_600_000, hookTimeout: 600_000 });

vi.mock('@/lib/server/db/client', async (original) => {
  const real = await original<typeof import('@/lib/server/db/client')>();
  const { rolledBack } = await import('@/tests/support/fuzz/rolled-back');
  return { ...real, db: rolledBack(real.db) };
});
// The real function with the least of work: thousands of passwords are hashed here, none of which guards anything.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const least = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  return { ...real, hash: (password: string) => real.hash(password, least) };
});
vi.mock('next/navigation', async () => (await import('@/tests/support/fuzz/next-doubles')).navigation);
vi.mock('next/headers', async () => (await import('@/tests/support/fuzz/next-doubles')).headersOfNext);
vi.mock('next/cache', () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.mock('@/lib/server/auth/current-actor', async () => {
  const { navigation, whoActs } = await import('@/tests/support/fuzz/next-doubles');
  return {
    pathHeader: 'x-portal-path',
    currentActor: () => Promise.resolve(whoActs()),
    requireActor: () => Promise.resolve(whoActs() ?? navigation.redirect()),
    requireReader: () => Promise.resolve(whoActs() ?? navigation.redirect()),
    presentView: () => Promise.resolve(null),
    watchingActor: () => Promise.resolve(whoActs()),
  };
});
// Keeps beside each action the schema that reads its form.
vi.mock('@/lib/server/actions/form-action', async (original) => {
  const { formAction, rightAction, takersAction } = await original<typeof import('@/lib/server/actions/form-action')>();
  return {
    formAction: (schema: z.ZodType, ...rest: [never, never]) =>
      Object.assign(formAction(schema, ...rest), { readsForm: schema }),
    takersAction: (step: never, takers: never, schema: z.ZodType, ...rest: [never, never]) =>
      Object.assign(takersAction(step, takers, schema, ...rest), { readsForm: schema }),
    rightAction: (right: never, schema: z.ZodType, ...rest: [never, never]) =>
      Object.assign(rightAction(right, schema, ...rest), { readsForm: schema }),
  };
});

type Call = (...args: readonly unknown[]) => Promise<unknown>;
const isCall = (value: unknown): value is Call => typeof value === 'function';

let cast: Cast;
let people: Actor[];
let ids: string[];

beforeAll(async () => {
  watchWrites();
  cast = await aCast();
  await aRequest(cast).in('ASSIGNED');
  const approved = await aRequest(cast).in('APPROVED');
  await anAgreement(cast).from(approved).in('NEGOTIATION');
  const { calder, liaison, intake, administrator, programManager, oversight } = cast;
  await pendingRows(cast);
  people = [];
  for (const actor of [calder.approver, calder.officer, liaison, intake, programManager, oversight, administrator]) {
    people.push(await signedIn(actor));
  }
  ids = await everyId();
});

/** The ids of all rows: an input that names one is worth more than one that guesses. */
const everyId = async (): Promise<string[]> => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid' ORDER BY table_name`;
  const found = await Promise.all(
    tables.map(({ name }) => db.$queryRawUnsafe<{ id: string }[]>(`SELECT id FROM "${name}" ORDER BY id LIMIT 12`)),
  );
  return found.flat().map(({ id }) => id);
};

const filesNamed = (name: string): string[] =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === name)
    .sort()
    .map((file) => path.join('app', file));

const elsewhere = { ok: true, value: 'elsewhere' } as const;

/** An answer is an outcome, a page, or going elsewhere; whatever else is thrown is an error that a person would see. */
const answered = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    const answer = await work();
    const isOutcome = typeof answer === 'object' && answer !== null && !(answer instanceof Response) && 'ok' in answer;
    return isOutcome ? answer : elsewhere;
  } catch (error) {
    if (error instanceof WentElsewhere) return elsewhere;
    throw error;
  }
};

const plainForm = () =>
  fc.record(
    {
      step: fc.oneof(fc.constantFrom(...requestStepNames, ...agreementStepNames), hostileText),
      caseId: someId(ids),
      section: fc.oneof(fc.constantFrom('concerns', 'narrative', 'agency', 'contacts', 'SELF', 'G'), hostileText),
      version: fc.oneof(fc.integer({ min: 1, max: 40 }).map(String), hostileText),
      idempotencyKey: hostileText,
      email: hostileText,
      password: hostileText,
      code: hostileText,
      token: hostileText,
      back: hostileText,
      assertion: hostileText,
      recoveryCode: hostileText,
      reason: hostileText,
      title: hostileText,
      again: hostileText,
      passwordAgain: hostileText,
      save: hostileText,
    },
    { requiredKeys: [] },
  );

const schemaOf = (action: Call): z.ZodType | null => {
  const schema: unknown = Reflect.get(action, 'readsForm');
  return typeof schema === 'object' && schema !== null ? (schema as z.ZodType) : null;
};

const formsFor = (action: Call) => {
  const schema = schemaOf(action);
  const known = (field: string) =>
    /id$|close|reopen/iu.test(field) ? ids : field === 'version' ? ['1.0', '1.1'] : undefined;
  const values = schema ? fromSchema(schema, known) : plainForm();
  return fc.tuple(values, extraFields, fc.nat(5)).map(([given, extra, roll]) => {
    const form = toFormData(typeof given === 'object' && given !== null ? { ...given } : {});
    if (roll === 0) for (const [name, value] of extra) form.append(name, value);
    return roll === 1 ? withMassFields(form) : form;
  });
};

// What a page binds to an action comes back from the browser, and may be anything by then.
const targets = () =>
  fc.oneof(
    hostileValue,
    fc.record({ agreementId: fc.constantFrom('x', ...ids), sha256: fc.constantFrom('0'.repeat(64), 'x') }),
  );

// An action takes a form, an answer before it, and what its page has bound: as the browser sends it or, made by hand, without.
const send = (action: Call, [form, target, isWhole]: [FormData, unknown, boolean]): Promise<unknown> => {
  if (action.length === 1) return action(form);
  return action.length === 3 ? action(target, idle, isWhole ? form : undefined) : action(idle, form);
};

const tryDoor = async <Input>(door: string, inputs: fc.Arbitrary<Input>, knock: (input: Input) => Promise<unknown>) => {
  const both = fc.tuple(inputs, fc.constantFrom(null, ...people));
  await theDatabase().run(() =>
    tryManyInputs(door, both, ([input, actor]) => as(actor, () => answered(() => knock(input)))),
  );
};

describe('every server action', () => {
  test('answers whatever form it is sent', async () => {
    let count = 0;
    for (const file of [...filesNamed('actions.ts'), 'lib/server/auth/second-factor-actions.ts']) {
      const actions: Record<string, unknown> = await import(path.resolve(file));
      for (const [name, action] of Object.entries(actions)) {
        if (!isCall(action)) continue;
        count += 1;
        await tryDoor(`${file}#${name}`, fc.tuple(formsFor(action), targets(), fc.boolean()), (sent) =>
          send(action, sent),
        );
      }
    }
    expect(count).toBeGreaterThan(60);
    expect(fuzzFindings()).toEqual([]);
  });
});

describe('every page', () => {
  test('answers whatever address it is asked at', async () => {
    const files = filesNamed('page.tsx');
    expect(files.length).toBeGreaterThan(60);
    for (const file of files) {
      const page: unknown = (await import(path.resolve(file))).default;
      if (!isCall(page)) throw new Error(`${file} draws no page.`);
      const addresses = fc.tuple(paramsFor(file, ids), searchFor(file, ids));
      await tryDoor(file, addresses, ([params, searchParams]) =>
        page({ params: Promise.resolve(params), searchParams: Promise.resolve(searchParams) }),
      );
    }
    expect(fuzzFindings()).toEqual([]);
  });
});

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;
// Belongs to next-auth, and answers for nothing but its own cookies.
const ofLibraries = new Set(['app/api/auth/[...nextauth]/route.ts']);

describe('every route', () => {
  test('answers whatever it is asked or sent', async () => {
    const files = filesNamed('route.ts').filter((file) => !ofLibraries.has(file));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const route: Record<string, unknown> = await import(path.resolve(file));
      for (const method of methods) {
        const answer = route[method];
        if (!isCall(answer)) continue;
        const inputs = fc.tuple(paramsFor(file, ids), asksFor(file, method, ids));
        await tryDoor(`${method} ${file}`, inputs, async ([params, request]) => {
          const response = await answer(request.clone(), { params: Promise.resolve(params) });
          if (response instanceof Response && response.status >= 500)
            throw new Error(`It answered ${response.status}.`);
          return response;
        });
      }
    }
    expect(fuzzFindings()).toEqual([]);
  });
});

test('each door was tried so many times', () => {
  console.info([...triedActs()].map(toldOf).join('\n'));
  for (const [act, { tries }] of triedActs()) expect([act, tries]).toEqual([act, fuzzInputs]);
});
