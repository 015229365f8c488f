import { ListForm } from '@/components/admin/list-form';
import { Fieldset } from '@/components/form/fieldset';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { ButtonRow } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { DIGEST_HOUR } from '@/lib/domain/notices/mail-plan';
import { mailPaceLabels, mailPaces } from '@/lib/domain/notices/mail-rules';
import {
  hours,
  hourText,
  type LockedRow,
  type NoticeSettingsGroup,
  type NoticeSettingsPage,
  timeZones,
} from '@/lib/domain/notices/notice-settings';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  page: NoticeSettingsPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

const paces = mailPaces.map((value) => ({ value, label: mailPaceLabels[value] }));
const zones = Object.entries(timeZones).map(([value, label]) => ({ value, label }));

/** Time zone, quiet hours, and how each kind of notice comes by mail. */
export function NoticeSettingsForm({ page, action }: Props) {
  const { timeZone, quiet, groups } = page;
  return (
    <ListForm action={action} name="told">
      <section aria-labelledby="clock" className="space-y-6">
        <h2 id="clock">Your clock</h2>
        <Select
          name="timeZone"
          label="Time zone"
          hint={`What you get once a day comes at ${hourText(DIGEST_HOUR)} of this zone, what you get once a week on Mondays at that time.`}
          options={zones}
          defaultValue={timeZone}
        />
        <Fieldset
          legend="Quiet hours"
          optional
          hint="No notice is mailed in these hours. What was written meanwhile comes when they end."
        >
          <div className="flex flex-wrap gap-6">
            <Select
              name="quietFrom"
              label="From"
              width="short"
              empty="No quiet hours"
              options={hours}
              defaultValue={quiet ? String(quiet.from) : ''}
            />
            <Select
              name="quietUntil"
              label="Until"
              width="short"
              empty="No quiet hours"
              options={hours}
              defaultValue={quiet ? String(quiet.until) : ''}
            />
          </div>
        </Fieldset>
      </section>
      <section aria-labelledby="by-mail" className="space-y-6 pt-6">
        <h2 id="by-mail">What comes by mail</h2>
        <div className="space-y-4">
          {groups.map((group) => (
            <GroupFields key={group.key} group={group} />
          ))}
        </div>
      </section>
      <ButtonRow>
        <Submit>Save</Submit>
      </ButtonRow>
    </ListForm>
  );
}

function GroupFields({ group }: { group: NoticeSettingsGroup }) {
  const { key, label, hint, rows, locked } = group;
  const changed = rows.filter(({ chosen }) => chosen !== null).length;
  return (
    <Disclosure
      look="box"
      summary={
        <>
          {label}
          {changed > 0 && ` (${changed} changed)`}
        </>
      }
    >
      <div className="space-y-8 py-2">
        <p className="max-w-reading text-muted">{hint}</p>
        {rows.length > 1 && (
          <Select
            name={`all.${key}`}
            label="All of these"
            hint="Sets every one below, except what always comes."
            options={paces}
            empty="Each as chosen below"
          />
        )}
        {rows.length > 0 && (
          <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
            {rows.map(({ name, event, chosen, usual }) => (
              <Select
                key={name}
                name={`pace.${name}`}
                label={event}
                options={paces}
                empty={`As usual: ${mailPaceLabels[usual].toLowerCase()}`}
                defaultValue={chosen ?? ''}
              />
            ))}
          </div>
        )}
        {locked.length > 0 && <LockedList rows={locked} />}
      </div>
    </Disclosure>
  );
}

function LockedList({ rows }: { rows: readonly LockedRow[] }) {
  return (
    <div className="space-y-2">
      <p className="font-bold">Always by mail, at once or after your quiet hours</p>
      <ul className="space-y-2">
        {rows.map(({ name, event, reason }) => (
          <li key={name} className="max-w-reading">
            {event}
            <span className="block text-muted">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
