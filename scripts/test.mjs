// npm test: the same set-up as npm start, plus a browser, then everything that is checked. Parts by name:
//   node scripts/test.mjs lint types domain house components server build sizes journeys
// The last line is "N passed, M failed": every test counts, and format and lint, types, build and sizes count one each.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installBrowser } from './setup/browser.mjs';
import { installDependencies, requireNode, SetupRefusal } from './setup/dependencies.mjs';
import { generateClient } from './setup/prisma-client.mjs';
import { testParts } from './setup/test-parts.mjs';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(testParts).filter((name) => testParts[name].whole);
const total = { passed: 0, failed: 0 };
const needsBuild = ['sizes', 'journeys'];
let isInterrupted = false;

try {
  await setUp();
  process.once('SIGINT', () => {
    isInterrupted = true;
  });
  const lines = [];
  for (const name of names) lines.push(await runPart(name));
  console.log(`\n${lines.join('\n')}`);
} catch (error) {
  console.error(error instanceof SetupRefusal ? error.message : error);
  total.failed += 1;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function setUp() {
  requireNode();
  const unknown = names.filter((name) => !(name in testParts));
  if (unknown.length > 0) {
    throw new SetupRefusal(`There is no part ${unknown.join(', ')}. The parts: ${Object.keys(testParts).join(', ')}.`);
  }
  console.log('Installing dependencies …');
  await installDependencies();
  await generateClient();
  if (['server', 'journeys', 'access'].some((name) => names.includes(name))) {
    console.log('Looking for a browser and pdfsig …');
    await installBrowser();
  }
}

async function runPart(name) {
  if (isInterrupted || (needsBuild.includes(name) && total.failedBuild)) {
    total.failed += 1;
    return `${name.padEnd(12)} not run`;
  }
  console.log(`\n== ${name} ==`);
  const begun = Date.now();
  const { passed, failed } = await testParts[name].run();
  total.passed += passed;
  total.failed += failed;
  // Without pages there is nothing to open in the browser.
  if (name === 'build') total.failedBuild = failed > 0;
  return `${name.padEnd(12)} ${passed} passed, ${failed} failed  (${Math.round((Date.now() - begun) / 1000)} s)`;
}
