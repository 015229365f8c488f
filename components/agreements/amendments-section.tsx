import { Alert } from '@/components/ui/alert/alert';
import { DataTable } from '@/components/ui/data-table/data-table';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { StatusTag } from '@/components/workflow/status-tag';
import type { AmendmentRow, AmendmentView } from '@/lib/domain/agreements/amendment-view';
import { paths } from '@/lib/domain/paths';

/** The amendments of an agreement; nothing while there is none. */
export function AmendmentsSection({ id, amendments }: { id: string; amendments: readonly AmendmentRow[] }) {
  if (amendments.length === 0) return null;
  return (
    <CaseSection id="amendments" heading="Amendments">
      <p className="max-w-reading">
        A signed text never changes: an amendment that is part of the agreement says what reads otherwise.{' '}
        <Link href={paths.agreementTextInForce(id)}>Read the text in force</Link>
      </p>
      <DataTable
        caption="Amendments of this agreement"
        captionLook="hidden"
        rows={amendments}
        rowKey={({ number }) => number}
        columns={[
          {
            key: 'name',
            header: 'Amendment',
            scope: 'row',
            cell: ({ name, number, href }) => (
              <>
                <Link href={href} look="strong">
                  {name}
                </Link>
                <span className="block text-muted">{number}</span>
              </>
            ),
          },
          {
            key: 'status',
            header: 'Status',
            cell: ({ status, inForce }) => (
              <span className="flex flex-wrap gap-2">
                <StatusTag {...status} />
                {inForce && <Tag tone="blue">Text in force</Tag>}
              </span>
            ),
          },
          { key: 'since', header: 'Since', cell: ({ since }) => <span className="whitespace-nowrap">{since}</span> },
        ]}
      />
    </CaseSection>
  );
}

/** What an amendment changes: its terms before and after, and the sections that read otherwise. */
export function AmendmentSection({ amendment }: { amendment: AmendmentView | null }) {
  if (!amendment) return null;
  const { terms, sections } = amendment;
  return (
    <CaseSection id="amendment" heading="What this amendment changes">
      <p className="max-w-reading">{amendment.about}</p>
      <SummaryList
        rows={[
          {
            label: 'Agreement',
            value: <Link href={amendment.agreement.href}>{amendment.agreement.number}</Link>,
          },
          { label: 'Why', value: <span className="whitespace-pre-line">{amendment.reason}</span> },
          ...terms.map(({ label, before, after }) => ({
            label,
            value: (
              <>
                <span className="block">{after}</span>
                <span className="block text-muted">Until now: {before}</span>
              </>
            ),
          })),
          {
            label: 'Sections that read otherwise',
            value:
              sections.length === 0 ? (
                'None yet'
              ) : (
                <ul>
                  {sections.map(({ number, heading, href }) => (
                    <li key={href}>
                      <Link href={href}>
                        {number}. {heading}
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            label: 'Builds on',
            value: (
              <>
                <span className="block">The sealed file of {amendment.builtOn}</span>
                <HashText hash={amendment.builtOnSha256} />
              </>
            ),
          },
        ]}
      />
    </CaseSection>
  );
}

/** Says that another amendment came first. */
export function BehindAlert({ amendment }: { amendment: AmendmentView | null }) {
  if (!amendment?.behind) return null;
  return (
    <Alert tone="warning" heading="Another amendment came first">
      <p>
        The agreement was amended since this text was drafted. Nobody can sign it before it is joined to the text in
        force; sections that both changed are shown side by side then.
      </p>
    </Alert>
  );
}
