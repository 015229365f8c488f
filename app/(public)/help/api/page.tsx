import type { Metadata } from 'next';
import { ApiTables } from '@/components/finder/api-tables';
import { HelpShell } from '@/components/public/help-shell';
import { Link } from '@/components/ui/link/link';
import { exampleRequest } from '@/lib/domain/finder/api-document';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'API' };

const limits = [
  ['200', 'The evaluation.'],
  ['400', 'The body is no JSON in UTF-8, or it nests too deep.'],
  ['405', 'Only POST is taken.'],
  ['413', 'The body is too long: 64 KiB of answers, 1 KiB with a hash, or more than the limit for a file.'],
  ['415', 'The body is not sent as application/json (or application/pdf, for a copy to check).'],
  ['422', 'A code or value is unknown. The list “errors” names the path of each and says how to mend it.'],
  [
    '429',
    'More than 60 calls in a minute from one address, or 20 with a file. The header Retry-After says how many seconds to wait.',
  ],
] as const;

function VerifyApi() {
  return (
    <section aria-labelledby="verify" className="space-y-3">
      <h2 id="verify">Check a copy of an agreement</h2>
      <p className="max-w-reading">
        Send the SHA-256 of the copy as JSON with <code>POST {paths.verifyApi()}</code>, or the file itself with the
        header “Content-Type: application/pdf”. The answer is INTACT, ALTERED, SUPERSEDED, TERMINATED or UNKNOWN, with
        what each signature covers. Only a file can be found to be altered: of a hash nobody can tell what it belonged
        to. The same check for people is the page <Link href={paths.verify()}>Check a copy of an agreement</Link>.
      </p>
      <pre className="whitespace-pre-wrap break-all bg-ground-dark p-4 text-sm">
        {JSON.stringify({ sha256: '0123456789abcdef'.repeat(4) }, null, 2)}
      </pre>
    </section>
  );
}

export default function Page() {
  return (
    <HelpShell
      href={paths.api()}
      title="API"
      lead="Ask the rules of the portal, or check a copy of an agreement, from your own system. No sign-in, no key, and nothing you send is kept."
    >
      <div className="space-y-10">
        <section aria-labelledby="ask" className="space-y-3">
          <h2 id="ask">Ask which programs fit</h2>
          <p className="max-w-reading">
            Send JSON with <code>POST {paths.recommendationsApi()}</code>. A bare number counts as COUNTED; a concern
            that is left out has severity 0; an answer that is left out is missing, never “no”. The result is advice:
            people decide. The whole description for machines is the{' '}
            <Link href={paths.openApi()}>OpenAPI 3.1 document</Link>.
          </p>
          <pre className="whitespace-pre-wrap break-words bg-ground-dark p-4 text-sm">
            {JSON.stringify(exampleRequest, null, 2)}
          </pre>
        </section>
        <VerifyApi />
        <ApiTables />
        <section aria-labelledby="statuses" className="space-y-3">
          <h2 id="statuses">Answers and refusals</h2>
          <p className="max-w-reading">Every refusal is a problem document (RFC 9457).</p>
          <dl className="border-line border-t">
            {limits.map(([status, text]) => (
              <div key={status} className="grid grid-cols-[4rem_minmax(0,1fr)] gap-x-4 border-line border-b py-2">
                <dt className="font-bold">{status}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </HelpShell>
  );
}
