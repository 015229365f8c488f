'use client';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { sizeText } from '@/lib/domain/file-size';
import { useField } from './answer-context';
import { FieldFrame } from './field';
import { useHydrated } from './hydrated';
import type { FieldProps } from './text-field';

type FileFieldProps = Omit<FieldProps, 'defaultValue'> & {
  /** Endings or media types, as the native `accept`. */
  accept?: string;
  many?: 'one' | 'several';
};

/**
 * Files to send, dropped or chosen, with a list of what was chosen. The native control lies over the whole zone, so
 * that dropping needs no code; without JavaScript it is simply seen.
 */
export function FileField({ name, accept, many = 'one', ...props }: FileFieldProps) {
  const field = useField(name, props);
  const hydrated = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);

  const keep = (kept: readonly File[]) => {
    const transfer = new DataTransfer();
    for (const file of kept) transfer.items.add(file);
    if (input.current) input.current.files = transfer.files;
    setFiles(kept);
    input.current?.focus();
  };

  const zone =
    'relative flex min-h-28 flex-col items-center justify-center gap-2 border border-muted border-dashed bg-surface p-4 text-center hover:border-primary has-[:focus-visible]:outline-4 has-[:focus-visible]:outline-focus';
  // The native button, which is all there is without JavaScript, looks like the secondary buttons.
  const plain =
    'block w-full py-2 file:mr-3 file:min-h-11 file:cursor-pointer file:rounded file:border-2 file:border-primary file:bg-surface file:px-4 file:font-bold file:text-primary';
  return (
    <FieldFrame field={field} {...props}>
      <div className="max-w-lg space-y-2">
        <div className={hydrated ? zone : ''}>
          {hydrated && (
            <p aria-hidden="true" className="flex flex-wrap items-center justify-center gap-2">
              <Icon name="upload" />
              {many === 'several' ? 'Drop files here or ' : 'Drop a file here or '}
              <span className="text-primary underline underline-offset-2">choose from your computer</span>
            </p>
          )}
          <input
            ref={input}
            id={field.id}
            name={name}
            type="file"
            accept={accept}
            multiple={many === 'several'}
            onChange={(event) => setFiles(Array.from(event.currentTarget.files ?? []))}
            aria-invalid={field.error ? true : undefined}
            aria-describedby={field.describedBy}
            className={hydrated ? 'absolute inset-0 cursor-pointer opacity-0' : plain}
          />
        </div>
        {files.length > 0 && (
          <ul className="border-line border-t" aria-label="Chosen files">
            {files.map((file) => (
              <li key={`${file.name}-${file.size}`} className="flex items-center gap-3 border-line border-b py-1 pl-1">
                <Icon name="file" />
                <span className="min-w-0 grow break-words">
                  {file.name} <span className="text-muted">({sizeText(file.size)})</span>
                </span>
                <Button tone="quiet" onClick={() => keep(files.filter((other) => other !== file))}>
                  Remove<span className="sr-only"> {file.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </FieldFrame>
  );
}
