import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findNode, SetupRefusal } from './dependencies.mjs';

// What the tests need beside npm packages: a browser, and pdfsig, which checks our sealed PDFs independently.

const debianBrowser = '/usr/bin/chromium';

/**
 * Makes sure of a browser and of pdfsig: from Debian's packages where we may install them, else Playwright's browser.
 * Returns "up to date" when both are there. Throws a SetupRefusal that says what to install.
 */
export async function installBrowser() {
  const wanted = [existsSync(debianBrowser) ? [] : 'chromium', isOnPath('pdfsig') ? [] : 'poppler-utils'].flat();
  if (wanted.length === 0) return 'up to date';
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], env);
  }
  if (!existsSync(debianBrowser)) {
    run(findNode(), ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], childEnvironment());
  }
  if (isOnPath('pdfsig')) return undefined;
  throw new SetupRefusal('The tests need pdfsig. Install it (Debian: poppler-utils, macOS: brew install poppler).');
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function run(file, args, env) {
  const answer = spawnSync(file, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (answer.status !== 0)
    throw new SetupRefusal(`The browser for the tests could not be installed (${file} ${args[0]}).`);
}
