import { auditCatalogue } from '@/lib/domain/audit/catalogue';
import { type EventKind, eventGroups } from '@/lib/domain/audit/event-kind';

const row = ([action, { label, target, facts, severity, restricted }]: [string, EventKind]): string => {
  const about = [target].flat().join(', ');
  const held = Object.entries(facts).map(([name, kind]) => `\`${name}\` ${kind}`);
  const weight = restricted ? `${severity}, restricted` : severity;
  return `| \`${action}\` | ${label} | ${about} | ${held.join(', ')} | ${weight} |`;
};

/** docs/audit-events.md: every event that the audit log can hold, by group. */
export const auditEvents = (note: string): string =>
  [
    '# Audit events',
    note,
    'Every event of the audit log, with what it is about and the facts it holds. A question mark: the fact may be missing. Facts are ids, digests, codes and counts; `words` is the reason of an act of administration, about an agency or a text. Grave events are looked at when they happen, notable ones in each review. Restricted: about a record that not everybody who sees the case may read.',
    ...Object.entries(eventGroups).map(([group, label]) =>
      [
        `## ${label}`,
        '',
        '| event | what was done | about | facts | weight |',
        '|---|---|---|---|---|',
        ...[...auditCatalogue].filter(([, kind]) => kind.group === group).map(row),
      ].join('\n'),
    ),
  ].join('\n\n');
