import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withDatabase } from '@/scripts/database/portal-database';
import { openSchemaEngine } from '@/scripts/database/schema-engine';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run db:new-migration -- name
// Writes the SQL that leads from the schema at the last migration (a committed copy) to the present one. Nothing is
// applied: read the SQL, add triggers and checks by hand, then `npm start` applies it.

const schemaFolder = 'prisma/schema';
const migrationsFolder = 'prisma/migrations';
const keptCopy = path.join(migrationsFolder, 'schema-at-last-migration.prisma');
const noFilters = { externalTables: [], externalEnums: [] };

await runMain(async () => {
  const name = readName(process.argv[2]);
  const present = readPresentSchema();
  const last = existsSync(keptCopy) ? readFileSync(keptCopy, 'utf8') : null;
  let sql = '';
  await withDatabase(async (url) => {
    sql = await writeDifference(url, last, present);
  });
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  writeFileSync(keptCopy, present);
  const isEmpty = !/^\s*(?!--)\S/m.test(sql);
  console.log(`${folder}/migration.sql written${isEmpty ? ' (the schema is unchanged: add your own SQL)' : ''}.`);
});

function readName(name: string | undefined): string {
  if (name && /^[a-z][a-z0-9_]{2,60}$/.test(name)) return name;
  throw new Refusal('Name the migration in lower-case words, such as: npm run db:new-migration -- add_site_visits');
}

function readPresentSchema(): string {
  const files = readdirSync(schemaFolder).filter((file) => file.endsWith('.prisma'));
  const texts = files.sort().map((file) => readFileSync(path.join(schemaFolder, file), 'utf8').trim());
  return `// Written by npm run db:new-migration: the schema as the newest migration leaves it. Not a schema to edit.\n\n${texts.join('\n\n')}\n`;
}

// The engine reads nothing from the database here, but does not start without one.
async function writeDifference(url: string, from: string | null, to: string): Promise<string> {
  const { engine, close } = await openSchemaEngine(url);
  const datamodel = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    return stdout ?? '';
  } finally {
    await close();
  }
}
