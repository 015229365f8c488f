import { beforeAll, describe, expect, test, vi } from 'vitest';
import { noteSigningPageShown } from '@/lib/server/agreements/ceremony-shown';
import { askToConfirmSigning, confirmSigning, type SigningTarget } from '@/lib/server/agreements/confirm-signing';
import { askToSign } from '@/lib/server/agreements/sign-statement';
import { type Person, personOf } from '@/lib/server/auth/person';
import { db } from '@/lib/server/db/client';
import { canonicalStatement, signatureStatementSchema } from '@/lib/server/signing/signature-statement';
import { type PasskeyProof, passkeyProofProblem } from '@/lib/server/signing/verify-passkey-signature';
import { enrol } from '@/tests/server/auth/person-with';
import { anAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';

// A passkey signs the whole statement of a signature, once, for this text, person and session; and what it signed can be
// checked later from what is stored (goal sheet, E7 and E8).

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let head: Person;
let key: Awaited<ReturnType<typeof enrol>>['key'];
let here: SigningTarget;
let elsewhere: SigningTarget;

const targetOf = async (agreementId: string): Promise<SigningTarget> => {
  const { frozenVersion } = await db.agreement.findUniqueOrThrow({
    where: { id: agreementId },
    include: { frozenVersion: true },
  });
  return { agreementId, sha256: frozenVersion?.sha256 ?? '' };
};

const confirm = async (person: Person, target: SigningTarget) => {
  await noteSigningPageShown(person, target.agreementId);
  const asked = await askToConfirmSigning(person, target);
  const answer = await confirmSigning(person, target, { assertion: key.get(asked?.challenge ?? '') });
  if (!answer.ok) throw new Error(answer.message);
};

const ask = async (person: Person, target: SigningTarget, typedName = person.name): Promise<string> => {
  const asked = await askToSign(person, target, typedName);
  if ('ok' in asked) throw new Error(asked.message);
  return asked.challenge;
};

const sign = (person: Person, target: SigningTarget, assertion: string | undefined, typedName = person.name) =>
  tryStep('sign', target.agreementId, person, {
    ...{ sha256: target.sha256, consent: 'on', authority: 'on', typedName },
    ...(assertion === undefined ? {} : { assertion }),
  });

beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  const opened = () => anAgreement(cast).from(requestId).in('SIGNING');
  [here, elsewhere] = [await targetOf(await opened()), await targetOf(await opened())];
  head = personOf(await signedIn(cast.calder.approver));
  key = (await enrol(head)).key;
});

describe('what does not sign', () => {
  const refused = { ok: false, why: 'blocked' };

  test('a confirmation alone, a passkey that only confirmed, and one that was asked for another text', async () => {
    expect(await askToSign(head, here, head.name)).toMatchObject({ ok: false });
    await confirm(head, here);
    await confirm(head, elsewhere);
    expect(await sign(head, here, undefined)).toMatchObject(refused);
    const toConfirm = await askToConfirmSigning(head, here);
    expect(await sign(head, here, key.get(toConfirm?.challenge ?? ''))).toMatchObject(refused);
    expect(await sign(head, here, key.get(await ask(head, elsewhere)))).toMatchObject(refused);
    expect(await askToSign(cast.liaison, here, cast.liaison.name)).toMatchObject({ ok: false });
  });

  test('one that was asked in another session, for another name, or more than five minutes ago', async () => {
    const later = personOf(await signedIn(cast.calder.approver));
    await confirm(later, here);
    expect(await sign(head, here, key.get(await ask(later, here)))).toMatchObject(refused);
    expect(await sign(head, here, key.get(await ask(head, here, head.name.toUpperCase())))).toMatchObject(refused);
    const old = key.get(await ask(head, here));
    clock.passMinutes(5);
    await confirm(head, here);
    expect(await sign(head, here, old)).toMatchObject(refused);
  });

  test('another key, a person whom the key did not see, and another website', async () => {
    const second = (await enrol({ ...head, secondFactorAt: new Date() })).key;
    expect(await sign(head, here, second.get(await ask(head, here)))).toMatchObject(refused);
    for (const twist of [{ verified: false }, { origin: 'https://portal.evil.example' }, { rpId: 'evil.example' }]) {
      expect(await sign(head, here, key.get(await ask(head, here), twist)), JSON.stringify(twist)).toMatchObject(
        refused,
      );
    }
    expect(await db.signatureProof.count()).toBe(0);
    expect(await db.signature.count({ where: { agreementId: here.agreementId, status: 'SIGNED' } })).toBe(0);
  });
});

