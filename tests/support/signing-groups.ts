import type { Actor } from '@/lib/domain/access/actor';
import type { SignatureRole } from '@/lib/domain/programs/signature-role';
import { db } from '@/lib/server/db/client';
import { templateInForce } from '@/lib/server/templates/stored-templates';
import { syncTemplates } from '@/lib/server/templates/sync-templates';
import { takeAgreement } from './agreement-cases';
import { anAuthority } from './authorities';
import { aPerson, type Cast } from './cast';

// Agreements whose places to sign come in groups, for tests: from a version of the template that says so.

/** Puts a version of the gang enforcement template in force that has these signers. */
export const templateWithSigners = async (
  signers: readonly SignatureRole[],
  together: readonly SignatureRole[],
): Promise<void> => {
  await syncTemplates(db);
  const shipped = await templateInForce('OCS', '2026-11-24', { type: 'SHERIFF', stateCode: 'ZZ' });
  const base = await db.templateVersion.findFirstOrThrow({
    where: { templateKey: shipped?.key ?? '' },
    orderBy: { version: 'desc' },
  });
  const content = Object.assign({}, base.content, { signers: [...signers], together: [...together] });
  await db.templateVersion.create({
    data: {
      ...{ templateKey: base.templateKey, version: base.version + 1, state: 'APPROVED', content },
      ...{ contentHash: 'f'.repeat(64), changeNote: 'For this test.', effectiveOn: new Date('2026-11-01') },
      createdAt: new Date(),
    },
  });
};

/** More people of the sheriff's office who sign: the head of the governing body, counsel, and a clerk. */
export const moreSigners = async ({ calder, programManager }: Cast) => {
  const of = (name: string, title: string, role: 'AGENCY_APPROVER' | 'AGENCY_OFFICER'): Promise<Actor> =>
    aPerson({ name, title, roles: [role], agencyId: calder.agencyId });
  const chair = await of('Carla Chair', 'Chair of the commission', 'AGENCY_APPROVER');
  const counsel = await of('Colin Counsel', 'County attorney', 'AGENCY_APPROVER');
  const clerk = await of('Clara Clerk', 'County clerk', 'AGENCY_APPROVER');
  await anAuthority({ ...calder, approver: chair }, programManager);
  return { chair, counsel, clerk };
};

export type Named = Readonly<Partial<Record<SignatureRole, Actor>>>;

/** Names these people for the open places of an agreement, each by their own side. */
export const nameAll = async (id: string, cast: Cast, named: Named): Promise<void> => {
  const places = await db.signature.findMany({ where: { agreementId: id, status: 'PENDING' } });
  for (const { id: signatureId, role } of places) {
    const person = named[role];
    if (!person) throw new Error(`Nobody is given for ${role}.`);
    await takeAgreement('name_signer', id, role.startsWith('ICE_') ? cast.liaison : cast.calder.approver, {
      ...{ signatureId, userId: person.id, authBasis: 'By office' },
    });
  }
};
