import { holeChapters, plantedHoles } from '@/scripts/holes/all-holes';
import { readFound } from '@/scripts/holes/found-record';

// docs/planted-holes.md: each hole that npm run holes plants, where, and the test that finds it.

const inCell = (text: string): string => text.replaceAll('|', '\\|');

const figures = (lastFound: Readonly<Record<string, string>>): string => {
  const { on, planted, found, seconds } = readFound().lastWholeRun;
  const seen = plantedHoles.filter(({ name }) => lastFound[name] !== undefined).length;
  const minutes = Math.round(seconds / 60);
  return `${plantedHoles.length} holes, ${seen} of them found when last tried. The last whole run, on ${on}: ${planted} planted, ${found} found, in ${minutes} minutes.`;
};

/** The document, without its last line end. */
export const plantedHolesDocument = (): string => {
  const { lastFound } = readFound();
  return [
    '# Planted holes',
    '<!-- Written by npm run docs from scripts/holes. Change a hole there, then run it again. -->',
    '`npm run holes` works in copies of the portal. It takes one protection away, runs the test that should notice, puts the protection back and goes on to the next; it fails when a test stays green. The same tests are run unbroken before, so that what turns red turns red by the hole. `npm run holes -- fence "a session"` tries those holes whose name, file or test holds one of these. Nothing of it is part of `npm test`, which only sees that each hole can still be planted.',
    figures(lastFound),
    ...holeChapters.flatMap(({ title, holes }) => [
      `## ${title}`,
      [
        '| hole | planted in | found by | last found |',
        '|---|---|---|---|',
        ...holes.map(
          ({ name, file, test, turnsRed }) =>
            `| ${inCell(name)} | \`${file}\` | \`${test}\`: ${inCell(turnsRed)} | ${lastFound[name] ?? 'never'} |`,
        ),
      ].join('\n'),
    ]),
  ].join('\n\n');
};
