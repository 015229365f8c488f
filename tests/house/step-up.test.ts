import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Every file that a signed-in person can take away is either behind a door that asks once more who they are, or stands
// here with the reason why not. A new route is on neither list until somebody has thought about it.

const withoutAsking: Readonly<Record<string, string>> = {
  'admin/audit/proof/[file]': 'signatures and public keys, which are there to be handed on',
  'admin/directory/template': 'an empty table, the same for everyone',
  'admin/imports/template': 'an empty table, the same for everyone',
  'agreements/[agreementId]/paper/[placeId]/copy.pdf': 'one paper of one case, to be signed in ink',
  'agreements/[agreementId]/text/changes/changes.pdf': 'one paper of one case, which the page shows as well',
  'files/[documentId]': 'one paper of one case, which its page offers',
  'agreements/[agreementId]/news': 'what the timeline of the page shows; no file',
  'requests/[requestId]/news': 'what the timeline of the page shows; no file',
  'requests/exports/news': 'how far the files of the page are; no file',
  'requests/[requestId]/assessment/assessment.pdf': 'one paper of one case, which the page shows as well',
  'requests/[requestId]/meetings/[meetingId]/invite.ics': 'one meeting, for a calendar',
  'search/hits': 'what the page of the search shows, as somebody types; no file',
};

test('each download asks once more who it is, or is known not to', () => {
  const routes = readdirSync('app/(portal)', { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .map((file) => ({
      route: path.dirname(file),
      source: readFileSync(path.join('app/(portal)', file), 'utf8'),
    }))
    .filter(({ source }) => /export (?:async function|const) GET\b/u.test(source));
  const asking = routes.filter(({ source }) => /confirmBeforeExport\(actor, 'export_\w+'/u.test(source));
  expect(asking.length).toBeGreaterThan(2);
  const plain = routes.filter((route) => !asking.includes(route)).map(({ route }) => route);
  expect(plain.sort()).toEqual(Object.keys(withoutAsking).sort());
});
