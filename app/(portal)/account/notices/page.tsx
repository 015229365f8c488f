import type { Metadata } from 'next';
import { watchCase } from '@/app/(portal)/notices/actions';
import { tellMe } from '@/app/(portal)/views/[list]/actions';
import { NoticeSettingsForm } from '@/components/notices/notice-settings-form';
import { ViewAlerts } from '@/components/notices/view-alerts';
import { WatchedCases } from '@/components/notices/watched-cases';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { noticeSettingsPage } from '@/lib/server/notices/notice-settings';
import { saveNoticeSettings } from './actions';

export const metadata: Metadata = { title: 'How you are told' };

export default async function Page() {
  const page = await noticeSettingsPage(await requireActor());
  return (
    <>
      <BackLink href={paths.account()}>Your account</BackLink>
      <PageTitle
        title="How you are told"
        below={
          <p className="max-w-reading text-muted">
            Every notice stands on your page of <Link href={paths.notices()}>notices</Link>, whatever you choose here.
            Here you say how it comes by mail. Mails about your account itself always come at once.
          </p>
        }
      />
      <div className="space-y-12">
        <NoticeSettingsForm page={page} action={saveNoticeSettings} />
        <WatchedCases cases={page.watched} action={watchCase} />
        <ViewAlerts alerts={page.views} action={tellMe} />
      </div>
    </>
  );
}
