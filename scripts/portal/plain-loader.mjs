// Lets Node run our TypeScript by itself, in half the time that the loader of the scripts takes, and without a hand on
// the modules of others: for the web server, and for tests that start many processes. Types are stripped by Node; only
// our own addresses are resolved here.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = pathToFileURL(`${path.resolve('.')}/`);

function addressOf(specifier, parent = '') {
  if (specifier.startsWith('@/')) return new URL(specifier.slice(2), root);
  // Built pages lie under our root as well, and ask for their parts as Node understands it.
  const isOurs = parent.startsWith(root.href) && !parent.includes('/node_modules/') && /\.tsx?$/u.test(parent);
  return isOurs && specifier.startsWith('./') ? new URL(specifier, parent) : null;
}

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'server-only') return { url: 'data:text/javascript,', shortCircuit: true };
    const address = addressOf(specifier, context.parentURL);
    if (address === null) return next(specifier, context);
    const file = ['.ts', '.tsx'].map((end) => new URL(`${address.href}${end}`)).find((each) => existsSync(each));
    return file ? { url: file.href, format: 'module-typescript', shortCircuit: true } : next(address.href, context);
  },
});
