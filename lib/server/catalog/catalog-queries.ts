import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { dateIn, dateText } from '@/lib/domain/dates';
import { catalog } from '@/lib/domain/programs/catalog';
import type { CatalogRow } from '@/lib/domain/programs/catalog-view';
import { outcomeKindLabels, type ProgramCode, programCodeSchema } from '@/lib/domain/programs/program-code';
import { standsAs } from '@/lib/server/agreements/standing';
import { db } from '@/lib/server/db/client';

// The catalog as this portal offers it: the text is in lib/domain/programs, the switch is a row.

/** The programs that new requests can ask for now. Public. */
export const openProgramCodes = async (): Promise<Set<ProgramCode>> => {
  const rows = await db.program.findMany({ where: { enabled: true }, select: { code: true } });
  return new Set(rows.map(({ code }) => programCodeSchema.parse(code)));
};

type Switched = { code: string; by: string; on: string };

// A program has no id of its own kind, so its events are found by their action and name the code among their facts.
const lastSwitches = async (): Promise<Switched[]> => {
  const rows = await db.$queryRaw<{ code: string; name: string | null; at: Date }[]>`
    SELECT DISTINCT ON (canon::jsonb #>> '{event,facts,code}')
      canon::jsonb #>> '{event,facts,code}' AS code, users.name, audit_events.at
    FROM audit_events LEFT JOIN users ON users.id = audit_events.actor_id
    WHERE target_type = 'program' AND outcome = 'done'
    ORDER BY canon::jsonb #>> '{event,facts,code}', seq DESC`;
  return rows.map(({ code, name, at }) => ({
    code,
    by: name ?? 'Portal',
    on: dateText(dateIn(at, 'America/New_York')),
  }));
};

/** Every program with its version and switch; null when the actor does not look after the catalog. */
export const catalogPage = async (actor: Actor): Promise<CatalogRow[] | null> => {
  if (!holdsRight(actor, 'manage_catalog')) return null;
  const binding = await standsAs(inForceStatuses);
  const [rows, counts, switches] = await Promise.all([
    db.program.findMany({ select: { code: true, version: true, enabled: true } }),
    db.agreement.groupBy({ by: ['programCode'], where: binding, _count: true }),
    lastSwitches(),
  ]);
  const inForce = new Map(counts.map(({ programCode, _count }) => [programCode, _count]));
  const stored = new Map(rows.map((row) => [row.code, row]));
  return Object.values(catalog).flatMap((program) => {
    const row = stored.get(program.code);
    if (!row) return [];
    const changed = switches.find(({ code }) => code === program.code);
    return [
      {
        code: program.code,
        name: program.name,
        outcome: outcomeKindLabels[program.outcomeKind],
        version: row.version,
        enabled: row.enabled,
        enabledByDefault: program.enabledByDefault,
        delegating: program.delegating,
        agreementsInForce: inForce.get(program.code) ?? 0,
        changed: changed ? { by: changed.by, on: changed.on } : null,
      },
    ];
  });
};
