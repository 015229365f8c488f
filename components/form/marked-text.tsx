import { toMarkedMessage } from '@/lib/domain/identifier';

/** A message of a form; where it names a personal identifier, the finding is marked among the words around it. */
export function MarkedText({ text }: { text: string }) {
  const parts = toMarkedMessage(text);
  if (!parts) return text;
  return (
    <span className="wrap-anywhere">
      {parts.start}“{parts.before}
      <mark className="bg-warning-light px-0.5 text-ink underline decoration-2">{parts.found}</mark>
      {parts.after}”{parts.rest}
    </span>
  );
}
