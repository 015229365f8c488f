import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  node: z.record(z.string().max(100), z.object({ exportedName: z.string().max(100) })),
});

/** The folder of the build that the portal of the journeys serves. */
export const buildFolder = process.env.NEXT_DIST_DIR ?? '.next';

/** The number of every server action of the build, with its name. */
export const knownActions = (): { id: string; name: string }[] => {
  const file = path.join(buildFolder, 'server/server-reference-manifest.json');
  return Object.entries(manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).node).map(([id, { exportedName }]) => ({
    id,
    name: exportedName,
  }));
};
