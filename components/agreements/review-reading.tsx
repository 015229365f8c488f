import { TextProse } from '@/components/agreements/text-prose';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { WordChanges } from '@/components/workflow/word-changes';
import type { ReviewSectionView } from '@/lib/domain/agreements/review-view';

/** The sections that are open to a reviewer: a new one as it reads, a changed one beside the wording cleared before. */
export function ReviewReading({ sections }: { sections: readonly ReviewSectionView[] }) {
  if (sections.length === 0) return null;
  return (
    <CaseSection id="to-read" heading="Sections open to you">
      <div className="divide-y divide-line border-line border-y">
        {sections.map((section) => (
          <OpenSection key={section.id} section={section} />
        ))}
      </div>
    </CaseSection>
  );
}

function OpenSection({ section }: { section: ReviewSectionView }) {
  const { key, number, heading, before, body, locked } = section;
  return (
    <section id={key} aria-labelledby={`${key}-heading`} className="scroll-mt-6 space-y-4 py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 id={`${key}-heading`} className="min-w-0 text-xl">
          {number}. {heading}
        </h3>
        {before ? (
          <Tag tone="yellow">Changed</Tag>
        ) : (
          <Tag tone="blue">{locked ? 'Mandatory clause' : 'Not read yet'}</Tag>
        )}
      </div>
      {before ? <Changed before={before} body={body} /> : <TextProse text={body} />}
    </section>
  );
}

type ChangedProps = { before: NonNullable<ReviewSectionView['before']>; body: string };

function Changed({ before, body }: ChangedProps) {
  return (
    <div className="space-y-4">
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-2 rounded border border-line bg-ground p-4">
          <h4 className="font-bold">As it was cleared</h4>
          <p className="text-muted text-sm">By {before.cleared}</p>
          <TextProse text={before.body} />
        </div>
        <div className="min-w-0 space-y-2 rounded border border-primary p-4">
          <h4 className="font-bold">As it reads now</h4>
          <p className="text-muted text-sm">What came in is underlined, what went out is struck through.</p>
          <WordChanges parts={before.parts} />
        </div>
      </div>
      <Disclosure summary="Read the new wording without marks">
        <TextProse text={body} />
      </Disclosure>
    </div>
  );
}
