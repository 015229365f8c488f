import 'server-only';
import { placeToSign } from '@/lib/domain/agreements/facts';
import { isAgencyPlace } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { requireShown } from '@/lib/server/agreements/ceremony-shown';
import { checkAuthority } from '@/lib/server/agreements/check-authority';
import { consentTextFor } from '@/lib/server/agreements/consent-text';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { takeSignedStatement } from '@/lib/server/agreements/sign-statement';
import { statementOf } from '@/lib/server/agreements/signed-statement';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { canonicalStatement, type SignatureStatement, statementDigest } from '@/lib/server/signing/signature-statement';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// One signature: everything that shows who signed what, when, and how they were identified, in one row and its events.

type Place = AgreementCase['signatures'][number];

const sameName = (typed: string, name: string): boolean => {
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('en-US');
  return plain(typed) === plain(name);
};

/** The last events of a ceremony, which come with the signature itself. */
const noteSigned = async (
  { tx, actor, now }: AgreementContext,
  place: Place,
  statement: SignatureStatement,
  words: string,
): Promise<void> => {
  const { consentTextId, consentTextSha256, typedName } = statement.consent;
  const base = { place, actor, at: now };
  const detail = { consentTextId, consentTextSha256 };
  await noteCeremony(tx, { ...base, kind: 'CONSENT_GIVEN', detail, onceKey: `signed:${consentTextSha256}` });
  await noteCeremony(tx, { ...base, kind: 'INTENT_STATED', detail: { words, typedName }, onceKey: 'signed' });
  await noteCeremony(tx, {
    ...base,
    kind: 'SIGNED',
    detail: { statementSha256: statementDigest(statement), chainPosition: statement.time.signingOrder },
    onceKey: 'signed',
  });
};

/** Records the signature of the person whose turn it is. */
export const recordSignature = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { typedName, assertion } = toInput(context, 'sign');
  const mine = placeToSign(toAgreementFacts(row, actor), personOf(actor));
  const place = row.signatures.find(({ id }) => id === mine?.id);
  if (!place?.user) return refuseBlocked('It is not your turn to sign.');
  if (!sameName(typedName, place.user.name)) {
    return refuseField('typedName', `Type your name as the portal knows it: ${place.user.name}.`);
  }
  await requireShown(tx, place, personOf(actor), row.frozenVersion?.sha256 ?? '');
  const authority = await checkAuthority(context, place);
  const drawn = statementOf(context, place, typedName, authority);
  const statement =
    drawn.authentication.method === 'PASSKEY' ? await takeSignedStatement(context, place, drawn, assertion) : drawn;
  const words = `${statement.consent.intent} ${consentTextFor(place.role).authority}`;
  await noteSigned(context, place, statement, words);
  await tx.signature.update({
    where: { id: place.id },
    data: {
      status: 'SIGNED',
      versionId: row.frozenVersionId,
      versionSha256: statement.document.sha256,
      signerName: place.user.name,
      signerTitle: place.user.title,
      organisation: isAgencyPlace(place.role) ? row.agency.legalName : row.office.name,
      typedName,
      authBasis: authority.basis,
      authorityId: authority.authorityId,
      consentTextId: statement.consent.consentTextId,
      consentSha256: statement.consent.consentTextSha256,
      consentAt: now,
      intentText: words,
      method: statement.authentication.method,
      statement: new TextDecoder().decode(canonicalStatement(statement)),
      statementSha256: statementDigest(statement),
      chainPosition: statement.time.signingOrder,
      signedAt: now,
      ip: actor.ip,
      userAgent: actor.userAgent?.slice(0, 400) ?? null,
    },
  });
};

/** Promises the seal once the last place carries a signature. */
export const queueSealWhenComplete = async ({ tx, row }: AgreementContext): Promise<void> => {
  if (row.frozenVersionId === null) return;
  const open = await tx.signature.count({ where: { agreementId: row.id, status: 'PENDING' } });
  if (open > 0) return;
  await enqueue(tx, 'seal_agreement', `${row.id}:${row.frozenVersionId}`, {
    agreementId: row.id,
    versionId: row.frozenVersionId,
  });
};
