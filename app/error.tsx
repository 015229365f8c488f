'use client';
import { PublicShell } from '@/components/page/portal-shell';
import { Prose } from '@/components/page/prose';
import { Button, ButtonRow, LinkButton } from '@/components/ui/button/button';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

// A bug shows its number and nothing else; what happened is in the log under that number.
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PublicShell>
      <h1 className="mb-4">Something went wrong on our side</h1>
      <Prose>
        <p>We have a record of it. Try again; if you were sending a form, first check whether it arrived.</p>
        {error.digest && (
          <p>
            If it happens again, tell us this number: <code className="font-mono">{error.digest}</code>
          </p>
        )}
      </Prose>
      <div className="mt-8">
        <ButtonRow>
          <Button onClick={reset}>Try again</Button>
          <LinkButton href="/" tone="secondary">
            Go to the front page
          </LinkButton>
        </ButtonRow>
      </div>
    </PublicShell>
  );
}
