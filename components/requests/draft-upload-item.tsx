'use client';
import { Button } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { sizeText } from '@/lib/domain/file-size';
import type { Item } from './draft-upload-queue';

const stateWords: Record<Item['state'], string> = {
  waiting: 'Waiting',
  sending: 'Sending',
  done: 'Attached',
  stopped: 'Stopped',
  refused: 'Not attached',
};

type DraftUploadItemProps = { item: Item; stop: () => void; retry: () => void };

/** One file on its way: how far it is, what came of it, and what can be done about it. */
export function DraftUploadItem({ item, stop, retry }: DraftUploadItemProps) {
  const { file, state, percent, message, again } = item;
  const words = state === 'sending' ? (percent < 100 ? `Sending, ${percent} %` : 'Checking') : stateWords[state];
  return (
    <li className="space-y-1 border-line border-b py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="wrap-anywhere flex min-w-0 gap-2">
          {state === 'done' && <Icon name="circle-check" className="mt-0.5 text-success-dark" />}
          {state === 'refused' && <Icon name="circle-alert" className="mt-0.5 text-error-dark" />}
          <span>
            {file.name} <span className="text-muted text-sm">({sizeText(file.size)})</span>
          </span>
        </p>
        <p className={state === 'refused' ? 'font-bold text-error-dark text-sm' : 'text-muted text-sm'}>{words}</p>
      </div>
      {message && <p className="text-sm">{message}</p>}
      {state === 'sending' && (
        <progress
          aria-label={`Sending ${file.name}`}
          max={100}
          value={percent}
          className="block h-2 w-full appearance-none overflow-hidden rounded border-0 bg-line [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-primary"
        />
      )}
      {(state === 'sending' || state === 'waiting') && (
        <Button tone="quiet" onClick={stop}>
          Stop<span className="sr-only"> sending {file.name}</span>
        </Button>
      )}
      {(state === 'stopped' || (state === 'refused' && again)) && (
        <Button tone="quiet" onClick={retry}>
          Send again<span className="sr-only">: {file.name}</span>
        </Button>
      )}
    </li>
  );
}
