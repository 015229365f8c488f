import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import { paths } from '@/lib/domain/paths';
import type { DocumentView } from '@/lib/domain/requests/case-view';

const scanWords = {
  NOT_SCANNED: { label: 'Not scanned for harmful code', tone: 'grey' },
  PENDING: { label: 'Being scanned', tone: 'blue' },
  CLEAN: { label: 'Scanned, nothing found', tone: 'green' },
  INFECTED: { label: 'Harmful code found', tone: 'red' },
} as const;

const sideWords = { SHARED: null, ICE_ONLY: 'ICE only', AGENCY_ONLY: 'Agency only' } as const;

/** The files of a request that the reader may open. */
export function CaseDocuments({ documents }: { documents: readonly DocumentView[] }) {
  return (
    <CaseSection id="documents" heading="Documents">
      {documents.length === 0 ? (
        <NothingYet>Nothing is attached.</NothingYet>
      ) : (
        <ul className="border-line border-t">
          {documents.map((document) => {
            const side = sideWords[document.visibility];
            return (
              <li key={document.id} className="flex gap-3 border-line border-b py-3">
                <Icon name="file" className="mt-0.5 text-muted" />
                <div className="wrap-anywhere min-w-0 space-y-1">
                  {!document.open ? (
                    <p>{document.filename}</p>
                  ) : (
                    <Link href={paths.document(document.id)} look="strong">
                      {document.filename}
                    </Link>
                  )}
                  <p className="text-muted text-sm">
                    {document.version && `${document.version}. `}
                    {document.size}, added {document.added}
                  </p>
                  <p className="flex flex-wrap gap-2">
                    <Tag tone={scanWords[document.scan].tone}>{scanWords[document.scan].label}</Tag>
                    {document.words && <Tag tone={document.words.tone}>{document.words.label}</Tag>}
                    {document.sensitive && <Tag tone="red">Law enforcement sensitive (LES/CUI)</Tag>}
                    {side && <Tag tone="purple">{side}</Tag>}
                  </p>
                  {document.words && <p className="max-w-reading text-sm">{document.words.text}</p>}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </CaseSection>
  );
}
