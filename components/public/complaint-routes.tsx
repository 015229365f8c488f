import { Link } from '@/components/ui/link/link';

type Route = { name: string; about: string; how: { href: string; label: string } | null };

// Names and addresses as the offices publish them on their own sites.
const routes: readonly Route[] = [
  {
    name: 'Internal affairs of the agency',
    about: 'For what an officer of the sheriff, police or corrections agency did. The agency publishes its own way.',
    how: null,
  },
  {
    name: 'ICE Office of Professional Responsibility',
    about: 'For what ICE employees, or officers acting under ICE supervision, did.',
    how: { href: 'https://www.ice.gov/about-ice/opr', label: 'ice.gov/about-ice/opr' },
  },
  {
    name: 'DHS Office of Inspector General',
    about: 'For fraud, waste, abuse and misconduct anywhere in the Department of Homeland Security.',
    how: { href: 'https://hotline.oig.dhs.gov', label: 'hotline.oig.dhs.gov' },
  },
  {
    name: 'DHS Office for Civil Rights and Civil Liberties',
    about: 'For violations of civil rights or civil liberties, discrimination, and the conditions of custody.',
    how: { href: 'https://www.dhs.gov/file-civil-rights-complaint', label: 'dhs.gov/file-civil-rights-complaint' },
  },
];

/** Where a complaint goes. The portal shows the ways and takes none itself. */
export function ComplaintRoutes({ level = 2 }: { level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="space-y-4">
      <p className="max-w-reading">
        This portal takes no complaints, because a complaint holds personal data. Go to one of these offices; you may go
        to several.
      </p>
      <ul className="grid gap-4 sm:grid-cols-2">
        {routes.map(({ name, about, how }) => (
          <li key={name} className="min-w-0 rounded border border-line p-4">
            <Heading className="text-lg">{name}</Heading>
            <p className="mt-1 text-muted">{about}</p>
            {how && (
              <Link href={how.href} className="mt-1 inline-flex min-h-11 max-w-full items-center wrap-anywhere">
                {how.label}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
