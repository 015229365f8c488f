import { paths } from '@/lib/domain/paths';
import { FilterBar } from './filter-bar';

type AuditFiltersProps = {
  asked: { action: string | null; actor: string; number: string };
  actions: readonly string[];
};

/** The filters of the audit log. */
export function AuditFilters({ asked, actions }: AuditFiltersProps) {
  return (
    <FilterBar
      action={paths.adminAudit()}
      fields={[
        {
          kind: 'choice',
          name: 'action',
          label: 'What was done',
          any: 'Anything',
          value: asked.action,
          options: actions.map((value) => ({ value, label: value })),
        },
        { kind: 'text', name: 'actor', label: 'Who', value: asked.actor },
        { kind: 'text', name: 'number', label: 'Case number', value: asked.number },
      ]}
    />
  );
}
