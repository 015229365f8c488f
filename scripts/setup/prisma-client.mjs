import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findNode, SetupRefusal } from './dependencies.mjs';

const schemaFolder = 'prisma/schema';
const clientFolder = 'lib/server/db/generated';
const stampFile = path.join(clientFolder, 'made-from.txt');

/**
 * Makes the database client from the schema when the schema or Prisma has changed.
 * Returns "up to date" when there was nothing to do. Throws a SetupRefusal with Prisma's own words.
 */
export async function generateClient() {
  const fingerprint = fingerprintSchema();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return 'up to date';
  await runPrisma(['generate']);
  writeFileSync(stampFile, fingerprint);
  return undefined;
}

function fingerprintSchema() {
  const hash = createHash('sha256');
  for (const file of readdirSync(schemaFolder).sort()) hash.update(readFileSync(path.join(schemaFolder, file)));
  hash.update(readFileSync('node_modules/prisma/package.json'));
  return hash.digest('hex');
}

function runPrisma(args) {
  return new Promise((resolve, reject) => {
    // Generating uses no schema engine, but Prisma would download one: naming any program that exists prevents it.
    const env = { ...childEnvironment(), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
    const child = spawn(findNode(), ['node_modules/prisma/build/index.js', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.once('close', (code) => {
      if (code === 0) return resolve(undefined);
      return reject(
        new SetupRefusal(`The database client could not be made:\n${Buffer.concat(said).toString().trim()}`),
      );
    });
  });
}
