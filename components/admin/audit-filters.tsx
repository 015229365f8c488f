import { auditCatalogue } from '@/lib/domain/audit/catalogue';
import { eventGroups } from '@/lib/domain/audit/event-kind';
import type { AuditAsked } from '@/lib/domain/audit-address';
import { paths } from '@/lib/domain/paths';
import { FilterBar } from './filter-bar';

const groupOptions = Object.entries(eventGroups).map(([value, label]) => ({ value, label }));

// Two events may be called the same for people (a step of a request, one of an agreement): the group tells them apart.
const actionOptions = [...auditCatalogue]
  .map(([value, { label, group }]) => ({ value, label: `${label} (${eventGroups[group].toLowerCase()})` }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en-US'));

const outcomeOptions = [
  { value: 'done', label: 'Done' },
  { value: 'refused', label: 'Refused' },
];

/** The filters of the audit log. */
export function AuditFilters({ asked }: { asked: AuditAsked }) {
  const { group, action, outcome, actor, number, from, to } = asked;
  return (
    <FilterBar
      action={paths.adminAudit()}
      fields={[
        { kind: 'choice', name: 'group', label: 'Kind', any: 'Everything', value: group, options: groupOptions },
        {
          kind: 'choice',
          name: 'action',
          label: 'What was done',
          any: 'Anything',
          value: action,
          options: actionOptions,
        },
        { kind: 'choice', name: 'outcome', label: 'Outcome', any: 'Either', value: outcome, options: outcomeOptions },
        { kind: 'text', name: 'actor', label: 'Who', value: actor },
        { kind: 'text', name: 'number', label: 'Case number', value: number },
        { kind: 'day', name: 'from', label: 'From', value: from },
        { kind: 'day', name: 'to', label: 'Through', value: to },
      ]}
    />
  );
}
