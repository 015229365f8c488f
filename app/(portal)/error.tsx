'use client';
import { Prose } from '@/components/page/prose';
import { Button, ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';

type PortalErrorProps = { error: Error & { digest?: string }; reset: () => void };

// Only the number is shown: what happened is in the log under it.
export default function PortalError({ error, reset }: PortalErrorProps) {
  return (
    <>
      <h1 className="mb-4">Something went wrong on our side</h1>
      <Prose>
        <p>We have a record of it. If you were sending a form, first check on your dashboard whether it arrived.</p>
        {error.digest && (
          <p>
            If it happens again, tell us this number: <code className="font-mono">{error.digest}</code>
          </p>
        )}
      </Prose>
      <div className="mt-8">
        <ButtonRow>
          <Button onClick={reset}>Try again</Button>
          <LinkButton href={paths.dashboard()} tone="secondary">
            Go to your dashboard
          </LinkButton>
        </ButtonRow>
      </div>
    </>
  );
}
