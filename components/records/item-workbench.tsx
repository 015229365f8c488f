'use client';
import { useActionState, useCallback, useRef, useState } from 'react';
import { Checkbox } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { NumberField } from '@/components/form/text-field';
import { ExemptionField } from '@/components/records/exemption-field';
import { ItemWords, type Selected } from '@/components/records/item-words';
import { Card } from '@/components/ui/card/card';
import type { ReleaseItemPage } from '@/lib/domain/records/release-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type Props = { page: ReleaseItemPage; mark: Act; children: React.ReactNode };

/** The words of an item at the left, what can be done with them at the right. Selecting words fills the form. */
export function ItemWorkbench({ page, mark, children }: Props) {
  const [answer, act] = useActionState(mark, idle);
  const [selected, setSelected] = useState<Selected | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const several = page.pages.length > 1;
  const onSelect = useCallback((found: Selected) => {
    setSelected(found);
    const fields = form.current?.querySelector('form')?.elements;
    const words = fields?.namedItem('words');
    if (words instanceof HTMLTextAreaElement) words.value = found.words;
    const number = fields?.namedItem('page');
    if (number instanceof HTMLInputElement && number.type === 'text') number.value = String(found.page);
  }, []);
  const canMark = page.edit && page.pages.length > 0 && !page.item.changed;
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <ItemWords pages={page.pages} {...(canMark ? { onSelect } : {})} />
      <div className="space-y-6">
        {canMark && (
          <div ref={form}>
            <Card heading="Mark words" level={2} tone="quiet">
              <Form action={act} answer={answer} name="mark" after="clear">
                <input type="hidden" name="releaseId" value={page.release.id} />
                <input type="hidden" name="version" value={page.release.version} />
                <input type="hidden" name="itemId" value={page.item.id} />
                <input type="hidden" name="fromChar" value={selected?.from ?? ''} />
                <input type="hidden" name="toChar" value={selected?.to ?? ''} />
                <fieldset className="min-w-0" onInput={(event) => typed(event.target) && setSelected(null)}>
                  <legend className="sr-only">Which words</legend>
                  <TextArea
                    name="words"
                    label="Words that do not leave"
                    hint="Select them in the text, or type them: every place on the page is marked."
                    rows={3}
                  />
                </fieldset>
                {several ? (
                  <NumberField name="page" label="Page" defaultValue="1" width="short" />
                ) : (
                  <input type="hidden" name="page" value="1" />
                )}
                <Checkbox name="everywhere" label={several ? 'Every place on every page' : 'Every place in the text'} />
                {several && <Checkbox name="wholePage" label="The whole page" />}
                <ExemptionField label="Why they do not leave" />
                <Submit>Mark</Submit>
              </Form>
            </Card>
          </div>
        )}
        {children}
      </div>
    </div>
  );
}

const typed = (target: EventTarget): boolean => target instanceof HTMLTextAreaElement;
