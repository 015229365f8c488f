import 'server-only';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { countiesOf, type Place } from '@/lib/domain/agencies/states';

// us-atlas redistributes the Census Bureau's cartographic boundary files; only codes and names are read here.

const geometries = z.object({
  geometries: z
    .array(z.object({ id: z.string().max(10), properties: z.object({ name: z.string().max(200) }) }))
    .max(5000),
});

const atlasFile = z.object({ objects: z.object({ states: geometries, counties: geometries }) });

/** The codes and names in the atlas as they stand there. */
export const readAtlas = async (): Promise<{
  states: { fips: string; name: string }[];
  counties: { fips: string; name: string }[];
}> => {
  const file = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json');
  const { objects } = atlasFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const plain = (from: z.output<typeof geometries>) =>
    from.geometries.map(({ id, properties }) => ({ fips: id, name: properties.name }));
  return { states: plain(objects.states), counties: plain(objects.counties) };
};

/** All counties of the portal: those of the atlas, named apart, and those of the State of Winter. */
export const allCounties = async (): Promise<Place[]> => countiesOf((await readAtlas()).counties);
