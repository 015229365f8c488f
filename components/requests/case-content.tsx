import { Alert } from '@/components/ui/alert/alert';
import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import type { ConcernView, RequestContent } from '@/lib/domain/requests/case-view';
import type { SectionKey } from '@/lib/domain/requests/draft';

const concernColumns: readonly Column<ConcernView>[] = [
  {
    key: 'concern',
    header: 'Concern',
    scope: 'row',
    cell: ({ concern, note }) => (
      <>
        <span className="font-bold">{concern}</span>
        {note && <span className="block text-muted">{note}</span>}
      </>
    ),
  },
  {
    key: 'severity',
    header: 'How serious',
    cell: ({ severity }) => <span className="whitespace-nowrap">{severity}</span>,
  },
  { key: 'trend', header: 'Trend', cell: ({ trend }) => trend },
  { key: 'nexus', header: 'Cross-border', cell: ({ nexus }) => nexus },
  { key: 'basis', header: 'Basis', cell: ({ basis }) => basis },
];

function Concerns({ concerns, notAConcern }: Pick<RequestContent, 'concerns' | 'notAConcern'>) {
  return (
    <CaseSection id="concerns" heading="Concerns">
      <DataTable
        caption="Concerns the agency named, the most serious first"
        captionLook="hidden"
        columns={concernColumns}
        rows={concerns}
        rowKey={({ concern }) => concern}
        empty={<NothingYet>No concern is rated yet.</NothingYet>}
      />
      {notAConcern > 0 && (
        <p className="text-muted">
          {notAConcern === 1 ? 'One other concern was' : `${notAConcern} other concerns were`} rated “None”.
        </p>
      )}
    </CaseSection>
  );
}

type Headcount = RequestContent['headcounts'][number];

const headcountColumns: readonly Column<Headcount>[] = [
  { key: 'unit', header: 'Unit', scope: 'row', cell: ({ unit }) => unit },
  { key: 'program', header: 'Program', cell: ({ program }) => program },
  { key: 'count', header: 'Officers', align: 'right', cell: ({ count }) => count.toLocaleString('en-US') },
  { key: 'basis', header: 'Basis', cell: ({ basis }) => basis },
];

function Headcounts({ headcounts, headcountsNone }: Pick<RequestContent, 'headcounts' | 'headcountsNone'>) {
  return (
    <CaseSection id="headcounts" heading="Officers the agency could assign">
      <DataTable
        caption="Officers by unit"
        captionLook="hidden"
        columns={headcountColumns}
        rows={headcounts}
        rowKey={({ unit, program, count }) => `${unit} ${program} ${count}`}
        empty={
          <NothingYet>{headcountsNone ? 'The agency has none to offer.' : 'No headcount is entered yet.'}</NothingYet>
        }
      />
    </CaseSection>
  );
}

function Contacts({ contacts }: Pick<RequestContent, 'contacts'>) {
  return (
    <CaseSection id="contacts" heading="Contacts at the agency">
      {contacts.length === 0 && <NothingYet>No contact is named yet.</NothingYet>}
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {contacts.map((contact) => (
          <li key={`${contact.name} ${contact.email}`} className="wrap-anywhere">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-bold">{contact.name}</span>
              {contact.primary && <Tag>Main contact</Tag>}
            </p>
            <p>{contact.title}</p>
            <p>
              <a href={`mailto:${contact.email}`} className="text-primary underline underline-offset-2">
                {contact.email}
              </a>
            </p>
            <p>{contact.phone}</p>
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}

const toRows = (facts: RequestContent['facts']) =>
  facts.map(({ label, value }) => ({ label, value: value ?? <span className="text-muted">Not answered yet</span> }));

/** What the agency asks for, in its own words and figures. An enquiry has fewer sections. */
export function RequestCaseContent({ content }: { content: RequestContent }) {
  const { story, facts, help } = content;
  const asks = (key: SectionKey) => content.asked.includes(key);
  return (
    <>
      {content.asSent && (
        <Alert tone="info" size="slim">
          {content.asSent}
        </Alert>
      )}
      {content.wish.length > 0 && (
        <CaseSection id="wish" heading="What the agency asks for">
          <SummaryList
            rows={content.wish.map(({ label, value, href }) => ({
              label,
              value: href ? (
                <Link href={href}>{value}</Link>
              ) : (
                <span className="wrap-anywhere whitespace-pre-line">{value ?? 'Not answered yet'}</span>
              ),
            }))}
          />
        </CaseSection>
      )}
      {asks('narrative') && (
        <CaseSection id="story" heading="The story">
          {story === '' ? (
            <NothingYet>Nothing is written yet.</NothingYet>
          ) : (
            <p className="wrap-anywhere max-w-reading whitespace-pre-line text-reading">{story}</p>
          )}
        </CaseSection>
      )}
      {asks('concerns') && <Concerns concerns={content.concerns} notAConcern={content.notAConcern} />}
      {help.length > 0 && (
        <CaseSection id="help" heading="Help wanted">
          <SummaryList rows={toRows(help)} />
        </CaseSection>
      )}
      {(content.headcounts.length > 0 || content.headcountsNone) && (
        <Headcounts headcounts={content.headcounts} headcountsNone={content.headcountsNone} />
      )}
      {facts.length > 0 && (
        <CaseSection id="agency" heading="The agency">
          <SummaryList rows={toRows(facts)} />
        </CaseSection>
      )}
      <Contacts contacts={content.contacts} />
    </>
  );
}
