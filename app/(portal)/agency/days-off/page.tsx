import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddDaysOff, ConfirmDaysOff, DaysOffTable } from '@/components/agencies/days-off';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { daysOffPage } from '@/lib/server/agencies/days-off-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { add, remove } from './actions';

export const metadata: Metadata = { title: 'Days off' };

type Value = string | string[] | undefined;
type Props = { searchParams: Promise<{ name?: Value; from?: Value; to?: Value; remove?: Value }> };

const one = (value: Value): string | null => (typeof value === 'string' ? value : null);

export default async function Page({ searchParams }: Props) {
  const [actor, asked] = await Promise.all([requireReader(), searchParams]);
  const page = await daysOffPage(actor, {
    name: one(asked.name),
    from: one(asked.from),
    to: one(asked.to),
    remove: one(asked.remove),
  });
  if (!page) notFound();
  const changes = page.adding !== null || page.removing !== null;
  return (
    <>
      <BackLink href={paths.ownAgency()}>Your agency</BackLink>
      <PageTitle
        caption={page.agencyName}
        title="Days off"
        below={
          <p className="max-w-reading text-muted">
            Days on which your office is closed, besides weekends and federal holidays. Where your agency has to act
            within business days, they are not counted. ICE reads them too; its own time runs on.
          </p>
        }
      />
      <div className="space-y-10">
        <ConfirmDaysOff page={page} add={add} remove={remove} />
        {!changes && <DaysOffTable rows={page.rows} mayChange={page.mayChange} />}
        {!changes && page.mayChange && <AddDaysOff page={page} />}
      </div>
    </>
  );
}
