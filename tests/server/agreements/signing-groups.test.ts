import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { frozenDocument } from '@/lib/server/agreements/frozen-document';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { deliverNotice } from '@/lib/server/outbox/deliver-notice';
import { agreementText } from '@/lib/server/signing/agreement-blocks';
import { signatureStatementSchema } from '@/lib/server/signing/signature-statement';
import {
  approveLocally,
  draftFor,
  settle,
  signing,
  takeAgreement,
  tryStep,
  walkOn,
} from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { signedIn } from '@/tests/support/sessions';
import { moreSigners, nameAll, templateWithSigners } from '@/tests/support/signing-groups';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let more: Awaited<ReturnType<typeof moreSigners>>;
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  more = await moreSigners(cast);
  requestId = await aRequest(cast).in('APPROVED');
  await templateWithSigners(
    ['AGENCY_HEAD', 'GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY', 'ICE_SAC'],
    ['GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY'],
  );
});

/** Open for signing: head, chair and counsel in any order, then the special agent in charge. */
const opened = async (): Promise<string> => {
  const id = await draftFor(requestId, 'OCS');
  const walk = { id, cast, own: cast.calder };
  await walkOn(walk, 'DRAFT', 'NEGOTIATION');
  await nameAll(id, cast, {
    AGENCY_HEAD: cast.calder.approver,
    GOVERNING_BODY_HEAD: more.chair,
    LEGAL_COUNSEL_AGENCY: more.counsel,
    ICE_SAC: cast.signer,
  });
  await settle(walk);
  await takeAgreement('clear_text', id, cast.legal, { note: 'Fine.' });
  await approveLocally(walk);
  await takeAgreement('open_signing', id, cast.calder.approver);
  return id;
};

const places = (agreementId: string) =>
  db.signature.findMany({ where: { agreementId }, orderBy: { position: 'asc' }, include: { user: true } });
const sign = async (id: string, actor: Actor) => {
  const signer = await signedIn(actor);
  return tryStep('sign', id, signer, await signing(id, signer));
};
const statementsOf = async (id: string) =>
  (await places(id))
    .flatMap(({ statement, statementSha256, chainPosition }) =>
      statement
        ? [{ chainPosition, statementSha256, ...signatureStatementSchema.parse(JSON.parse(statement)).time }]
        : [],
    )
    .sort((a, b) => (a.chainPosition ?? 0) - (b.chainPosition ?? 0));

/** Delivers what the outbox promises about this agreement's signatures, twice, and says who was asked. */
const asked = async (id: string): Promise<string[]> => {
  const rows = await db.outboxMessage.findMany({ where: { kind: 'notice' }, orderBy: { createdAt: 'asc' } });
  const own = rows.filter(({ payload }) => JSON.stringify(payload).includes(id));
  for (const { id: outboxId, payload } of [...own, ...own]) await deliverNotice(outboxId, payload);
  const notices = await db.notice.findMany({
    where: { agreementId: id, name: 'signature-asked' },
    include: { user: { select: { name: true } } },
  });
  return notices.map(({ user }) => user.name).sort();
};

test('the members of a group are offered the signature at once, a later group reads and waits', async () => {
  const id = await opened();
  for (const actor of [cast.calder.approver, more.chair, more.counsel]) {
    expect(await getSigningPage(actor, id)).toMatchObject({ turn: { state: 'NOW' } });
  }
  const waiting = await getSigningPage(cast.signer, id);
  expect(waiting?.turn).toMatchObject({
    state: 'LATER',
    text: expect.stringContaining('Agency head, Head of the governing body, and Agency counsel, as to form sign first'),
  });
  expect(waiting?.blocks.length).toBeGreaterThan(10);
  expect(await sign(id, cast.signer)).toMatchObject({ ok: false, why: 'blocked' });
});

test('the frozen text numbers the places by their group, and says what that means', async () => {
  const id = await opened();
  const version = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: id } });
  const text = agreementText(frozenDocument(version.content));
  expect(text).toContain('People with the same number sign in any order.');
  expect(text).toMatch(/1\. Agency head: .*\n\n1\. Head of the governing body: /u);
  expect(text).toMatch(/2\. Special agent in charge: /u);
});

