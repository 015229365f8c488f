import 'server-only';
import { z } from 'zod';
import { type Role, roleFacts, roles } from '@/lib/domain/access/role';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { line, nameLine, optionalLine, workEmail } from '@/lib/domain/text';
import { hashPassword } from '@/lib/server/auth/password';
import { newPasswordField, passwordProblem } from '@/lib/server/auth/password-rule';
import { sealSecret } from '@/lib/server/auth/sealed-secret';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';
import { fieldMessages } from '@/lib/server/workflow/read-input';

const allOnOneSide = (given: readonly Role[], side: 'AGENCY' | 'ICE'): boolean =>
  given.every((role) => roleFacts[role].side === side);

/** What an account is made of. Exactly one of agency and office; all roles belong to that side. */
export const newUser = z
  .strictObject({
    name: nameLine(120, "Enter the person's name."),
    title: line(120, "Enter the person's job title."),
    workEmail: workEmail('Enter a work e-mail address, such as m.delgado@calder.example.'),
    phone: optionalLine(40).optional(),
    roles: z.array(z.enum(roles)).min(1, 'Choose at least one role.').max(roles.length),
    agencyId: z.uuid().nullable().default(null),
    officeId: z.uuid().nullable().default(null),
    password: newPasswordField.nullable().default(null),
    totpSecret: z
      .string()
      .max(128)
      .regex(/^[A-Z2-7]{32,}$/u, 'A secret has 32 letters and digits (A to Z, 2 to 7).')
      .nullable()
      .default(null),
    demonstration: z.boolean().default(false),
  })
  .superRefine((user, context) => {
    const report = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((user.agencyId === null) === (user.officeId === null)) {
      report('agencyId', 'Choose either an agency or an ICE office.');
    } else if (!allOnOneSide(user.roles, user.agencyId === null ? 'ICE' : 'AGENCY')) {
      report('roles', 'Choose roles of one side only: agency roles for agency staff, ICE roles for ICE staff.');
    }
  });

export type NewUser = z.input<typeof newUser>;

/**
 * Creates an account in the caller's transaction. The password is kept as a hash and the secret of the authenticator
 * sealed. Returns the new id, or why it was refused: a field, an address already taken, an unknown agency or office.
 */
export const createUser = async (
  tx: Pick<Transaction, 'user' | 'agency' | 'office'>,
  given: NewUser,
): Promise<Outcome<{ id: string }>> => {
  const parsed = newUser.safeParse(given);
  if (!parsed.success) return refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(parsed.error) });
  const { password, totpSecret, roles: asked, phone, ...rest } = parsed.data;
  const weak = password === null ? null : passwordProblem(password, rest);
  const problem = weak === null ? await findProblem(tx, rest) : { password: [weak] };
  if (problem) return refuse('invalid', 'Check the marked fields.', { fields: problem });
  const user = await tx.user.create({
    data: {
      ...rest,
      phone: phone || null,
      roles: [...new Set(asked)],
      passwordHash: password === null ? null : await hashPassword(password),
      createdAt: now(),
      // Whoever opens an account has just looked at it.
      accessReviewedAt: now(),
    },
  });
  if (totpSecret !== null) {
    // Sealed for this person alone, so the id must be known first.
    await tx.user.update({ where: { id: user.id }, data: { totpSecret: sealSecret(totpSecret, user.id) } });
  }
  return done({ id: user.id });
};

const findProblem = async (
  tx: Pick<Transaction, 'user' | 'agency' | 'office'>,
  given: { workEmail: string; agencyId: string | null; officeId: string | null },
): Promise<Record<string, string[]> | null> => {
  const taken = await tx.user.findUnique({ where: { workEmail: given.workEmail }, select: { id: true } });
  if (taken) return { workEmail: ['This address already has an account. Use another address.'] };
  if (given.agencyId !== null && !(await tx.agency.findUnique({ where: { id: given.agencyId } }))) {
    return { agencyId: ['Choose an agency from the list.'] };
  }
  if (given.officeId !== null && !(await tx.office.findUnique({ where: { id: given.officeId } }))) {
    return { officeId: ['Choose an office from the list.'] };
  }
  return null;
};
