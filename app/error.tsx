'use client';
import { Prose } from '@/components/page/prose';
import { PublicShell } from '@/components/page/public-shell';
import { buttonClass } from '@/components/ui/button/button-class';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

// A bug shows its number and nothing else; what happened is in the log under that number. Every page of the portal carries
// this one with it, so that it is made of plain elements.
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
      <div className="mt-8 flex flex-wrap items-center gap-3 max-sm:flex-col max-sm:items-stretch">
        <button type="button" className={buttonClass('primary')} onClick={reset}>
          Try again
        </button>
        <a href="/" className={buttonClass('secondary')}>
          Go to the front page
        </a>
      </div>
    </PublicShell>
  );
}
