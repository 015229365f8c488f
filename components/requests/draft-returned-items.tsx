'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { Card } from '@/components/ui/card/card';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import { sections } from '@/lib/domain/requests/draft';
import type { ReturnedItemView } from '@/lib/domain/requests/draft-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Answer = (previous: Outcome, form: FormData) => Promise<Outcome>;

type ReturnedItemsProps = {
  requestId: string;
  items: readonly ReturnedItemView[];
  /** Left out for readers who do not answer. */
  answer?: Answer | undefined;
  /** Beside its section an item needs no link to it. */
  place: 'list' | 'section';
};

const answerCharsMax = 2000;

/** What intake asked for when it returned the request, each item with the agency's answer. */
export function DraftReturnedItems({ requestId, items, answer, place }: ReturnedItemsProps) {
  if (items.length === 0) return null;
  const open = items.filter((item) => item.answer === null).length;
  return (
    <section aria-labelledby="returned-items" className="mb-8 space-y-4">
      <h2 id="returned-items">
        {open === 0 ? 'Intake asked, and you answered' : `Intake asks for ${open} ${open === 1 ? 'thing' : 'things'}`}
      </h2>
      {items.map((item) => (
        <Item key={item.id} requestId={requestId} item={item} answer={answer} place={place} />
      ))}
    </section>
  );
}

type ItemProps = Omit<ReturnedItemsProps, 'items'> & { item: ReturnedItemView };

function Item({ requestId, item, answer, place }: ItemProps) {
  const section = sections.find(({ key }) => key === item.section);
  return (
    <Card
      level={3}
      heading={section?.title}
      aside={item.answer === null ? <Tag tone="yellow">Answer needed</Tag> : <Tag tone="green">Answered</Tag>}
    >
      <div className="max-w-reading space-y-4">
        <p className="whitespace-pre-line">{item.text}</p>
        {place === 'list' && (
          <p>
            <Link href={paths.requestSection(requestId, item.section)}>Open “{section?.title}”</Link>
          </p>
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

function ItemForm({ requestId, item, answer }: { requestId: string; item: ReturnedItemView; answer: Answer }) {
  const [outcome, act] = useActionState(answer, idle);
  return (
    <Form action={act} answer={outcome} name={`item-${item.id}`}>
      <input type="hidden" name="caseId" value={requestId} />
      <input type="hidden" name="itemId" value={item.id} />
      <TextArea
        name="answer"
        label="Your answer"
        hint="Say what you changed, or why nothing needs to change."
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
