import type { Metadata } from 'next';
import { DataBoundaryNote } from '@/components/public/data-boundary-note';
import { LandingContacts } from '@/components/public/landing-contacts';
import { LandingHero } from '@/components/public/landing-hero';
import { LandingOutcomes } from '@/components/public/landing-outcomes';
import { LandingRegister } from '@/components/public/landing-register';
import { LandingSteps } from '@/components/public/landing-steps';
import { PublicPage } from '@/components/public/public-page';
import { officeContacts } from '@/lib/server/register/office-contacts';
import { registerFigures } from '@/lib/server/register/register-queries';

export const metadata: Metadata = {
  title: { absolute: 'ACCESS Partnership Portal: find the partnership that fits your community' },
};

// The numbers are those of the register now.
export const dynamic = 'force-dynamic';

export default async function Page() {
  const [figures, offices] = await Promise.all([registerFigures(), officeContacts()]);
  return (
    <PublicPage band={<LandingHero />}>
      <div className="space-y-16">
        <LandingSteps />
        <DataBoundaryNote />
        <LandingOutcomes />
        <LandingRegister figures={figures} />
        <LandingContacts offices={offices.filter(({ line }) => line === 'HQ')} />
      </div>
    </PublicPage>
  );
}
