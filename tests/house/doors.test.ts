import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DoorRule, wordsOf } from '@/lib/domain/access/door';
import { actionDoors, doors } from '@/lib/domain/access/doors';
import { doorsOfApp, type FoundDoor } from '@/tests/support/doors/doors-of-app';

// The table of doors is whole, and what it says about signing in is what each file does.

const found = doorsOfApp();
const tableOf = (door: FoundDoor): Readonly<Record<string, DoorRule>> => (door.kind === 'action' ? actionDoors : doors);
const ruleOf = (door: FoundDoor): DoorRule | undefined => tableOf(door)[door.key];
const isPublic = (rule: DoorRule | undefined): boolean => rule?.open === 'ANYONE' || rule?.open === 'LINK';

describe('the table of doors', () => {
  test('sees the whole portal', () => {
    const count = (kind: FoundDoor['kind']) => found.filter((door) => door.kind === kind).length;
    expect(count('page')).toBeGreaterThan(100);
    expect(count('route')).toBeGreaterThan(30);
    expect(count('action')).toBeGreaterThan(100);
  });

  test('has an entry for every page, route and action (add it to lib/domain/access/doors*.ts)', () => {
    expect(found.filter((door) => !ruleOf(door)).map(({ key, file }) => `${key} (${file})`)).toEqual([]);
  });

  test('has no entry for what is not there', () => {
    const there = new Set(found.map(({ key }) => key));
    expect([...Object.keys(doors), ...Object.keys(actionDoors)].filter((key) => !there.has(key))).toEqual([]);
  });

  test('gives one address one entry, and says each in words', () => {
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    for (const rule of [...Object.values(doors), ...Object.values(actionDoors)])
      expect(wordsOf(rule)).toMatch(/\w{4}/u);
  });

  test('lets nobody in at a case or a right without a role that is named', () => {
    const nobody = Object.entries({ ...doors, ...actionDoors })
      .filter(([, rule]) => 'by' in rule && rule.by.length === 0)
      .map(([key]) => key);
    expect(nobody).toEqual([]);
  });
});

