import { licensesByHand } from '@/scripts/supply/floors';
import { type LockedPackage, readLockedPackages } from '@/scripts/supply/locked-packages';
import { licenseOf } from '@/scripts/supply/supply-faults';

const named = ({ name, version }: LockedPackage): string => `${name} ${version}`;

/** The licenses of what the running portal is made of and of what only its makers use, as two Markdown tables. */
export function licensesTables(): string[] {
  const packages = readLockedPackages();
  return [false, true].flatMap((forDevelopment) => {
    const byLicense = Map.groupBy(
      packages.filter((one) => one.forDevelopment === forDevelopment),
      (one) => licenseOf(one, licensesByHand) ?? 'none named',
    );
    const rows = [...byLicense]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([license, ones]) => `| ${license} | ${[...new Set(ones.map(named))].sort().join(', ')} |`);
    return [
      forDevelopment ? '## For building and testing alone' : '## In the running portal',
      ['| license | packages |', '|---|---|', ...rows].join('\n'),
    ];
  });
}
