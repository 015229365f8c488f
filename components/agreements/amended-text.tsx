import { BehindAlert } from '@/components/agreements/amendments-section';
import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import type { AgreementTextPage } from '@/lib/domain/agreements/agreement-view';

/** How the text of an amendment is read, and where the text of an amended agreement reads otherwise by now. */
export function AmendedText({ view: { amendment, inForceHref } }: { view: AgreementTextPage }) {
  if (inForceHref) {
    return (
      <Alert tone="info" heading="This text was amended">
        <p>
          Below stands the text as it was signed. <Link href={inForceHref}>Read the text in force</Link>
        </p>
      </Alert>
    );
  }
  if (!amendment) return null;
  return (
    <>
      <BehindAlert amendment={amendment} />
      <p className="max-w-reading">
        The marks show what this amendment changes in the text it builds on ({amendment.builtOn}): underlined words come
        in, struck words go out. Everything else stands as it is, and is not printed in the amendment.
      </p>
    </>
  );
}
