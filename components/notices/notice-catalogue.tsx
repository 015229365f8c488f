import type { ReactNode } from 'react';
import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import type { CatalogueRow, CatalogueSection } from '@/lib/domain/notices/catalogue';

const letterSection = 'letters';
const ownSection = 'own';
const ownLabel = 'Files you asked for';

const lines = (texts: readonly string[]) =>
  texts.map((text) => (
    <span key={text} className="block">
      {text}
    </span>
  ));

const event: Column<CatalogueRow> = { key: 'event', header: 'What happened', scope: 'row', cell: (row) => row.event };
const told: Column<CatalogueRow> = { key: 'told', header: 'Told', phone: 'block', cell: (row) => lines(row.told) };
const after: Column<CatalogueRow> = {
  key: 'after',
  header: 'After the step',
  phone: 'block',
  cell: (row) => lines(row.after),
};

const mail: Column<CatalogueRow> = { key: 'mail', header: 'By mail', phone: 'block', cell: (row) => row.mail };

type Props = { sections: readonly CatalogueSection[]; letters: readonly CatalogueRow[]; own: readonly CatalogueRow[] };

/** Every event by what it is about, with who is told and how. */
export function NoticeCatalogue({ sections, letters, own }: Props) {
  return (
    <div className="space-y-12">
      <nav aria-label="On this page">
        <ul className="space-y-1">
          {sections.map(({ key, label }) => (
            <li key={key}>
              <Link href={`#${key}`}>{label}</Link>
            </li>
          ))}
          <li>
            <Link href={`#${ownSection}`}>{ownLabel}</Link>
          </li>
          <li>
            <Link href={`#${letterSection}`}>Accounts, agencies and access</Link>
          </li>
        </ul>
      </nav>
      {sections.map(({ key, label, hint, rows }) => (
        <CatalogueTable key={key} id={key} label={label} hint={`${hint} In the portal and by mail.`}>
          <DataTable
            caption={label}
            captionLook="hidden"
            widths="even"
            rows={rows}
            rowKey={({ name }) => name}
            columns={[event, told, after, mail]}
          />
        </CatalogueTable>
      ))}
      <CatalogueTable id={ownSection} label={ownLabel} hint="In the portal alone.">
        <DataTable
          caption={ownLabel}
          captionLook="hidden"
          widths="even"
          rows={own}
          rowKey={({ name }) => name}
          columns={[event, told]}
        />
      </CatalogueTable>
      <CatalogueTable id={letterSection} label="Accounts, agencies and access" hint="By mail alone.">
        <DataTable
          caption="Accounts, agencies and access"
          captionLook="hidden"
          widths="even"
          rows={letters}
          rowKey={({ name }) => name}
          columns={[event, told]}
        />
      </CatalogueTable>
    </div>
  );
}

type TableProps = { id: string; label: string; hint: string; children: ReactNode };

function CatalogueTable({ id, label, hint, children }: TableProps) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="scroll-mt-6 space-y-3">
      <h2 id={`${id}-heading`} className="text-2xl">
        {label}
      </h2>
      <p className="max-w-reading text-muted">{hint}</p>
      {children}
    </section>
  );
}
