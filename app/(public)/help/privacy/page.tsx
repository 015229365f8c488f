import type { Metadata } from 'next';
import { Prose } from '@/components/page/prose';
import { DataBoundaryNote } from '@/components/public/data-boundary-note';
import { HelpShell } from '@/components/public/help-shell';
import { PaperworkNotice } from '@/components/public/paperwork-notice';
import { paths } from '@/lib/domain/paths';
import { formNotice } from '@/lib/server/register/form-notice';

export const metadata: Metadata = { title: 'Privacy' };

// The control number is a setting of the running portal.
export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <HelpShell href={paths.privacy()} title="Privacy" lead="What the portal keeps about whom, why, and who reads it.">
      <div className="space-y-10">
        <DataBoundaryNote />
        <Prose>
          <h2>Privacy Act statement</h2>
          <p>
            <strong>Authority.</strong> 5 USC 301 and 44 USC 3101 allow the keeping of accounts for people who use a
            federal system; the programs rest on the laws that each program page names.
          </p>
          <p>
            <strong>What and why.</strong> If you have an account we keep your name, job title, work e-mail address,
            work telephone, agency or office, role, how you sign in, and what you did in the portal and when. We need
            this to let you in, to show who acted for whom, and to prove signatures.
          </p>
          <p>
            <strong>Who reads it.</strong> The people who work on your case see your name, title and acts.
            Administrators and oversight see accounts and the audit log. Titles and signing times of signers, and the
            signed text, are public once an agreement is in force.
          </p>
          <p>
            <strong>System of records.</strong> Accounts fall under DHS/ALL-004, General Information Technology Access
            Account Records System (77 FR 70792, Nov 27, 2012), whose routine uses say to whom records may be disclosed.
          </p>
          <p>
            <strong>Is it voluntary?</strong> Yes. Without these data we cannot open an account, and a request can then
            only be made on paper.
          </p>
          <h2>About officers who are put forward</h2>
          <p>
            Requests and agreements hold counts and dates: how many officers are nominated, trained and certified. Their
            names, histories and questionnaires stay out of the portal.
          </p>
          <h2>Cookies</h2>
          <p>
            Public pages set none. Signing in sets one cookie that ends with your session. Nothing is shared with
            advertisers or measuring services, and no page loads anything from another site.
          </p>
          <h2>Requests under the Freedom of Information Act</h2>
          <p>
            Requests, assessments and agreements can be released under 5 USC 552 and 6 CFR part 5. Write as if what you
            write will be read by others.
          </p>
        </Prose>
        <PaperworkNotice notice={formNotice()} />
      </div>
    </HelpShell>
  );
}
