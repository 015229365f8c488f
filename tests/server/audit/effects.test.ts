import { beforeAll, describe, expect, test, vi } from 'vitest';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { requestSteps } from '@/lib/domain/requests/steps';
import { sessionOfTicket } from '@/lib/server/auth/auth-options';
import { checkPasskeySignIn, checkSecondFactor } from '@/lib/server/auth/finish-sign-in';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { codeOf } from '@/lib/server/auth/totp';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { handOutDocument } from '@/lib/server/files/hand-out';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';
import { listPeople } from '@/lib/server/people/people-queries';
import { makeUser, testPassword, testSecret } from '@/tests/support/actors';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { ownerDb } from '@/tests/support/owner-db';

// One effect, one event: no event without its effect, no effect without its event, and no secret in either.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let agreementId = '';
beforeAll(async () => {
  cast = await aCast();
  agreementId = await anAgreement(cast).in('ACTIVE');
});

/** Has the log refuse one kind of event, as a full disk or a lost right would. */
const refusing = async <T>(action: string, work: () => Promise<T>): Promise<T> => {
  await ownerDb.$executeRaw`CREATE OR REPLACE FUNCTION fail_point() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN IF NEW.action = TG_ARGV[0] THEN RAISE EXCEPTION ''the log is full''; END IF; RETURN NEW; END'`;
  await ownerDb.$executeRawUnsafe(
    `CREATE TRIGGER fail_point BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION fail_point('${action}')`,
  );
  try {
    return await work();
  } finally {
    await ownerDb.$executeRaw`DROP TRIGGER fail_point ON audit_events`;
  }
};

const elsewhere = () => ({ ip: `198.51.100.${Math.floor(Math.random() * 250)}`, userAgent: 'Test browser' });
const signInTicket = async (email: string): Promise<string> => {
  const first = await checkPassword({ email, password: testPassword }, elsewhere());
  if (!first.ok) throw new Error(first.message);
  const code = codeOf(testSecret, Math.floor(Date.now() / 30_000));
  const second = await checkSecondFactor(first.value.token, { code }, elsewhere());
  if (!second.ok || !('ticket' in second.value)) throw new Error(JSON.stringify(second));
  return second.value.ticket;
};

describe('where the log takes no event, nothing is done', () => {
  test('no step: neither the case, its timeline nor its mail moves', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    const before = await db.request.findUniqueOrThrow({ where: { id } });
    const counts = async () => [
      await db.statusEvent.count(),
      await db.outboxMessage.count(),
      await db.auditEvent.count(),
    ];
    const counted = await counts();
    const version = before.version;
    await expect(
      refusing('request.claim', () => performRequestStep('claim', id, cast.intake, { version })),
    ).rejects.toThrow();
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(await counts()).toEqual(counted);
    // The same step goes through once the log takes it: the refusal came from the log and from nothing else.
    expect(await performRequestStep('claim', id, cast.intake, { version })).toMatchObject({ ok: true });
  });

  test('no sign-in, by its last step or by its first', async () => {
    const { id, workEmail } = await makeUser();
    const ticket = await signInTicket(workEmail);
    await expect(refusing('session.sign_in', () => sessionOfTicket(ticket))).rejects.toThrow();
    expect(await db.session.count({ where: { userId: id } })).toBe(0);
    expect(await sessionOfTicket(ticket)).not.toBeNull();
    const given = { email: workEmail, password: testPassword };
    await expect(refusing('session.password', () => checkPassword(given, elsewhere()))).rejects.toThrow();
  });

  test('no file and no list of people', async () => {
    const { sha256 } = await portalFiles().putFile(new TextEncoder().encode('words'));
    const { id } = await db.document.create({
      data: {
        ...{ agreementId, kind: 'ATTACHMENT', filename: 'words.txt', contentType: 'text/plain', byteLength: 5, sha256 },
        visibility: 'ICE_ONLY',
      },
    });
    await expect(refusing('document.download', () => handOutDocument(cast.liaison, id))).rejects.toThrow();
    expect(await handOutDocument(cast.liaison, id)).not.toBeNull();
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'document.download' } });
    expect(event).toMatchObject({ actorId: cast.liaison.id, targetType: 'agreement', targetId: agreementId });
    expect(JSON.parse(event.canon).event.facts).toMatchObject({ documentId: id, sha256, visibility: 'ICE_ONLY' });
    // Who may not read it leaves no event of a download.
    expect(await handOutDocument(cast.calder.officer, id)).toBeNull();
    expect(await db.auditEvent.count({ where: { action: 'document.download' } })).toBe(1);
    await expect(refusing('people.read', () => listPeople(cast.administrator))).rejects.toThrow();
  });
});

