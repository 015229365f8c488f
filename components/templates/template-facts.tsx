import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { TemplateVersionPage } from '@/lib/domain/agreements/library/template-view';

/** What a version is, where it comes from and how agreements of it end. */
export function TemplateFacts({ view }: { view: TemplateVersionPage }) {
  const { setUp, basedOn, author, approvedBy, changeNote } = view;
  return (
    <section className="space-y-4">
      <h2>About this version</h2>
      <SummaryList
        missing="Not written yet"
        rows={[
          { label: 'Program', value: setUp.programs },
          ...(setUp.model === null ? [] : [{ label: 'Model', value: setUp.model }]),
          { label: 'Drafts from', ...(setUp.effectiveOn === null ? {} : { value: setUp.effectiveOn }) },
          { label: 'Term', value: setUp.term },
          { label: 'Notice', value: setUp.notice },
          { label: 'Who signs, in order', value: setUp.signers.join(', then ') },
          ...(basedOn === null ? [] : [{ label: 'From version', value: String(basedOn) }]),
          { label: 'Written by', value: author },
          ...(approvedBy === null ? [] : [{ label: 'Approved by', value: approvedBy }]),
          { label: 'What changes and why', ...(changeNote === '' ? {} : { value: changeNote }) },
        ]}
      />
    </section>
  );
}
