import { parse, satisfies } from 'semver';
import type { Floor } from '@/scripts/supply/floors';
import type { LockedPackage } from '@/scripts/supply/locked-packages';

// What is wrong with the packages that the lock file names, one sentence each. Pure: the test and the command share it.

const registry = 'https://registry.npmjs.org/';

/** Packages below their floor, and accepted exceptions that no longer match what is installed. */
export function floorFaults(packages: readonly LockedPackage[], floors: readonly Floor[]): string[] {
  return floors.flatMap((floor) => {
    const found = packages.filter(({ name }) => name === floor.package);
    const low = found.filter(({ version }) => version !== floor.accepted?.version && !isHighEnough(version, floor));
    const stale = floor.accepted && !found.some(({ version }) => version === floor.accepted?.version);
    return [
      ...low.map(
        ({ place, version }) => `${place} is ${version}; the floor is ${floor.minimum.join(' or ')} (${floor.closes}).`,
      ),
      ...(stale ? [`${floor.package}: the exception for ${floor.accepted?.version} is no longer needed.`] : []),
    ];
  });
}

// A line that was mended counts from its mended version on; every line newer than the newest floor is good.
function isHighEnough(version: string, { minimum }: Floor): boolean {
  const lines = minimum.map((each) => {
    const floor = parse(each);
    return floor ? `>=${each} <${floor.major}.${floor.minor + 1}.0-0` : each;
  });
  const newest = [...minimum].sort((a, b) => parse(a)?.compare(b) ?? 0).at(-1);
  return satisfies(version, [...lines, `>=${newest}`].join(' || '));
}

/** Packages without a SHA-512 of their archive, or from anywhere but the registry. */
export function sourceFaults(packages: readonly LockedPackage[]): string[] {
  return packages.flatMap(({ place, integrity, resolved, bundled }) => [
    ...(bundled || integrity?.startsWith('sha512-') ? [] : [`${place} has no SHA-512.`]),
    ...(resolved === null || resolved.startsWith(registry) ? [] : [`${place} comes from ${resolved}.`]),
  ]);
}

/** Packages that bring an install script about which nobody decided. */
export function scriptFaults(packages: readonly LockedPackage[], decided: readonly string[]): string[] {
  return packages
    .filter(({ name, hasInstallScript }) => hasInstallScript && !decided.includes(name))
    .map(({ place }) => `${place} brings an install script; decide about it in package.json.`);
}

/** The licenses that may be used: everywhere, and for development alone. */
export type AllowedLicenses = { everywhere: readonly string[]; forDevelopment: readonly string[] };

/** Packages under no license that may be used where they are used. */
export function licenseFaults(
  packages: readonly LockedPackage[],
  { everywhere, forDevelopment }: AllowedLicenses,
  byHand: Readonly<Record<string, string>>,
): string[] {
  return packages.flatMap((one) => {
    const license = licenseOf(one, byHand);
    if (license === null) return [`${one.place} names no license.`];
    const allowed = one.forDevelopment ? [...everywhere, ...forDevelopment] : everywhere;
    return isAllowed(license, allowed) ? [] : [`${one.place} is under ${license}.`];
  });
}

/** The license of a package: its own word, or what a person read in its license file. */
export function licenseOf(one: LockedPackage, byHand: Readonly<Record<string, string>>): string | null {
  return one.license ?? byHand[one.name] ?? null;
}

// "A OR B" needs one good license, "A AND B" needs all; packages nest no deeper than that.
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const choices = expression.replace(/[()]/gu, '').split(/ OR /iu);
  return choices.some((choice) => choice.split(/ AND /iu).every((license) => allowed.includes(license.trim())));
}

/** Floors nobody has looked at for longer than the days given. */
export function staleFloors(floors: readonly Floor[], today: Date, daysMax: number): string[] {
  const oldest = new Date(today.getTime() - daysMax * 86_400_000).toISOString().slice(0, 10);
  return floors
    .filter(({ reviewed }) => reviewed < oldest)
    .map((floor) => `${floor.package} was last reviewed on ${floor.reviewed}.`);
}
