import type { Metadata } from 'next';
import { Prose } from '@/components/page/prose';
import { HelpShell } from '@/components/public/help-shell';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'Accessibility' };

export default function Page() {
  return (
    <HelpShell
      href={paths.accessibility()}
      title="Accessibility"
      lead="The portal is for everyone who has to use it, with whatever they use it."
    >
      <Prose>
        <p>
          Section 508 of the Rehabilitation Act (29 USC 794d) asks federal systems to be accessible. We build to the Web
          Content Accessibility Guidelines 2.2, level AA, which asks for more than the legal minimum.
        </p>
        <h2>What you can expect</h2>
        <ul>
          <li>Everything works with the keyboard alone, and you always see where you are.</li>
          <li>Reading, and the main forms, work without JavaScript.</li>
          <li>Text can be enlarged to 400 percent without sideways scrolling, and every page works on a telephone.</li>
          <li>No color carries a meaning by itself. Motion stops if your system asks for less of it.</li>
          <li>Errors say what to mend, and what you typed is kept.</li>
          <li>A new request saves as you go, so that a break costs nothing.</li>
        </ul>
        <h2>How we check</h2>
        <p>
          Components and pages are run through an automatic checker (axe) each time the portal is tested. Automatic
          checks find part of the faults; tell us about the others.
        </p>
        <h2>What we know is missing</h2>
        <p>
          The sealed PDF of an agreement has real text in reading order. Its words also stand on the agreement's page
          for both sides. A conformance report by an outside tester has not been made yet.
        </p>
        <h2>Tell us</h2>
        <p>
          Call the coordination office: its number is on the <a href={paths.home()}>front page</a>. Say the address of
          the page and what you use. We also send any text of this portal in another form.
        </p>
      </Prose>
    </HelpShell>
  );
}
