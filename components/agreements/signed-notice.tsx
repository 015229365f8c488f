import { SignerLine } from '@/components/agreements/signers-section';
import { PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { HashText } from '@/components/ui/hash-text/hash-text';
import type { SignedPage } from '@/lib/domain/agreements/signing-view';
import { paths } from '@/lib/domain/paths';

const nextText = ({ everyoneSigned, sealedHref, signers }: SignedPage): string => {
  if (sealedHref) return 'Everyone has signed, and the file is sealed. You can download it here at any time.';
  if (everyoneSigned) {
    return 'Everyone has signed. The portal now adds the certificate, seals the file and checks the seal. This takes about a minute; you are told by e-mail.';
  }
  const next = signers.filter(({ state }) => state === 'NEXT').map(({ name }) => name);
  const who = next.length === 0 ? 'The next signer' : new Intl.ListFormat('en-US').format(next);
  return `${who} ${next.length > 1 ? 'sign next and have' : 'signs next and has'} been told. You are told once everyone has signed.`;
};

/** What a signer sees after signing: what was recorded, who is next, and the sealed file once there is one. */
export function SignedNotice({ page }: { page: SignedPage }) {
  return (
    <>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="You have signed" />
      <div className="max-w-3xl space-y-8">
        <Alert tone="success" heading={`Signed on ${page.signedAt}`}>
          <p>{nextText(page)}</p>
        </Alert>
        <ButtonRow>
          {page.sealedHref && (
            <LinkButton href={page.sealedHref} icon="download">
              Download the sealed agreement
            </LinkButton>
          )}
          <LinkButton href={paths.agreement(page.id)} tone={page.sealedHref ? 'secondary' : 'primary'}>
            Back to the agreement
          </LinkButton>
        </ButtonRow>
        <section aria-labelledby="signers-heading" className="space-y-4">
          <h2 id="signers-heading" className="text-2xl">
            Signers
          </h2>
          <SignerLine signers={page.signers} />
        </section>
        <section aria-labelledby="record-heading" className="space-y-4">
          <h2 id="record-heading" className="text-2xl">
            What was recorded
          </h2>
          <HashText hash={page.sha256} label="SHA-256 of the text you signed" />
          <HashText hash={page.statementSha256} label="SHA-256 of your signature record" />
        </section>
      </div>
    </>
  );
}
