import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import type { CatalogRow } from '@/lib/domain/programs/catalog-view';

function Switch({ row }: { row: CatalogRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:justify-end">
      {row.enabled ? <Tag tone="green">On</Tag> : <Tag tone="grey">Off</Tag>}
      <Submit tone="quiet" name={row.enabled ? 'off' : 'on'} value={row.code}>
        Switch {row.enabled ? 'off' : 'on'}
        <span className="sr-only">: {row.name}</span>
      </Submit>
    </span>
  );
}

/** The programs with their switch, the version of their text, and who switched last. */
export function CatalogTable({ rows }: { rows: readonly CatalogRow[] }) {
  return (
    <DataTable
      caption="Programs of the catalog"
      captionLook="hidden"
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          header: 'Program',
          scope: 'row',
          cell: ({ code, name, outcome, delegating }) => (
            <>
              <Link href={paths.program(code)} look="strong">
                {name}
              </Link>
              <span className="block text-muted text-sm">
                {code} · {outcome}
                {delegating && ' · delegates authority'}
              </span>
            </>
          ),
        },
        { key: 'version', header: 'Version', cell: ({ version }) => version },
        {
          key: 'agreements',
          header: 'In force',
          align: 'right',
          cell: ({ agreementsInForce }) => agreementsInForce.toLocaleString('en-US'),
        },
        {
          key: 'changed',
          header: 'Last switched',
          cell: ({ changed, enabledByDefault }) =>
            changed ? `${changed.on}, ${changed.by}` : `Never: ${enabledByDefault ? 'on' : 'off'} from the start`,
        },
        { key: 'switch', header: 'New requests', cell: (row) => <Switch row={row} /> },
      ]}
    />
  );
}
