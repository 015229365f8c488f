'use client';
import { useState } from 'react';
import { ComboBox as AriaComboBox, Button, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Icon } from '@/components/ui/icon/icon';
import type { useField } from './answer-context';
import { boxClass } from './field';
import type { Option } from './select';

export type TypedChoiceProps = {
  name: string;
  options: readonly Option[];
  chosen: string;
  none: string;
  field: ReturnType<typeof useField>;
};

/** A list of options that narrows while somebody types. */
export function TypedChoice({ name, options, chosen, none, field }: TypedChoiceProps) {
  const [value, setValue] = useState<string>(chosen);
  return (
    <AriaComboBox
      aria-labelledby={`${field.id}-label`}
      aria-describedby={field.describedBy}
      validationBehavior="aria"
      isInvalid={Boolean(field.error)}
      defaultItems={options}
      defaultValue={chosen || null}
      onChange={(key) => setValue(key === null ? '' : String(key))}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      {/* Our own hidden field: it holds the value also while the person is typing something else. */}
      <input type="hidden" name={name} value={value} />
      <Group className="flex w-full max-w-lg">
        <Input id={field.id} className={`${boxClass} relative min-w-0 grow focus:z-10`} />
        <Button className="-ml-px flex min-h-11 w-11 shrink-0 cursor-pointer items-center justify-center border border-muted bg-surface hover:bg-ground-dark">
          <Icon name="chevron-down" />
        </Button>
      </Group>
      <Popover className="w-(--trigger-width) min-w-72 max-w-[calc(100vw-2rem)] border border-muted bg-surface shadow-float">
        <ListBox<Option>
          className="max-h-72 overflow-auto outline-none"
          renderEmptyState={() => <p className="px-3 py-2.5 text-muted">{none}</p>}
        >
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              className="flex min-h-11 cursor-pointer items-center px-3 py-2 data-focused:bg-primary-light data-selected:font-bold"
            >
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
