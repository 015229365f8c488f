import { readFileSync } from 'node:fs';
import { z } from 'zod';

const name = z.string().max(214);

const entry = z.object({
  version: z.string().max(100),
  integrity: z.string().max(200).optional(),
  resolved: z.string().max(500).optional(),
  license: z.string().max(200).optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
  name: name.optional(),
});

const lockFile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string().max(500), z.unknown()) });

/** One package as package-lock.json has it. `place` is its folder, `bundled` means it lies inside another's archive. */
export type LockedPackage = {
  place: string;
  name: string;
  version: string;
  integrity: string | null;
  resolved: string | null;
  license: string | null;
  bundled: boolean;
  hasInstallScript: boolean;
  forDevelopment: boolean;
};

/** Reads every package of a lock file (version 3), the portal itself left out. Throws when it cannot be read. */
export function readLockedPackages(text = readFileSync('package-lock.json', 'utf8')): LockedPackage[] {
  const { packages } = lockFile.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([place, value]) => {
    if (place === '') return [];
    const one = entry.parse(value);
    return [
      {
        place,
        name: one.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version: one.version,
        integrity: one.integrity ?? null,
        resolved: one.resolved ?? null,
        license: one.license ?? null,
        bundled: one.inBundle ?? false,
        hasInstallScript: one.hasInstallScript ?? false,
        forDevelopment: one.dev ?? false,
      },
    ];
  });
}

/** The packages about whose install script package.json decides (`allowScripts`), whichever way. */
export function decidedScripts(text = readFileSync('package.json', 'utf8')): string[] {
  return Object.keys(z.object({ allowScripts: z.record(name, z.boolean()) }).parse(JSON.parse(text)).allowScripts);
}