describe('a signature by passkey', () => {
  let statement = '';
  let proof: PasskeyProof;

  beforeAll(async () => {
    await confirm(head, here);
    const assertion = key.get(await ask(head, here));
    expect(await sign(head, here, assertion)).toMatchObject({ ok: true });
    // Once: the same answer signs nothing else.
    await confirm(head, elsewhere);
    expect(await sign(head, elsewhere, assertion)).toMatchObject({ ok: false });
    const row = await db.signature.findFirstOrThrow({
      where: { agreementId: here.agreementId, status: 'SIGNED' },
      include: { proof: true },
    });
    if (!row.proof) throw new Error('No proof was kept.');
    [statement, proof] = [row.statement ?? '', row.proof];
  });

  test('can be checked from what is stored', async () => {
    expect(await passkeyProofProblem(statement, proof)).toBeNull();
  });

  test('binds every field of its statement: a change of any one of them breaks it', async () => {
    const parsed = signatureStatementSchema.parse(JSON.parse(statement));
    const changed: [string, string][] = [];
    for (const [group, part] of Object.entries(parsed)) {
      if (typeof part !== 'object') continue;
      for (const [field, value] of Object.entries(part)) {
        changed.push([`${group}.${field}`, textWith(parsed, group, field, otherThan(field, value))]);
      }
    }
    expect(changed.length).toBeGreaterThan(25);
    for (const [field, text] of changed)
      expect([field, await passkeyProofProblem(text, proof)]).not.toEqual([field, null]);
    // Most of them are statements still, only not the one that was signed.
    const broken = await Promise.all(changed.map(([, text]) => passkeyProofProblem(text, proof)));
    expect(broken.filter((problem) => problem === 'SIGNATURE').length).toBeGreaterThan(20);
  });

  test('is broken by any other credential, key, website or answer', async () => {
    const others: [Partial<PasskeyProof>, string][] = [
      [{ credentialId: 'b3RoZXI' }, 'CREDENTIAL'],
      [{ publicKey: Uint8Array.from(proof.publicKey).with(30, ((proof.publicKey[30] ?? 0) + 1) % 256) }, 'SIGNATURE'],
      [{ origin: 'https://portal.evil.example' }, 'SIGNATURE'],
      [{ rpId: 'evil.example' }, 'SIGNATURE'],
      [{ signature: flipped(proof.signature) }, 'SIGNATURE'],
      [{ authenticatorData: flipped(proof.authenticatorData) }, 'SIGNATURE'],
    ];
    for (const [other, problem] of others) {
      expect(await passkeyProofProblem(statement, { ...proof, ...other }), Object.keys(other)[0]).toBe(problem);
    }
  });

  test('is kept: the proof is neither changed nor deleted, and none by passkey stands without one', async () => {
    await expect(ownerDb.$executeRaw`UPDATE signature_proofs SET signature = 'x'`).rejects.toThrow(/never changed/u);
    await expect(ownerDb.$executeRaw`DELETE FROM signature_proofs`).rejects.toThrow(/never changed/u);
    const place = await db.signature.findFirstOrThrow({
      where: { agreementId: elsewhere.agreementId, userId: head.id, status: 'PENDING' },
    });
    // All that a signature needs, of the one that was given for the other text; only the proof is missing.
    const { frozenVersionId } = await db.agreement.findUniqueOrThrow({ where: { id: elsewhere.agreementId } });
    await expect(
      db.$executeRaw`
        UPDATE signatures SET status = 'SIGNED', method = 'PASSKEY', signed_at = ${new Date()}, chain_position = 1,
          version_id = ${frozenVersionId}::uuid, version_sha256 = ${elsewhere.sha256}, statement = given.statement,
          statement_sha256 = given.statement_sha256, authority_id = given.authority_id,
          signer_name = given.signer_name, signer_title = given.signer_title, organisation = given.organisation,
          typed_name = given.typed_name, consent_text_id = given.consent_text_id, consent_at = given.consent_at,
          consent_sha256 = given.consent_sha256, intent_text = given.intent_text
        FROM (SELECT * FROM signatures WHERE agreement_id = ${here.agreementId}::uuid AND status = 'SIGNED') given
        WHERE signatures.id = ${place.id}::uuid`,
    ).rejects.toThrow(/a signature by passkey has no proof/u);
  });
});

const flipped = (text: string): string => {
  const bytes = Buffer.from(text, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64url');
};

// Another value of the same kind, so that the text stays a statement wherever that can be.
const otherThan = (field: string, value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return field === 'previousStatementSha256' ? 'a'.repeat(64) : 'other';
  const text = String(value);
  if (/^[0-9a-f]{64}$/u.test(text)) return text.replace(/^./u, (first) => (first === 'a' ? 'b' : 'a'));
  if (/^\d{4}-\d{2}-\d{2}/u.test(text)) return text.replace(/^\d{4}/u, '2030');
  if (text === 'PASSKEY') return 'TOTP';
  if (text === 'SIGN') return 'DECLINE';
  if (text === 'AAL2') return 'AAL3';
  return `${text}.`;
};

const textWith = (statement: object, group: string, field: string, value: unknown): string => {
  const copy = structuredClone(statement) as Record<string, Record<string, unknown>>;
  const part = copy[group];
  if (part) part[field] = value;
  const parsed = signatureStatementSchema.safeParse(copy);
  return parsed.success ? new TextDecoder().decode(canonicalStatement(parsed.data)) : JSON.stringify(copy);
};
