import type { ExportProgress } from '@/lib/domain/requests/export-words';

const look =
  'block h-2 w-full appearance-none overflow-hidden rounded border-0 bg-line [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-primary';

/** How far a file is: in words, and as a bar where it is known how long it will be. */
export function ExportBar({ progress, title }: { progress: ExportProgress; title: string }) {
  const { value, max, text } = progress;
  return (
    <div className="max-w-reading space-y-1">
      {max !== null && (
        <progress aria-label={`Progress of the file: ${title}`} max={Math.max(max, 1)} value={value} className={look}>
          {text}
        </progress>
      )}
      <p className="text-muted text-sm tabular-nums">{text}</p>
    </div>
  );
}
