import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal, runMain } from '@/scripts/refusal';
import { floors, licensesByHand, usableLicenses } from '@/scripts/supply/floors';
import { decidedScripts, readLockedPackages } from '@/scripts/supply/locked-packages';
import { floorFaults, licenseFaults, scriptFaults, sourceFaults, staleFloors } from '@/scripts/supply/supply-faults';

// npm run supply: what a release needs to know of its packages. Besides what `npm test` checks, it fails on floors that
// nobody reviewed for 30 days (a day that passes must not turn an unchanged portal red), and writes the bill of materials.

const reviewDaysMax = 30;
const billFile = '.data/sbom.cdx.json';

function writeBillOfMaterials(): number {
  const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  mkdirSync('.data', { recursive: true });
  writeFileSync(billFile, text);
  return z.object({ components: z.array(z.unknown()).max(10_000) }).parse(JSON.parse(text)).components.length;
}

await runMain(async () => {
  const packages = readLockedPackages();
  const faults = [
    ...floorFaults(packages, floors),
    ...staleFloors(floors, new Date(), reviewDaysMax),
    ...sourceFaults(packages),
    ...scriptFaults(packages, decidedScripts()),
    ...licenseFaults(packages, usableLicenses, licensesByHand),
  ];
  console.log(
    `${packages.length} packages, ${floors.length} floors. ${billFile}: ${writeBillOfMaterials()} components.`,
  );
  for (const { package: name, accepted } of floors) {
    if (accepted) console.log(`Accepted below its floor: ${name} ${accepted.version}. ${accepted.because}`);
  }
  if (faults.length > 0) throw new Refusal(faults.join('\n'));
});
