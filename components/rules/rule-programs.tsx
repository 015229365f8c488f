import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import type { RuleVersionPage } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';

type Program = RuleVersionPage['programs'][number];

function Changes({ changes }: { changes: Program['changes'] }) {
  if (changes.length === 0) return <span className="text-muted">No change</span>;
  return (
    <ul className="space-y-2 text-left">
      {changes.map(({ label, before, after }) => (
        <li key={`${label} ${after}`} className="wrap-anywhere">
          <span className="block text-muted text-sm">{label}</span>
          <del className="text-muted">{before}</del> <span aria-hidden="true">→</span>{' '}
          <ins className="font-semibold no-underline">{after}</ins>
        </li>
      ))}
    </ul>
  );
}

/** What a version changes against the one it came from, program by program, with the way to change more. */
export function RulePrograms({ view }: { view: RuleVersionPage }) {
  const { programs, version, basedOn, limitChanges, may } = view;
  const limits = { code: '', name: 'Limits of the bands', changes: limitChanges, editable: false };
  const changing = {
    key: 'change',
    header: 'Draft',
    cell: ({ code, name, editable }: Program) =>
      editable ? (
        <Link href={paths.adminRulesProgram(version, code)} className="inline-flex min-h-11 items-center">
          Change
          <span className="sr-only"> the rules of {name}</span>
        </Link>
      ) : (
        <span className="text-muted">{code === '' ? 'Above' : 'Nothing to change'}</span>
      ),
  };
  return (
    <section className="space-y-4">
      <h2>{basedOn === null ? 'Programs' : `What changes against version ${basedOn}`}</h2>
      <DataTable<Program>
        caption="Programs and their changes"
        captionLook="hidden"
        rows={[limits, ...programs]}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            header: 'Program',
            scope: 'row',
            cell: ({ code, name }) => (code === '' ? name : <Link href={`#${code}`}>{name}</Link>),
          },
          { key: 'changes', header: 'Changes', cell: ({ changes }) => <Changes changes={changes} /> },
          ...(may.edit ? [changing] : []),
        ]}
      />
    </section>
  );
}
