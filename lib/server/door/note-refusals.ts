import 'server-only';
import { appendAudit } from '@/lib/server/audit/append';
import { keepTrying } from '@/lib/server/audit/keep-trying';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { hearRefusals, type ToldRefusal } from '@/lib/server/door/refusal-channel';
import { log } from '@/lib/server/log';

/** Notes a request that was refused at the door; nobody is known to have sent it. */
export const noteDoorRefusal = ({ id, ...facts }: ToldRefusal): Promise<bigint> =>
  runAs('system', () =>
    db.$transaction((tx) =>
      appendAudit(tx, {
        actor: { id: null, sessionId: null },
        role: 'NONE',
        action: 'portal.foreign_request',
        target: { type: 'portal', id: null },
        outcome: 'refused',
        facts: { ...facts, number: id },
      }),
    ),
  );

/** Keeps what the door refuses in the log and in the audit chain. */
export const keepDoorRefusals = (): void =>
  hearRefusals((refusal) => {
    log().warn(refusal, 'A request was refused at the door.');
    keepTrying(() => noteDoorRefusal(refusal)).catch((err: unknown) =>
      log().error({ err, id: refusal.id }, 'A refusal could not be kept.'),
    );
  });
