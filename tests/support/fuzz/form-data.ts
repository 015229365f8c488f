import fc from 'fast-check';
import { hostileText } from '@/tests/support/fuzz/hostile';

// Forms as browsers post them, and as strangers do: from nested values to flat names, and further astray.

const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const toText = (value: unknown): string => {
  try {
    return String(value).slice(0, 30_000);
  } catch {
    return 'cannot be written';
  }
};

const plant = (form: FormData, name: string, value: unknown, depth: number): void => {
  if (value === undefined) return;
  if (Array.isArray(value) && value.every((one) => !isBranch(one))) {
    for (const one of value.slice(0, 50)) form.append(name, toText(one));
    return;
  }
  if (isBranch(value) && depth < 9) {
    for (const [key, child] of Object.entries(value).slice(0, 50)) plant(form, `${name}.${key}`, child, depth + 1);
    return;
  }
  form.append(name, toText(value));
};

/** The form that sends these values. */
export const toFormData = (values: Readonly<Record<string, unknown>>): FormData => {
  const form = new FormData();
  for (const [key, value] of Object.entries(values)) plant(form, key, value, 0);
  return form;
};

const names = [
  '__proto__',
  'a.__proto__.b',
  'rows.0',
  'rows.999.x',
  'rows.-1',
  '',
  '.',
  'a..b',
  'constructor',
  'version',
];

/** Fields that no page sends, beside those that it does. */
export const extraFields: fc.Arbitrary<readonly (readonly [string, string | File])[]> = fc.array(
  fc.tuple(
    fc.constantFrom(...names, 'caseId', 'step', 'then', 'idempotencyKey', '$ACTION_ID', 'x'.repeat(2000)),
    fc.oneof(
      hostileText,
      hostileText.map((text) => new File([text.toWellFormed()], 'file.txt')),
    ),
  ),
  { maxLength: 2 },
);

/** What stands in every field that a form must not set; seen on its way to the database, it is a hole. */
export const massMark = 'MASS-ASSIGNED';

/** Forty fields that no form of the portal has: columns, relations, and names that mean something to the machine. */
export const massFields: readonly string[] = [
  ...['role', 'roles', 'state', 'status', 'agencyId', 'officeId', 'userId', 'actorId', 'ownerId', 'liaisonId'],
  ...['signedAt', 'submittedAt', 'createdAt', 'updatedAt', 'decidedAt', 'activeFrom', 'active', 'isAdmin', 'admin'],
  ...['visibility', 'passwordHash', 'totpSecret', 'sessionId', 'side', 'number', 'caseVersion', 'auditSeq'],
  ...['agency.id', 'agency.status', 'user.roles', 'user.roles.0', 'data.status', 'where.id', 'agency.connect.id'],
  ...['agency[status]', 'user[roles][]', 'roles[]', '__proto__[role]', 'constructor[prototype][role]', '$set'],
];

/** The form with the forty fields beside its own. */
export const withMassFields = (form: FormData): FormData => {
  for (const name of massFields) if (!form.has(name)) form.append(name, massMark);
  return form;
};
