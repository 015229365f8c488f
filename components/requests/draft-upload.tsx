'use client';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useRef, useState } from 'react';
import { FileField } from '@/components/form/file-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';

type DraftUploadProps = { action: string; accept: string; hint: string; megabytesMax: number };

type Sending = { name: string; percent: number };

const bytesInMegabyte = 1_000_000;

/** Sends one file and tells how far it is; resolves to null, or to the sentence that says why it was not taken. */
const send = (action: string, file: File, tell: (percent: number) => void): Promise<string | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('files', file);
    request.open('POST', action);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = (event) => tell(Math.round((100 * event.loaded) / Math.max(1, event.total)));
    request.onload = () => resolve(messageOf(request));
    request.onerror = () => resolve('The file did not get through. Check your connection, then attach it again.');
    request.send(form);
  });

const messageOf = ({ status, response }: XMLHttpRequest): string | null => {
  if (status === 200) return null;
  const message: unknown = response?.message;
  return typeof message === 'string'
    ? message
    : 'The file could not be attached. Open the page again and try once more.';
};

/** Attaches files: a plain form without JavaScript, with progress for each file where there is some. */
export function DraftUpload({ action, accept, hint, megabytesMax }: DraftUploadProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [round, setRound] = useState(0);
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);

  const sendAll = async (files: readonly File[]) => {
    const answers: string[] = [];
    for (const file of files) {
      setSending({ name: file.name, percent: 0 });
      const tooLarge = file.size > megabytesMax * bytesInMegabyte;
      const message = tooLarge
        ? `Attach files of ${megabytesMax} MB or less.`
        : await send(action, file, (percent) => setSending({ name: file.name, percent }));
      if (message !== null) answers.push(`${file.name}: ${message}`);
    }
    setSending(null);
    setRefused(answers);
    setRound((before) => before + 1);
    router.refresh();
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const files = new FormData(event.currentTarget)
      .getAll('files')
      .filter((one) => one instanceof File && one.name !== '');
    if (files.length === 0) return setRefused(['Choose a file first.']);
    void sendAll(files.filter((one) => one instanceof File));
  };

  return (
    <form
      ref={form}
      action={action}
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
      className="space-y-4"
    >
      {refused.length > 0 && (
        <Alert tone="error" heading="Not attached" live="assertive">
          <ul className="space-y-1">
            {refused.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Alert>
      )}
      <FileField key={round} name="files" label="Add files" hint={hint} accept={accept} many="several" />
      {sending && (
        <div className="max-w-lg space-y-1" role="status">
          <label htmlFor="upload-progress" className="block min-w-0 break-words text-sm">
            Sending {sending.name}
          </label>
          <progress
            id="upload-progress"
            max={100}
            value={sending.percent}
            className="block h-2 w-full accent-primary"
          />
        </div>
      )}
      <Button type="submit" tone="secondary" icon="upload" aria-disabled={sending !== null || undefined}>
        Attach files
      </Button>
    </form>
  );
}
