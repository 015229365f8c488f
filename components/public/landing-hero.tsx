import { pageWidth } from '@/components/page/frame';
import { LinkButton } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { paths } from '@/lib/domain/paths';

const promises = [
  [
    'search',
    '“Help us decide” comes first',
    'Say what worries your community. You need not know which program you want.',
  ],
  ['users', 'Decide together', 'A liaison visits, checks the figures with you, and both sides read the same advice.'],
  ['file', 'Nothing in the dark', 'Every agreement in force is published with its text, its purpose and its end date.'],
] as const;

/** The top of the front page: what this is, for whom, and the one thing to do first. */
export function LandingHero() {
  return (
    <div className="bg-primary-darker text-white">
      <div className={`${pageWidth} grid gap-x-16 gap-y-10 py-12 sm:py-16 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]`}>
        <div className="min-w-0 space-y-6">
          <p className="font-semibold text-primary-light">For state, local and tribal law enforcement</p>
          <h1 className="sm:text-[2.75rem] sm:leading-[3.25rem]">Find the partnership that fits your community</h1>
          <p className="max-w-reading text-reading sm:text-xl sm:leading-8">
            ACCESS is a set of 13 ways to work with U.S. Immigration and Customs Enforcement (ICE), from a shared help
            desk to a joint task force. Tell us what you face. We assess it with you. Only then does anyone sign
            anything.
          </p>
          <div className="flex flex-wrap gap-4 max-sm:flex-col">
            <LinkButton href={paths.signIn(paths.newRequest())} tone="secondary" className="border-transparent">
              Sign in to start a request
            </LinkButton>
            <LinkButton
              href={paths.programs()}
              className="border-2 border-white bg-transparent hover:bg-primary-dark active:bg-primary-dark"
            >
              Explore the programs
            </LinkButton>
          </div>
        </div>
        <ul className="min-w-0 space-y-5 self-center border-primary-light/40 lg:border-l lg:pl-10">
          {promises.map(([icon, heading, text]) => (
            <li key={heading} className="flex gap-4">
              <Icon name={icon} className="mt-0.5 text-primary-light" />
              <p>
                <strong className="block">{heading}</strong>
                <span className="text-primary-light">{text}</span>
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
