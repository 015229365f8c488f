import { Alert } from '@/components/ui/alert/alert';

/** What keeps a version of a table or a template from being sent or approved; nothing when nothing does. */
export function Hindrances({ sentences, isDraft }: { sentences: readonly string[]; isDraft: boolean }) {
  if (sentences.length === 0) return null;
  return (
    <Alert
      tone="warning"
      heading={isDraft ? 'Before this draft can be sent' : 'This version cannot be approved as it stands'}
    >
      <ul className="list-disc space-y-1 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
