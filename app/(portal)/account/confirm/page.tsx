import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SecondFactorForm } from '@/components/auth/second-factor-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { stepUpMinutes } from '@/lib/domain/access/step-up';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { personOf } from '@/lib/server/auth/person';
import { safeBack } from '@/lib/server/auth/safe-back';
import { offeredFactors } from '@/lib/server/auth/second-factor';
import { askPasskeyAction, confirmCodeAction, confirmPasskeyAction } from '@/lib/server/auth/second-factor-actions';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';

export const metadata: Metadata = { title: 'Confirm that it is you' };

type ConfirmPageProps = { searchParams: Promise<{ back?: string | string[]; file?: string | string[] }> };

export default async function ConfirmPage({ searchParams }: ConfirmPageProps) {
  const asked = await searchParams;
  const person = personOf(await requireActor());
  const [back, file] = [safeBack(asked.back, ''), safeBack(asked.file, '')];
  if (isFreshlyConfirmed(person)) {
    if (back !== '' && file === '') redirect(back);
    return <Confirmed file={file} />;
  }
  const next = file === '' ? back : paths.confirmFor(file);
  return (
    <>
      <BackLink href={paths.account()}>Your account</BackLink>
      <PageTitle title="Confirm that it is you" />
      <div className="space-y-6">
        <p className="max-w-reading">
          What you are about to do asks once more who you are. Your answer counts for {stepUpMinutes} minutes.
        </p>
        <SecondFactorForm
          choices={await offeredFactors(person.id)}
          back={next === '' ? paths.confirm() : next}
          confirmCode={confirmCodeAction}
          askPasskey={askPasskeyAction}
          confirmPasskey={confirmPasskeyAction}
        />
      </div>
    </>
  );
}

function Confirmed({ file }: { file: string }) {
  return (
    <>
      <BackLink href={paths.account()}>Your account</BackLink>
      <PageTitle title="You have confirmed that it is you" />
      <div className="space-y-6">
        {file === '' ? (
          <Alert tone="success" heading="Go on where you were">
            Close this tab, go back to the one before, and send your form again within {stepUpMinutes} minutes.
          </Alert>
        ) : (
          <>
            <p className="max-w-reading">
              The file is ready. It leaves the portal with you: keep it where you keep files of this kind.
            </p>
            <ButtonRow>
              <LinkButton href={file} icon="download">
                Download the file
              </LinkButton>
            </ButtonRow>
          </>
        )}
      </div>
    </>
  );
}
