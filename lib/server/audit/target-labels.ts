import 'server-only';
import { eventTargets } from '@/lib/domain/audit/event-kind';
import { db } from '@/lib/server/db/client';
import type { AuditEvent } from '@/lib/server/db/generated/client';

// The words for what an audit event was about: events hold ids, and people read numbers and names.

const kindOf = (type: string): string =>
  Object.entries(eventTargets).find(([name]) => name === type)?.[1] ??
  `${type.charAt(0).toUpperCase()}${type.slice(1)}`;

type Target = Pick<AuditEvent, 'seq' | 'targetType' | 'targetId' | 'canon'>;

const namesOf = async (targets: readonly Target[]): Promise<Map<string, string>> => {
  const ids = (type: string) =>
    targets.flatMap(({ targetType, targetId }) => (targetType === type && targetId !== null ? [targetId] : []));
  const by = (type: string) => ({ id: { in: ids(type) } });
  const [requests, agreements, agencies, users] = await Promise.all([
    db.request.findMany({ where: by('request'), select: { id: true, number: true } }),
    db.agreement.findMany({ where: by('agreement'), select: { id: true, number: true } }),
    db.agency.findMany({ where: by('agency'), select: { id: true, legalName: true } }),
    db.user.findMany({ where: by('user'), select: { id: true, name: true } }),
  ]);
  return new Map([
    ...[...requests, ...agreements].map(({ id, number }): [string, string] => [id, number]),
    ...agencies.map(({ id, legalName }): [string, string] => [id, legalName]),
    ...users.map(({ id, name }): [string, string] => [id, name]),
  ]);
};

const codeOf = ({ targetType, canon }: Target): string | null => {
  // What has no row of its own is named by a fact: a program by its code, a refusal by the door.
  const fact = targetType === 'program' ? 'code' : targetType === 'door' ? 'door' : null;
  if (fact === null) return null;
  const code: unknown = JSON.parse(canon).event?.facts?.[fact];
  return typeof code === 'string' ? code : null;
};

/** "Request ACC-2026-000123", "Agency Calder County Sheriff's Office", by the number of the event. */
export const targetLabels = async (events: readonly Target[]): Promise<Map<string, string>> => {
  const names = await namesOf(events);
  return new Map(
    events.map((event) => {
      const name = codeOf(event) ?? names.get(event.targetId ?? '');
      const kind = kindOf(event.targetType);
      return [String(event.seq), name === undefined ? kind : `${kind} ${name}`];
    }),
  );
};
