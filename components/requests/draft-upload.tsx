'use client';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useCallback, useState } from 'react';
import { FileField } from '@/components/form/file-field';
import { Button } from '@/components/ui/button/button';
import { DraftUploadItem } from './draft-upload-item';
import { type Item, useUploadQueue } from './draft-upload-queue';

type DraftUploadProps = { action: string; accept: string; hint: string; megabytesMax: number };

const bytesInMegabyte = 1_000_000;

/** What is read aloud: not every percent, only what came of the files. */
const spoken = (items: readonly Item[]): string => {
  const count = (wanted: Item['state'][]) => items.filter(({ state }) => wanted.includes(state)).length;
  const under = count(['waiting', 'sending']);
  const parts = [
    under > 0 ? `${under} on the way` : '',
    count(['done']) > 0 ? `${count(['done'])} attached` : '',
    count(['refused']) > 0 ? `${count(['refused'])} not attached` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `Files: ${parts.join(', ')}.` : '';
};

/** Attaches files: a plain form without JavaScript, with progress for each file where there is some. */
export function DraftUpload({ action, accept, hint, megabytesMax }: DraftUploadProps) {
  const router = useRouter();
  const [round, setRound] = useState(0);
  const [empty, setEmpty] = useState(false);
  const check = (file: File): string | null => {
    if (file.size === 0) return 'This file is empty. Save it again, then attach it.';
    return file.size > megabytesMax * bytesInMegabyte ? `Attach files of ${megabytesMax} MB or less.` : null;
  };
  const settled = useCallback(() => router.refresh(), [router]);
  const { items, add, stop, retry } = useUploadQueue(action, check, settled);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).getAll('files');
    const files = chosen.filter((one) => one instanceof File).filter(({ name }) => name !== '');
    setEmpty(files.length === 0);
    if (files.length === 0) return;
    add(files);
    setRound((before) => before + 1);
  };

  return (
    <form action={action} method="post" encType="multipart/form-data" onSubmit={submit} className="space-y-4">
      <FileField key={round} name="files" label="Add files" hint={hint} accept={accept} many="several" />
      {empty && (
        <p role="alert" className="font-bold text-error-dark">
          Choose a file first.
        </p>
      )}
      <Button type="submit" tone="secondary" icon="upload">
        Attach files
      </Button>
      <p role="status" className="sr-only">
        {spoken(items)}
      </p>
      {items.length > 0 && (
        <ul aria-label="Files you chose" className="max-w-lg border-line border-t">
          {items.map((item) => (
            <DraftUploadItem key={item.key} item={item} stop={() => stop(item.key)} retry={() => retry(item.key)} />
          ))}
        </ul>
      )}
    </form>
  );
}
