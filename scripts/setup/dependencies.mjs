import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Installing what package-lock.json names. Runs on Node 20 with nothing but Node itself.

const packageNode = path.join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const nodeMajor = 24;
let foundNode = null;

/** A reason to stop that a person can mend: its message is printed without a stack. */
export class SetupRefusal extends Error {}

/** Refuses a Node that is too old even for the bootstrap. */
export function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  throw new SetupRefusal(`Node ${process.versions.node} is too old. Install Node 20 or newer from https://nodejs.org.`);
}

/**
 * Installs the dependencies when they are missing or differ from the lock file.
 * Returns "up to date" when there was nothing to do. Throws a SetupRefusal with npm's own words.
 */
export async function installDependencies() {
  const isReady = areInstalled() && findNode() !== null;
  if (isReady) return 'up to date';
  // Not `npm ci`: it refuses a lock file that lacks the packages of other platforms, and ours was written where they
  // cannot be had. `--no-save` takes the same locked versions and writes nothing back; the check below holds it to them.
  // No install scripts: of all packages only `node` needs its own, and that one is run by name.
  if (!areInstalled()) {
    await runNpm(['install', '--no-save', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']);
  }
  if (!areInstalled()) {
    throw new SetupRefusal('package.json and package-lock.json do not agree. Run npm install and commit both.');
  }
  if (findNode() === null) await runNpm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
  if (findNode() !== null) return undefined;
  throw new SetupRefusal(`Node ${nodeMajor} could not be installed for this machine. Install it and start again.`);
}

/** Returns the Node 24 that everything after the bootstrap runs on, or null when there is none yet. */
export function findNode() {
  const candidates = [path.resolve(packageNode), process.execPath];
  foundNode ??= candidates.find((file) => existsSync(file) && majorOf(file) >= nodeMajor) ?? null;
  return foundNode;
}

/** Returns the environment for child processes: our own programs come first in PATH, and nothing is sent home. */
export function childEnvironment() {
  const bin = path.resolve('node_modules/.bin');
  const node = findNode();
  const before = node === null || node === process.execPath ? [bin] : [path.dirname(node), bin];
  return {
    ...process.env,
    PATH: [...before, process.env.PATH].join(path.delimiter),
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
}

// npm writes down what it installed; the same names and versions as in the lock file mean that nothing is missing.
function areInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (wanted === null || present === null || !isLockOf(wanted[''])) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || entry.optional || entry.devOptional || entry.peer) return true;
    return present[name]?.version === entry.version;
  });
}

function isLockOf(root) {
  const asked = JSON.parse(readFileSync('package.json', 'utf8'));
  return ['dependencies', 'devDependencies'].every((kind) => {
    const names = new Set([...Object.keys(asked[kind] ?? {}), ...Object.keys(root?.[kind] ?? {})]);
    return [...names].every((name) => asked[kind]?.[name] === root?.[kind]?.[name]);
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

function majorOf(file) {
  if (file === process.execPath) return Number(process.versions.node.split('.')[0]);
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? Number(/^v(\d+)/.exec(answer.stdout)?.[1]) : 0;
}

function runNpm(args) {
  // Started by npm, we know where npm lies; otherwise it is found by name (on Windows through a shell).
  const own = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [file, ...before] = own;
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...before, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && file === 'npm',
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.once('error', () => reject(new SetupRefusal('npm was not found. Install it together with Node.')));
    child.once('close', (code) => {
      if (code === 0) return resolve(undefined);
      const lines = Buffer.concat(said).toString().trim().split('\n');
      const errors = lines
        .filter((line) => !line.startsWith('npm warn'))
        .slice(0, 15)
        .join('\n');
      return reject(new SetupRefusal(`The dependencies could not be installed (npm ${args[0]}):\n${errors}`));
    });
  });
}
