// npm start, npm run dev, npm run build, and the door to every other script. It runs on Node 20 with nothing installed:
// it installs, then goes on under Node 24 (docs/decisions/0005).
//   --dev            hot reload          --build-only   set-up and build, then stop
//   --run FILE …     set-up, then one TypeScript file of scripts/
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, requireNode, SetupRefusal } from './setup/dependencies.mjs';
import { generateClient } from './setup/prisma-client.mjs';
import { runScript } from './setup/run-script.mjs';
import { showStep } from './setup/steps.mjs';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const [flag, ...rest] = process.argv.slice(2);

try {
  requireNode();
  if (flag === '--run') {
    await installDependencies();
    await generateClient();
    process.exitCode = await runScript(rest[0], rest.slice(1));
  } else {
    await showStep(1, 'Installing dependencies', installDependencies);
    await showStep(2, 'Making the database client', generateClient);
    process.exitCode = await runScript('scripts/portal.ts', flag ? [flag] : []);
  }
} catch (error) {
  console.error(error instanceof SetupRefusal ? error.message : error);
  process.exitCode = 1;
}
