import { Alert } from '@/components/ui/alert/alert';
import { countText, titlesText, type UnsentChangesView } from '@/lib/domain/requests/changes-view';
import { ChangedText, ChangesBySection } from './changes-rows';

/** What the agency changed since its request was returned, so that it can be checked before the request is sent again. */
export function ReturnedChanges({ view }: { view: UnsentChangesView }) {
  const { sections, unchanged, sentOn } = view;
  const count = countText(sections);
  return (
    <section aria-labelledby="your-changes" className="space-y-6">
      <h2 id="your-changes">{sections.length === 0 ? 'You changed nothing yet' : `You changed ${count}`}</h2>
      <p className="max-w-reading text-muted">
        {sections.length === 0
          ? `The request says the same as when you sent it on ${sentOn}.`
          : `Compared with the request as you sent it on ${sentOn}. ICE gets the same list.`}
      </p>
      {unchanged.length > 0 && (
        <Alert tone="warning" heading="Returned, and not changed">
          <p>
            Nothing changed in {titlesText(unchanged)}. You can send the request all the same: say in your answer why
            nothing needs to change there.
          </p>
        </Alert>
      )}
      <ChangesBySection sections={sections} level="h3">
        {(change) => <ChangedText change={change} />}
      </ChangesBySection>
    </section>
  );
}
