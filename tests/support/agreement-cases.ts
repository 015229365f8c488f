import type { Actor } from '@/lib/domain/access/actor';
import { systemActor } from '@/lib/domain/access/actor';
import { stepsOfReview } from '@/lib/domain/agreements/review-steps';
import { reviewsInTurn } from '@/lib/domain/agreements/reviews';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { readAgreement } from '@/lib/server/agreements/case-row';
import { noteSigningPageShown } from '@/lib/server/agreements/ceremony-shown';
import { noteConfirmed } from '@/lib/server/agreements/confirm-signing';
import { toReviewFacts } from '@/lib/server/agreements/review-row';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { performWithin } from '@/lib/server/workflow/within';
import { aRequest } from './cases';
import type { AgencyCast, Cast } from './cast';
import { signedIn } from './sessions';

// Agreements for tests, made by taking the real steps with the real people, from an approved request on.

export type AgreementWalk = { id: string; cast: Cast; own: AgencyCast };
type AgreementPart = (walk: AgreementWalk) => Promise<unknown>;

/** The version the agreement has now. */
export const versionOf = async (id: string): Promise<number> =>
  (await db.agreement.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;

/** Tries a step with the version the agreement has now. */
export const tryStep = async (step: AgreementStepName, id: string, actor: Actor, input: Record<string, unknown> = {}) =>
  performAgreementStep(step, id, actor, { ...input, version: await versionOf(id) });

/** Takes a step that has to succeed. */
export const takeAgreement = async (
  step: AgreementStepName,
  id: string,
  actor: Actor,
  input: Record<string, unknown> = {},
) => {
  const answer = await tryStep(step, id, actor, input);
  if (!answer.ok) throw new Error(`${step} was refused: ${JSON.stringify(answer)}`);
  return answer.value;
};

export const terms = {
  objective: 'Reduce gang-related shootings',
  scope: 'Joint investigations of violent gangs with links across borders.',
  supervisorPosition: 'Group supervisor, gangs',
  agencyContact: 'Lt. Maria Delgado, 555-0142',
  iceContact: 'Ana Ruiz, liaison, 555-0110',
  maxAuthorizedOfficers: '4',
} as const;

/** A resolution of the governing body, as a stored document of the agreement. */
export const aResolution = async (agreementId: string): Promise<string> => {
  const { id } = await db.document.create({
    data: {
      agreementId,
      kind: 'RESOLUTION',
      filename: 'resolution.pdf',
      contentType: 'application/pdf',
      byteLength: 10,
      sha256: 'a'.repeat(64),
    },
  });
  return id;
};

/** The page was opened, and the person has confirmed on it that it is them, where they have a session. */
const openSigningPage = async (id: string, sha256: string, signer: Actor): Promise<void> => {
  await noteSigningPageShown(signer, id);
  const { sessionId } = signer;
  const place = await db.signature.findFirst({
    where: { agreementId: id, userId: signer.id, status: 'PENDING' },
    include: { user: true, ceremony: true },
  });
  if (!place || sessionId === null) return;
  const detail = { method: 'TOTP', purpose: 'SIGN_AGREEMENT', sha256, sessionId } as const;
  await db.$transaction((tx) =>
    noteConfirmed(tx, signer, place, { ...detail, credentialIdSha256: null, challenge: null, nonce: null }),
  );
};

/** What the signing page sends for the text that is frozen now, once its person has read and confirmed on it. */
export const signing = async (id: string, signer: Actor) => {
  const { frozenVersion } = await db.agreement.findUniqueOrThrow({ where: { id }, include: { frozenVersion: true } });
  const sha256 = frozenVersion?.sha256 ?? '';
  await openSigningPage(id, sha256, signer);
  return { sha256, consent: 'on', authority: 'on', typedName: signer.name };
};

const nameSigners: AgreementPart = async ({ id, cast, own }) => {
  const places = await db.signature.findMany({ where: { agreementId: id, status: 'PENDING' } });
  for (const { id: signatureId, role } of places) {
    const agencySide = role === 'AGENCY_HEAD';
    await takeAgreement('name_signer', id, agencySide ? own.approver : cast.liaison, {
      signatureId,
      userId: (agencySide ? own.approver : cast.signer).id,
      authBasis: agencySide ? 'Office of the sheriff, state code 9-1' : 'Delegation order of the field office',
    });
  }
};

/** Records the vote of the governing body. */
export const approveLocally: AgreementPart = async ({ id, own }) =>
  takeAgreement('save_local_approval', id, own.approver, {
    required: 'YES',
    legalCitation: 'County charter, section 4.2',
    bodyName: 'Calder County Commission',
    meetingOn: '2026-11-10',
    resolutionNumber: '26-014',
    result: 'PASSED',
    documentId: await aResolution(id),
  });

/** Signs with the next signer, freshly signed in. */
export const signNext: AgreementPart = async ({ id }) => {
  const place = await db.signature.findFirstOrThrow({
    where: { agreementId: id, status: 'PENDING' },
    orderBy: { position: 'asc' },
    include: { user: true },
  });
  const user = place.user;
  if (!user) throw new Error('Nobody is named for the next place to sign.');
  const actor = await signedIn({
    ...systemActor,
    id: user.id,
    name: user.name,
    roles: [user.agencyId ? 'AGENCY_APPROVER' : 'ICE_SIGNER'],
  });
  return takeAgreement('sign', id, actor, await signing(id, actor));
};

const toNegotiation: AgreementPart = async ({ id, cast }) => {
  await takeAgreement('save_terms', id, cast.liaison, terms);
  await takeAgreement('open_negotiation', id, cast.liaison);
};
/** Both sides say that the text is settled; it goes to the legal office by itself. */
export const settle: AgreementPart = async ({ id, cast, own }) => {
  await takeAgreement('settle_for_agency', id, own.approver);
  await takeAgreement('settle_for_ice', id, cast.liaison);
};
/** Every review that the text needs clears it, in order. */
export const clear: AgreementPart = async ({ id, cast }) => {
  const reviewers = { LEGAL: cast.legal, PROGRAM: cast.programManager, CIVIL_RIGHTS: cast.oversight } as const;
  for (const [kind, reviewer] of Object.entries(reviewers)) {
    const row = await db.$transaction((tx) => readAgreement(tx, id));
    const open = row ? reviewsInTurn(toReviewFacts(row)).find((one) => one === kind) : undefined;
    if (open) await takeAgreement(stepsOfReview[open].clear, id, reviewer, { note: 'Nothing to add.' });
  }
};
const freeze: AgreementPart = ({ id, own }) => takeAgreement('open_signing', id, own.approver);
const seal: AgreementPart = async ({ id }) => {
  const { frozenVersionId } = await db.agreement.findUniqueOrThrow({ where: { id } });
  await sealSignedAgreement(id, frozenVersionId ?? '');
};
const implement: AgreementPart = ({ id, cast }) => takeAgreement('begin_implementation', id, cast.liaison);

const valueFor: Record<string, string> = { YES: 'YES', NUMBER: '3', DATE: '2026-12-01', TEXT: 'Group supervisor' };
const putInForce: AgreementPart = async ({ id, cast }) => {
  const items = await db.checklistItem.findMany({ where: { agreementId: id } });
  for (const { id: itemId, kind } of items) {
    await takeAgreement('complete_checklist_item', id, cast.liaison, { itemId, value: valueFor[kind] ?? 'Done' });
  }
  await takeAgreement('publish_entry', id, cast.programManager, { publicSummary: 'Joint work against violent gangs.' });
  await takeAgreement('confirm_readiness', id, cast.liaison);
  await takeAgreement('activate', id, cast.programManager);
};

const toLocalApproval = [toNegotiation, nameSigners, settle, clear] as const;
const toSigning = [...toLocalApproval, approveLocally, freeze] as const;
const toSigned = [...toSigning, signNext, signNext] as const;
const toExecuted = [...toSigned, seal] as const;

const walks = {
  DRAFT: [],
  NEGOTIATION: [toNegotiation],
  LEGAL_REVIEW: [toNegotiation, nameSigners, settle],
  LOCAL_APPROVAL: toLocalApproval,
  SIGNING: toSigning,
  SIGNED: toSigned,
  EXECUTED: toExecuted,
  IMPLEMENTING: [...toExecuted, implement],
  ACTIVE: [...toExecuted, implement, putInForce],
} as const satisfies Partial<Record<AgreementStatus | 'SIGNED', readonly AgreementPart[]>>;

export type AgreementStation = keyof typeof walks;

/** Walks an agreement on from one station to a later one of the same way. */
export const walkOn = async (walk: AgreementWalk, from: AgreementStation, to: AgreementStation): Promise<void> => {
  for (const part of walks[to].slice(walks[from].length)) await part(walk);
};

/** A new draft of an agreement for a program, from an approved request. */
export const draftFor = async (requestId: string, programCode: ProgramCode): Promise<string> => {
  const made = await db.$transaction((tx) =>
    performWithin(tx, 'agreement', 'create', null, systemActor, { requestId, programCode }),
  );
  if (!made) throw new Error(`No draft could be made for ${programCode}.`);
  return made.id;
};

/**
 * Begins an agreement of the cast: `await anAgreement(cast).for('T19').in('SIGNING')`.
 * `of` chooses the agency (Calder unless said), `for` the program (OCS unless said), `from` a request that is approved
 * already (a file walks to one and drafts all its agreements from it); `in` walks there and returns the agreement's id.
 * SIGNED is SIGNING with every signature given.
 */
export const anAgreement = (cast: Cast) => {
  let own: AgencyCast = cast.calder;
  let program: ProgramCode = 'OCS';
  let requestId: string | null = null;
  const builder = {
    of: (agency: AgencyCast) => {
      own = agency;
      return builder;
    },
    for: (code: ProgramCode) => {
      program = code;
      return builder;
    },
    from: (id: string) => {
      requestId = id;
      return builder;
    },
    in: async (station: AgreementStation): Promise<string> => {
      const id = await draftFor(requestId ?? (await aRequest(cast).of(own).in('APPROVED')), program);
      await walkOn({ id, cast, own }, 'DRAFT', station);
      return id;
    },
  };
  return builder;
};