/** What a file asks to know who acts: the session, a right, or a maker of actions that asks it. */
const asksWho =
  /\b(?:requireActor|requireReader|watchingActor|presentView|currentActor|requireRight|formAction|rightAction|takersAction|requestStepAction|agreementStepAction)\b(?=[(<,]|\s*\()/u;

describe('who acts', () => {
  test('is asked behind every door that is not for everybody', () => {
    const unasked = found.filter((door) => !isPublic(ruleOf(door)) && !asksWho.test(door.source));
    expect(unasked.map(({ key, file }) => `${key} (${file})`)).toEqual([]);
  });

  test('is asked with the right of the table, where a page asks for a right', () => {
    const wrong = found.flatMap((door) => {
      const rule = ruleOf(door);
      const asked = [...door.source.matchAll(/requireRight\('(\w+)'\)/gu)].map(([, name = '']) => name);
      if (door.kind === 'action' || asked.length === 0) return [];
      const named: readonly string[] = rule?.open === 'RIGHT' ? rule.rights : [];
      return asked.every((name) => named.includes(name)) ? [] : [`${door.key}: ${asked.join()} is not ${named.join()}`];
    });
    expect(wrong).toEqual([]);
  });

  test('is asked before an action of a right reads its form, with the right of the table', () => {
    const made = /= rightAction\(\s*(\[[^\]]*\]|'\w+'),/u;
    const noForm = /\(\): Promise<[^{]*\{\s*return \w+\(await requireRight\(('\w+')\)\);/u;
    const wrong = found.flatMap(({ kind, key, source }) => {
      const rule = kind === 'action' ? actionDoors[key] : undefined;
      if (rule?.open !== 'RIGHT') return [];
      const from = source.search(new RegExp(String.raw`^export (?:const|async function) ${key.split(' ')[1]}\b`, 'mu'));
      const [own = ''] = source.slice(from).split(/\n\n/u);
      const named = (made.exec(own) ?? noForm.exec(own))?.[1] ?? '';
      const asked = [...named.matchAll(/\w+/gu)].map(([name]) => name);
      return asked.join() === rule.rights.join()
        ? []
        : [`${key}: ${asked.join() || 'nothing'} is not ${rule.rights.join()}`];
    });
    expect(wrong).toEqual([]);
  });

  test('is never looked up by the public pages: what they show is the same for all', () => {
    const lookups = found.filter(
      ({ file, kind, source }) => file.startsWith('app/(public)') && kind !== 'action' && asksWho.test(source),
    );
    expect(lookups.map(({ key }) => key)).toEqual([]);
  });
});

// What pages, routes and actions call of lib/server without saying who asks, and why that is right.
const withoutActor: readonly (readonly [RegExp, string])[] = [
  [/^(?:actions|auth|log|clock|env)(?:\/|$)/u, 'makers of actions, sign-in and the session itself'],
  [/^(?:register|finder|places|catalog\/program-queries)(?:\/|$)/u, 'what is public'],
  [/^files\/(?:csv-download|download-answer|file-store|portal-files)$/u, 'wrapping of bytes that were allowed'],
  [/^documents\/(?:see-other|same-origin|read-upload)$/u, 'wrapping of a post'],
  [/^workflow\/read-input$/u, 'words for the fields of a form'],
  [/^agreements\/case-pack\/pack-zip$/u, 'wrapping of a pack that was allowed'],
  [/^agencies\/(?:verification-ask|first-password|directory-search|ask-queries)$/u, 'for people without an account'],
  [/^calendar\/calendar-link$/u, 'the secret address says whose calendar it is'],
  [/^assessments\/rules-queries$/u, 'the published rules are public'],
];

// Pure words about what was sent or asked for; they read nothing that belongs to anybody.
const readsNothing =
  /^(?:to[A-Z]\w+Filter|nothingToSign|isUnderWay|templateFile|importTemplateFile|pathAfterSaving|readDraftForm)$/u;

const typeOnly = /^type /u;

const callsOf = ({ source }: FoundDoor): { name: string; module: string }[] =>
  [...source.matchAll(/import \{([^}]*)\} from '@\/lib\/server\/([^']+)'/gu)].flatMap(([, names = '', module = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !typeOnly.test(name))
      .map((name) => ({ name: name.split(' as ')[0] ?? '', module })),
  );

const takesActor = (name: string, module: string): boolean => {
  const source = readFileSync(`lib/server/${module}.ts`, 'utf8');
  const body = new RegExp(
    String.raw`export (?:const ${name}\s*(?::[^=]+)?= (?:async )?(?:<[^>]*>)?|(?:async )?function ${name})\(([^)]*)`,
    'u',
  ).exec(source)?.[1];
  // What is no function (a schema, a constant) needs nobody to call it.
  return body === undefined || /^\s*(?:actor|\{[^}]*actor)/u.test(body) || /:\s*(?:Person|Actor)\b/u.test(body);
};

test('whatever a door calls of the server is told who asks', () => {
  const seen = new Set<string>();
  const untold = found
    .filter((door) => !isPublic(ruleOf(door)))
    .flatMap((door) => callsOf(door))
    .filter(({ module }) => !withoutActor.some(([pattern]) => pattern.test(module)))
    .filter(({ name, module }) => !readsNothing.test(name) && !takesActor(name, module))
    .map(({ name, module }) => `${module} ${name}`)
    .filter((line) => !seen.has(line) && seen.add(line));
  expect(untold).toEqual([]);
  const modules = readdirSync('lib/server', { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll(path.sep, '/').replace(/\.ts$/u, ''),
  );
  for (const [pattern, why] of withoutActor)
    expect([why, modules.some((module) => pattern.test(module))]).toEqual([why, true]);
});