test('over a whole life of a case, each step on a timeline has its one event, and each event its step', async () => {
  const steps = [
    ...Object.keys(requestSteps).map((name) => `request.${name}`),
    ...Object.keys(agreementSteps).map((name) => `agreement.${name}`),
  ];
  const [both] = await db.$queryRaw<{ timeline: bigint; events: bigint; joined: bigint }[]>`
    SELECT (SELECT count(*) FROM status_events) AS timeline,
      (SELECT count(*) FROM audit_events WHERE action = ANY(${steps})) AS events,
      (SELECT count(*) FROM status_events s JOIN audit_events a ON a.seq = s.audit_seq
        AND a.outcome = 'done' AND a.actor_id::text IS NOT DISTINCT FROM s.actor_id::text AND a.actor_role = s.actor_role::text
        AND a.target_id::text = coalesce(s.request_id::text, s.agreement_id::text)
        AND a.action = CASE WHEN s.request_id IS NULL THEN 'agreement.' ELSE 'request.' END || s.step) AS joined`;
  expect(Number(both?.timeline)).toBeGreaterThan(20);
  expect(both?.joined).toBe(both?.timeline);
  expect(both?.events).toBe(both?.timeline);
  const [signIns] = await db.$queryRaw<{ sessions: bigint; events: bigint }[]>`
    SELECT (SELECT count(*) FROM sessions s JOIN audit_events a ON a.action = 'session.sign_in' AND a.target_id::text = s.id::text) AS sessions,
      (SELECT count(*) FROM audit_events WHERE action = 'session.sign_in') AS events`;
  expect(signIns?.events).toBe(signIns?.sessions);
  const [ceremony] = await db.$queryRaw<{ rows: bigint; joined: bigint }[]>`
    SELECT (SELECT count(*) FROM ceremony_events) AS rows,
      (SELECT count(*) FROM ceremony_events c JOIN audit_events a ON a.seq = c.audit_seq
        AND a.action = 'agreement.' || lower(c.kind::text) AND a.target_id::text = c.agreement_id::text) AS joined`;
  expect(Number(ceremony?.rows)).toBeGreaterThan(0);
  expect(ceremony?.joined).toBe(ceremony?.rows);
});

test('no password, code, token, secret, number of a person or typed line is in events, the log or the mail', async () => {
  const said: string[] = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(log(), level).mockImplementation((...words: unknown[]) => void said.push(JSON.stringify(words)));
  }
  const { workEmail } = await makeUser();
  const canaries = ['canary-password-of-nobody', '078-05-1120', 'canary@elsewhere.example', testPassword, testSecret];
  await checkPassword({ email: workEmail, password: canaries[0] ?? '' }, elsewhere());
  await checkPassword({ email: canaries[2] ?? '', password: canaries[0] ?? '' }, elsewhere());
  await checkPasskeySignIn('{"canary":"078-05-1120"}', elsewhere());
  const ticket = await signInTicket(workEmail);
  const session = await sessionOfTicket(ticket);
  canaries.push(ticket, session?.token ?? expect.unreachable());
  const id = await aRequest(cast).in('SUBMITTED');
  const { version } = await db.request.findUniqueOrThrow({ where: { id } });
  const note = 'Canary line one\nCANARY-LINE-TWO 078-05-1120';
  await performRequestStep('withdraw', id, cast.calder.approver, { version, reason: note });
  canaries.push('CANARY-LINE-TWO');
  const events = await db.auditEvent.findMany();
  const outbox = await db.outboxMessage.findMany();
  const kept = {
    events: events.map(({ canon }) => canon).join('\n'),
    log: said.join('\n'),
    mail: JSON.stringify(outbox),
  };
  for (const [where, text] of Object.entries(kept)) {
    for (const canary of canaries) expect(text.includes(canary), `${canary} in ${where}`).toBe(false);
  }
  expect(events.every(({ canon }) => !/[\r\n]/u.test(canon))).toBe(true);
  vi.restoreAllMocks();
});
