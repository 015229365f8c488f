'use client';
import { oneText, useField, useFormAround } from '@/components/form/answer-context';
import { FieldError } from '@/components/form/field';
import { TextField } from '@/components/form/text-field';
import type { DraftContact } from '@/lib/domain/requests/draft';
import { DraftRows } from './draft-rows';

const contactsMax = 10;

/** Who ICE calls about the request. */
export function DraftContacts({ contacts }: { contacts: readonly DraftContact[] }) {
  const form = useFormAround();
  const first = Math.max(
    0,
    contacts.findIndex(({ primary }) => primary),
  );
  const error = form && !form.answer.ok ? form.answer.fields?.primary?.[0] : undefined;
  return (
    <div className="space-y-4">
      {error && <FieldError id={form?.idOf('primary')}>{error}</FieldError>}
      <DraftRows
        row="Contact"
        add="Add another contact"
        max={contactsMax}
        saved={contacts}
        fields={(position, contact) => (
          <ContactFields position={position} contact={contact} main={position === first} />
        )}
      />
    </div>
  );
}

type ContactFieldsProps = { position: number; contact: DraftContact | undefined; main: boolean };

function ContactFields({ position, contact, main }: ContactFieldsProps) {
  const start = `rows.${position}`;
  return (
    <div className="space-y-4">
      <div className="grid gap-4 md:grid-cols-2">
        <TextField name={`${start}.name`} label="Name" defaultValue={contact?.name} autoComplete="off" />
        <TextField name={`${start}.title`} label="Title" defaultValue={contact?.title} autoComplete="off" />
        <TextField
          name={`${start}.email`}
          label="Work e-mail"
          type="email"
          defaultValue={contact?.email}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name={`${start}.phone`}
          label="Work phone"
          type="tel"
          defaultValue={contact?.phone}
          autoComplete="off"
        />
      </div>
      <MainContact position={position} main={main} />
    </div>
  );
}

function MainContact({ position, main }: { position: number; main: boolean }) {
  const field = useField('primary', { defaultValue: main ? String(position) : '' });
  const id = `${field.id}-${position}`;
  return (
    <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center gap-3">
      <input
        id={id}
        type="radio"
        name="primary"
        value={position}
        defaultChecked={oneText(field.value) === String(position)}
        className="size-5 shrink-0 cursor-pointer accent-primary"
      />
      Main contact: ICE calls here first
    </label>
  );
}
