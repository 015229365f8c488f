import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import type { RequestDraft } from '@/lib/domain/requests/draft';
import { DataBoundary } from './draft-notices';

const narrativeCharsMax = 8000;

/** A title, and what is happening in the agency's own words. */
export function DraftNarrative({ draft }: { draft: Pick<RequestDraft, 'title' | 'narrative'> }) {
  return (
    <div className="space-y-6">
      <DataBoundary />
      <TextField
        name="title"
        label="Title of the request"
        hint="A few words, for example “Gang violence along the I-77 corridor”."
        defaultValue={draft.title}
        autoComplete="off"
      />
      <TextArea
        name="narrative"
        label="What is happening, and what do you hope for?"
        hint="Where and since when, whom it harms, what you have tried, and what would be better a year from now."
        rows={14}
        max={narrativeCharsMax}
        defaultValue={draft.narrative}
      />
    </div>
  );
}
