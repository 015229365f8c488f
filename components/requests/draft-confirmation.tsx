import { LinkButton } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { DueMarker } from '@/components/workflow/due-marker';
import { paths } from '@/lib/domain/paths';
import type { DraftView } from '@/lib/domain/requests/draft-view';

/** What a person sees right after submission: the number, what happens next and by when. */
export function DraftConfirmation({ view }: { view: DraftView }) {
  const { head, due } = view;
  return (
    <div className="max-w-3xl space-y-8">
      <div className="space-y-2 border-success border-l-8 bg-success-light p-6">
        <h1 className="flex items-start gap-3">
          <Icon name="circle-check" className="mt-2.5 text-success-dark" />
          Request submitted
        </h1>
        <p className="text-xl">
          Its number is <strong className="whitespace-nowrap">{head.number}</strong>
        </p>
        <p>{head.title}</p>
      </div>
      <section className="space-y-3">
        <h2 className="text-xl">What happens next</h2>
        <p className="max-w-reading">{head.next}</p>
        {due && (
          <p>
            By <DueMarker date={due.date} distance={due.distance} />
          </p>
        )}
        <p className="max-w-reading">
          Your agency gets a notice now, and one at every step. Until intake begins, your approver can take the
          submission back on the page of the request.
        </p>
      </section>
      <div className="flex flex-wrap gap-3 max-sm:flex-col">
        <LinkButton href={paths.request(head.id)}>Open the request</LinkButton>
        <LinkButton href={paths.dashboard()} tone="secondary">
          Go to your dashboard
        </LinkButton>
      </div>
    </div>
  );
}
