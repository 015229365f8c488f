import { PaletteHits } from './palette-hits';
import { SearchBox } from './search-box';
import { SearchPage } from './search-page';

const row = {
  id: 'a',
  href: '/requests/1',
  title: [
    { text: 'Gangs', hit: true },
    { text: ' along the corridor', hit: false },
  ],
  context: [{ text: 'ACC-2026-000001 · Calder County Sheriff’s Office', hit: false }],
  excerpt: [
    { text: 'Two <b>crews</b> of a ', hit: false },
    { text: 'gang', hit: true },
    { text: ' since spring.', hit: false },
  ],
  on: 'November 20, 2026',
  file: null,
};
const empty = { q: '', kind: null, page: 1, groups: [], meant: null } as const;
const hit = {
  id: 'a',
  href: '/requests/1',
  kind: 'Request',
  title: 'Gangs along the corridor',
  context: 'ACC-2026-000001',
};

export const examples = {
  'box in the header': <SearchBox />,
  'nothing asked': <SearchPage view={{ ...empty, state: 'NOTHING_ASKED' }} />,
  'too short': <SearchPage view={{ ...empty, q: 'a', state: 'TOO_SHORT' }} />,
  'nothing found': <SearchPage view={{ ...empty, q: 'zebra', state: 'NOTHING_FOUND' }} />,
  'too slow': <SearchPage view={{ ...empty, q: 'the sheriff', state: 'TOO_SLOW' }} />,
  'found, put right': (
    <SearchPage
      view={{
        ...empty,
        q: 'gagns',
        meant: 'gangs',
        state: 'FOUND',
        groups: [
          { kind: 'REQUEST', rows: [row], found: 501 },
          { kind: 'DOCUMENT', rows: [{ ...row, id: 'b', file: '/files/1' }], found: 1 },
        ],
      }}
    />
  ),
  'pages of one kind': (
    <SearchPage
      view={{
        ...empty,
        q: 'gangs',
        kind: 'COMMENT',
        page: 2,
        state: 'FOUND',
        groups: [{ kind: 'COMMENT', rows: [row], found: 60 }],
      }}
    />
  ),
  'hits of the quick search': <PaletteHits id="hits" hits={[hit]} at={0} state="READY" typed="gangs" />,
};
