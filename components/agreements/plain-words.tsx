import type { PlainWords } from '@/lib/domain/agreements/agreement-view';

/** The plain-language twin of a section, marked as what it is. */
export function PlainNote({ plain }: { plain: PlainWords | null }) {
  if (!plain) return null;
  return (
    <p className="max-w-reading border-line border-l-4 bg-ground px-4 py-2 text-base print:hidden">
      <strong>In plain words, not binding:</strong> {plain.text}
      {plain.ofOtherWords && (
        <span className="block text-muted text-sm">
          Written for the wording of the template; this section was changed since.
        </span>
      )}
    </p>
  );
}

type Section = { key: string; label: string; plain: PlainWords };

/** The twins of a whole text, for a page that shows the text itself word for word. */
export function PlainList({ sections }: { sections: readonly Section[] }) {
  if (sections.length === 0) return null;
  return (
    <div className="space-y-3">
      <p className="max-w-reading">
        What each section means, in plain words. These words help you read. They are not part of the text, and they bind
        nobody.
      </p>
      <dl className="space-y-3">
        {sections.map(({ key, label, plain }) => (
          <div key={key}>
            <dt className="font-bold">{label}</dt>
            <dd className="max-w-reading">
              {plain.text}
              {plain.ofOtherWords && (
                <span className="block text-muted text-sm">
                  Written for the wording of the template; this section was changed since.
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