describe('in any order within the group', () => {
  test('the last place of a group may be signed first, and the chain follows the order of the acts', async () => {
    const id = await opened();
    expect(await sign(id, more.counsel)).toMatchObject({ ok: true });
    expect(await sign(id, cast.signer)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await sign(id, cast.calder.approver)).toMatchObject({ ok: true });
    expect(await sign(id, more.chair)).toMatchObject({ ok: true });
    expect(await sign(id, more.chair)).toMatchObject({ ok: false });
    expect(await sign(id, cast.signer)).toMatchObject({ ok: true });
    expect((await places(id)).map(({ chainPosition }) => chainPosition)).toEqual([2, 3, 1, 4]);
    const chain = await statementsOf(id);
    expect(chain.map(({ signingOrder }) => signingOrder)).toEqual([1, 2, 3, 4]);
    expect(chain.map(({ previousStatementSha256 }) => previousStatementSha256)).toEqual([
      null,
      ...chain.slice(0, -1).map(({ statementSha256 }) => statementSha256),
    ]);
    const { frozenVersionId } = await db.agreement.findUniqueOrThrow({ where: { id } });
    expect(await sealSignedAgreement(id, frozenVersionId ?? '')).toBe('executed');
  });

  test('three who sign at the same moment make one chain, and the seal is promised to the last signer alone', async () => {
    const id = await opened();
    const signers = await Promise.all([cast.calder.approver, more.chair, more.counsel].map(signedIn));
    const forms = await Promise.all(signers.map(async (actor) => ({ actor, form: await signing(id, actor) })));
    const answers = await Promise.all(forms.map(({ actor, form }) => performAgreementStep('sign', id, actor, form)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    const chain = await statementsOf(id);
    expect(chain.map(({ signingOrder }) => signingOrder)).toEqual([1, 2, 3]);
    expect(new Set(chain.map(({ previousStatementSha256 }) => previousStatementSha256)).size).toBe(3);
    expect(await db.outboxMessage.count({ where: { kind: 'seal_agreement', dedupeKey: { startsWith: id } } })).toBe(0);
    expect(await sign(id, cast.signer)).toMatchObject({ ok: true });
    expect(await db.outboxMessage.count({ where: { kind: 'seal_agreement', dedupeKey: { startsWith: id } } })).toBe(1);
  });
});

test('each signer is asked once, when the turn of their group comes', async () => {
  const id = await opened();
  // The head opened the signing and needs no letter about it.
  expect(await asked(id)).toEqual(['Carla Chair', 'Colin Counsel']);
  await sign(id, more.chair);
  await sign(id, cast.calder.approver);
  expect(await asked(id)).toEqual(['Carla Chair', 'Colin Counsel']);
  await sign(id, more.counsel);
  expect(await asked(id)).toEqual(['Carla Chair', 'Colin Counsel', 'Helen Sato']);
});

test('the table holds group, place and chain, whoever writes to it', async () => {
  const id = await opened();
  const [head, , , sac] = await places(id);
  const version = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: id } });
  const whole = (placeId: string, chain: number) => db.$executeRaw`
    UPDATE signatures SET status = 'SIGNED', version_sha256 = ${version.sha256}, signed_at = now(), consent_at = now(),
      typed_name = 'x', statement = 'x', statement_sha256 = repeat('a', 64), method = 'TOTP', auth_basis = 'x',
      chain_position = ${chain} WHERE id = ${placeId}::uuid`;
  await expect(whole(sac?.id ?? '', 1)).rejects.toThrow('an earlier signer has not signed yet');
  await expect(whole(head?.id ?? '', 2)).rejects.toThrow('next number of the chain');
  await expect(
    db.$executeRaw`UPDATE signatures SET signing_group = 1 WHERE id = ${sac?.id ?? ''}::uuid`,
  ).rejects.toThrow('keeps its role, place and group');
  await expect(
    db.$executeRaw`INSERT INTO signatures (id, agreement_id, role, position, signing_group, status)
      VALUES (uuidv7(), ${id}::uuid, 'WITNESS', 9, 9, 'SIGNED')`,
  ).rejects.toThrow('begins open');
});
