import { Icon } from '@/components/ui/icon/icon';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import type { SignerView } from '@/lib/domain/agreements/agreement-view';

const states = {
  SIGNED: { label: 'Signed', tone: 'green' },
  NEXT: { label: 'Signs next', tone: 'yellow' },
  WAITING: { label: 'Waits for turn', tone: 'grey' },
  OPEN: { label: 'To be named', tone: 'grey' },
} as const;

const papers = {
  CHOSEN: 'On paper: waits for the scan',
  SCANNED: 'On paper: scan to be confirmed',
  COUNTED: 'In ink, scan confirmed by both sides',
} as const;

/** True where some of the signers sign in any order among themselves. */
const signTogether = (signers: readonly { group: number }[]): boolean =>
  new Set(signers.map(({ group }) => group)).size < signers.length;

/** How the places follow each other, in a sentence. */
export const signingOrderWords = (signers: readonly { group: number }[]): string =>
  signTogether(signers)
    ? 'Everyone signs the same frozen text, in the order of the numbers. People with the same number sign in any order.'
    : 'Everyone signs the same frozen text, in this order.';

/** The signers in order, with office, state and time. */
export function SignerLine({ signers }: { signers: readonly SignerView[] }) {
  return (
    <ol className="border-line border-t">
      {signers.map((signer) => {
        const { label, tone } = states[signer.state];
        return (
          <li key={signer.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b py-3">
            <span
              aria-hidden="true"
              className={`flex size-8 shrink-0 items-center justify-center rounded-full font-bold text-sm ${
                signer.state === 'SIGNED' ? 'bg-success-dark text-white' : 'border-2 border-edge text-ink'
              }`}
            >
              {signer.state === 'SIGNED' ? <Icon name="check" /> : signer.group}
            </span>
            <div className="min-w-0 grow basis-60">
              <p className="font-bold">{signer.name}</p>
              <p>
                {[signer.title, signer.organization].filter(Boolean).join(', ')}
                <span className="block text-muted text-sm">{signer.role}</span>
              </p>
            </div>
            <p className="space-y-1 sm:text-right">
              <Tag tone={tone}>{label}</Tag>
              {signer.paper && <span className="block text-muted text-sm">{papers[signer.paper]}</span>}
              {signer.when && <span className="block text-muted text-sm">{signer.when}</span>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Who signs, and how far the signing has come. */
export function SignersSection({ signers, status }: { signers: readonly SignerView[]; status: string }) {
  if (signers.length === 0) return null;
  const signed = signers.filter(({ state }) => state === 'SIGNED').length;
  return (
    <CaseSection id="signers" heading="Signers">
      {status === 'SIGNING' && (
        <p>
          {signed} of {signers.length} have signed. {signingOrderWords(signers)}
        </p>
      )}
      <SignerLine signers={signers} />
    </CaseSection>
  );
}
