'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { FieldFrame } from '@/components/form/field';
import { useHydrated } from '@/components/form/hydrated';
import { Button } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { sizeText } from '@/lib/domain/file-size';
import { paths } from '@/lib/domain/paths';
import { type FileProblem, fileProblems } from '@/lib/domain/register/file-problems';

type Chosen = { name: string; size: number; sha256: string };

type VerifyFormProps = {
  /** The hash that the page answers now, when the register does not know it. */
  unknown: string | null;
  /** Why the last file was not looked at. */
  problem: FileProblem | null;
  bytesMax: number;
};

const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What a file is before it is hashed: a problem, or nothing to say against it. */
const problemOf = async (file: File, bytesMax: number): Promise<FileProblem | null> => {
  if (file.size > bytesMax) return 'TOO_LARGE';
  return (await file.slice(0, 5).text()) === '%PDF-' ? null : 'NOT_PDF';
};

/**
 * The file to check. The browser reckons its hash and asks with the hash alone; the file goes only when the person
 * sends it. Without JavaScript, or where a browser cannot hash, the form sends the file at once and says so.
 */
export function VerifyForm({ unknown, problem: told, bytesMax }: VerifyFormProps) {
  const router = useRouter();
  const hydrated = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<FileProblem | null>(told);
  const [working, setWorking] = useState(false);
  const hashes = hydrated && Boolean(globalThis.crypto?.subtle);

  const check = async () => {
    const file = input.current?.files?.[0];
    const wrong = file ? await problemOf(file, bytesMax) : 'NO_FILE';
    setProblem(wrong);
    setChosen(null);
    if (!file || wrong) return input.current?.focus();
    setWorking(true);
    const sha256 = toHex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    setChosen({ name: file.name, size: file.size, sha256 });
    setWorking(false);
    router.push(paths.verify(sha256));
  };

  const sending = chosen !== null && chosen.sha256 === unknown;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!hashes || sending) return;
    event.preventDefault();
    void check();
  };

  const error = problem ? fileProblems[problem] : undefined;
  const describedBy = error ? 'file-hint file-error' : 'file-hint';
  return (
    <form
      action={paths.verifyFile()}
      method="post"
      encType="multipart/form-data"
      onSubmit={onSubmit}
      className="space-y-4"
    >
      <FieldFrame
        field={{ id: 'file', hintId: 'file-hint', errorId: 'file-error', ...(error ? { error } : {}) }}
        label="PDF of the agreement"
        hint={
          hashes
            ? `Your browser reckons the SHA-256 of the file and asks with that alone. At most ${bytesMax / 1_000_000} MB.`
            : `The file is sent to the portal, checked and not kept. At most ${bytesMax / 1_000_000} MB.`
        }
      >
        <div
          className={
            hydrated
              ? 'relative flex min-h-32 max-w-lg flex-col items-center justify-center gap-2 border border-muted border-dashed bg-surface p-4 text-center hover:border-primary has-[:focus-visible]:outline-4 has-[:focus-visible]:outline-focus'
              : ''
          }
        >
          {hydrated && (
            <p aria-hidden="true" className="wrap-anywhere flex flex-wrap items-center justify-center gap-2">
              <Icon name={chosen ? 'file' : 'upload'} />
              {chosen ? `${chosen.name} (${sizeText(chosen.size)})` : 'Drop a PDF here or '}
              <span className="text-primary underline underline-offset-2">
                {chosen ? 'choose another' : 'choose from your computer'}
              </span>
            </p>
          )}
          <input
            ref={input}
            id="file"
            name="file"
            type="file"
            accept=".pdf,application/pdf"
            onChange={() => hashes && void check()}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            className={hydrated ? 'absolute inset-0 cursor-pointer opacity-0' : 'block min-h-11 w-full py-2'}
          />
        </div>
      </FieldFrame>
      <p role="status" className="sr-only">
        {working ? 'Reckoning the SHA-256 of the file.' : ''}
      </p>
      {sending ? (
        <div className="max-w-reading space-y-3">
          <p>
            No file of the register has this hash. Send the file for a closer look: it may be a changed copy of an
            agreement. The file is checked and not kept.
          </p>
          <Button type="submit" icon="upload">
            Send the file for a closer look
          </Button>
        </div>
      ) : (
        <Button type="submit">Check this file</Button>
      )}
    </form>
  );
}
