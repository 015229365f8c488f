import { Checkbox } from '@/components/form/choices';
import type { SectionKey } from '@/lib/domain/requests/draft';
import type { DraftView } from '@/lib/domain/requests/draft-view';
import { DraftAgency } from './draft-agency';
import { DraftAgreement } from './draft-agreement';
import { DraftConcerns } from './draft-concerns';
import { DraftContacts } from './draft-contacts';
import { DraftHeadcounts } from './draft-headcounts';
import { DraftHelp } from './draft-help';
import { DraftNarrative } from './draft-narrative';
import { DraftService } from './draft-service';

/** The fields of one section, filled with what is saved. */
export function DraftSectionFields({ section, view }: { section: SectionKey; view: DraftView }) {
  const { draft } = view;
  switch (section) {
    case 'agency':
      return <DraftAgency draft={draft} agency={view.agency} />;
    case 'contacts':
      return <DraftContacts contacts={draft.contacts} />;
    case 'concerns':
      return <DraftConcerns rows={draft.concerns} />;
    case 'help':
      return <DraftHelp draft={draft} programs={view.programs} agreements={view.agreements} />;
    case 'narrative':
      return <DraftNarrative draft={draft} />;
    case 'agreement':
      return <DraftAgreement draft={draft} agreements={view.agreements} />;
    case 'service':
      return <DraftService draft={draft} programs={view.programs} />;
    case 'headcounts':
      return <DraftHeadcounts headcounts={draft.headcounts} none={draft.headcountsNone} programs={view.programs} />;
    case 'attachments':
      return (
        <Checkbox
          name="none"
          label="We have nothing to attach"
          hint="A request is complete without files."
          defaultChecked={draft.attachmentsNone}
        />
      );
  }
}
