import { LinkButton } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import type { AgreementFile } from '@/lib/domain/agreements/agreement-view';

type Props = { files: readonly AgreementFile[]; packHref: string };

/** The files of an agreement. The sealed one comes first and shows its hash; the hash of the others is folded. */
export function FilesSection({ files, packHref }: Props) {
  return (
    <CaseSection id="files" heading="Files">
      {files.length === 0 ? (
        <NothingYet>No files yet. The frozen text, the resolution and the sealed agreement will be here.</NothingYet>
      ) : (
        <ul className="border-line border-t">
          {files.map((file) => (
            <li key={file.id} className="space-y-2 border-line border-b py-4">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
                <p className="min-w-0 grow basis-60">
                  <span className="font-bold">{file.label}</span>
                  <span className="wrap-anywhere block text-muted text-sm">
                    {file.filename}, {file.size}, {file.added}
                    {file.disclosure && `. ${file.disclosure}`}
                  </span>
                </p>
                <LinkButton href={file.href} tone={file.sealed ? 'secondary' : 'quiet'} icon="download">
                  Download<span className="sr-only"> {file.filename}</span>
                </LinkButton>
              </div>
              {file.words && <p className="max-w-reading text-sm">{file.words}</p>}
              {file.sealed ? (
                <HashText hash={file.sha256} label="SHA-256 of the sealed file" />
              ) : (
                <Disclosure summary="SHA-256">
                  <HashText hash={file.sha256} />
                </Disclosure>
              )}
            </li>
          ))}
        </ul>
      )}
      {files.some(({ sealed }) => sealed) && <CasePackLink href={packHref} />}
    </CaseSection>
  );
}

function CasePackLink({ href }: { href: string }) {
  return (
    <div className="mt-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <p className="max-w-reading grow basis-60 text-sm">
        The case pack holds the sealed agreement, its certificate, the signatures and the events, with a small program
        that checks them on any computer, without this portal.
      </p>
      <LinkButton href={href} tone="secondary" icon="download">
        Download case pack
      </LinkButton>
    </div>
  );
}
