'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { Card } from '@/components/ui/card/card';
import { Link } from '@/components/ui/link/link';
import { Tag, type TagTone } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import { sections } from '@/lib/domain/requests/draft';
import type { DraftView, ReturnedItemView, ReturnedState } from '@/lib/domain/requests/draft-view';
import { idle, type Outcome } from '@/lib/domain/result';
import { DraftReturnedHead } from './draft-returned-head';

type Answer = (previous: Outcome, form: FormData) => Promise<Outcome>;

type ReturnedItemsProps = {
  requestId: string;
  items: readonly ReturnedItemView[];
  returned: DraftView['returned'];
  /** Left out for readers who do not answer. */
  answer?: Answer | undefined;
  /** Beside its section an item links to its field only. */
  place: 'list' | 'section';
};

const answerCharsMax = 2000;

const stateTags: Record<ReturnedState, { tone: TagTone; label: string }> = {
  OPEN: { tone: 'yellow', label: 'Answer needed' },
  CHANGED: { tone: 'green', label: 'Changed' },
  ANSWERED: { tone: 'green', label: 'Answered' },
};

const headingOf = (by: string, open: number): string =>
  open === 0 ? `${by} asked, and you answered` : `${by} asks for ${open} ${open === 1 ? 'thing' : 'things'}`;

/** What ICE asked for when it returned the request, each item with the way to its field and the agency's answer. */
export function DraftReturnedItems({ requestId, items, returned, answer, place }: ReturnedItemsProps) {
  if (!returned) return null;
  if (items.length === 0) return place === 'list' ? <DraftReturnedHead returned={returned} /> : null;
  const open = items.filter(({ state }) => state === 'OPEN').length;
  return (
    <section aria-labelledby="returned-items" className="mb-8 space-y-4">
      <h2 id="returned-items">{headingOf(returned.by, open)}</h2>
      <DraftReturnedHead returned={returned} />
      {items.map((item) => (
        <Item key={item.id} requestId={requestId} item={item} answer={answer} place={place} />
      ))}
    </section>
  );
}

type ItemProps = Pick<ReturnedItemsProps, 'requestId' | 'answer' | 'place'> & { item: ReturnedItemView };

function Item({ requestId, item, answer, place }: ItemProps) {
  const title = sections.find(({ key }) => key === item.section)?.title ?? 'Request';
  const { tone, label } = stateTags[item.state];
  const page = paths.requestSection(requestId, item.section);
  return (
    <Card
      level={3}
      heading={item.label === null ? title : `${title}: ${item.label}`}
      aside={<Tag tone={tone}>{label}</Tag>}
    >
      <div className="max-w-reading space-y-4">
        <p className="wrap-anywhere whitespace-pre-line">{item.text}</p>
        {item.control !== null ? (
          <p>
            <Link href={`${page}#${item.section}-${item.control}`}>Go to “{item.label}”</Link>
          </p>
        ) : (
          place === 'list' && (
            <p>
              <Link href={page}>Open “{title}”</Link>
            </p>
          )
        )}
        {answer ? (
          <ItemForm requestId={requestId} item={item} answer={answer} />
        ) : (
          item.answer !== null && <p className="whitespace-pre-line border-line border-l-4 pl-4">{item.answer}</p>
        )}
      </div>
    </Card>
  );
}

const answerHint = (item: ReturnedItemView): string =>
  item.control === null
    ? 'Say what you changed, or why nothing needs to change.'
    : 'Changing the field answers this. Write only what the change does not say, or why nothing needs to change.';

function ItemForm({ requestId, item, answer }: { requestId: string; item: ReturnedItemView; answer: Answer }) {
  const [outcome, act] = useActionState(answer, idle);
  return (
    <Form action={act} answer={outcome} name={`item-${item.id}`}>
      <input type="hidden" name="caseId" value={requestId} />
      <input type="hidden" name="itemId" value={item.id} />
      <TextArea
        name="answer"
        label="Your answer"
        hint={answerHint(item)}
        rows={3}
        max={answerCharsMax}
        defaultValue={item.answer ?? ''}
      />
      <Submit tone="secondary" waiting="Saving…">
        {item.answer === null ? 'Save answer' : 'Change answer'}
      </Submit>
    </Form>
  );
}
