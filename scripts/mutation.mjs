// npm run mutation [part …]: Stryker over the engine, the policy, the chain and the rules; fails below 90 percent
// (docs/mutation.md).
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parts } from './mutation/parts.mjs';

const asked = process.argv.slice(2);
const ofTheWhole = Object.keys(parts).filter((name) => !parts[name].isByNameOnly);
const names = asked.length > 0 ? asked : ofTheWhole;
const stryker = path.resolve('node_modules/@stryker-mutator/core/bin/stryker.js');
for (const name of names) {
  console.log(`\n== ${name} ==`);
  const env = { ...process.env, MUTATION_PART: name };
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'scripts/mutation/stryker.config.mjs'], {
    env,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
