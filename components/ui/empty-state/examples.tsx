import { LinkButton } from '@/components/ui/button/button';
import { EmptyState } from './empty-state';

export const examples = {
  'with an action': (
    <EmptyState heading="No requests yet" action={<LinkButton href="/requests/new">Start a request</LinkButton>}>
      Your agency's requests will appear here, with who holds each and what is due.
    </EmptyState>
  ),
  'nothing to do': <EmptyState heading="Nothing waits on you" icon="circle-check" />,
};
