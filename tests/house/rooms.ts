// The only place where the walls between rooms are written down. A room is a folder; the longest match counts.

export const mayImport = {
  'lib/domain/workflow': ['lib/domain/workflow', 'lib/domain/result', 'lib/domain/access'],
  'lib/domain/access': [
    'lib/domain/access',
    // The matrix is made from the two step tables.
    'lib/domain/requests/steps',
    'lib/domain/agreements/steps',
  ],
  'lib/domain/requests': [
    'lib/domain/requests',
    'lib/domain/workflow',
    'lib/domain/access',
    'lib/domain/notices',
    'lib/domain/programs',
    'lib/domain/agencies',
    'lib/domain/concerns',
    'lib/domain/concern-schemas',
    'lib/domain/dates',
    'lib/domain/text',
    'lib/domain/form-values',
    'lib/domain/result',
    'lib/domain/comments',
    'lib/domain/search-words',
    'lib/domain/word-diff',
    'lib/domain/paths',
  ],
  'lib/domain/agreements': [
    'lib/domain/agreements',
    'lib/domain/requests',
    'lib/domain/workflow',
    'lib/domain/access',
    'lib/domain/notices',
    'lib/domain/programs',
    'lib/domain/agencies',
    'lib/domain/concerns',
    'lib/domain/concern-schemas',
    'lib/domain/dates',
    'lib/domain/text',
    'lib/domain/form-values',
    'lib/domain/result',
    'lib/domain/comments',
    'lib/domain/search-words',
    'lib/domain/word-diff',
    'lib/domain/paths',
  ],
  'lib/domain': ['lib/domain'],
  'lib/server': ['lib/server', 'lib/domain'],
  // One-click sign-in offers the people the seed wrote: the accounts file is the only thing of the seed it reads.
  'lib/server/auth': ['lib/server', 'lib/domain', 'prisma/seed/accounts.json'],
  'components/ui': ['components/ui'],
  'components/form': ['components/form', 'components/ui', 'lib/domain'],
  components: ['components', 'lib/domain'],
  app: ['app', 'components', 'lib/domain', 'lib/server'],
  'prisma/seed': ['prisma/seed', 'lib/server', 'lib/domain', 'tests/support'],
  scripts: ['scripts', 'lib/server', 'lib/domain', 'prisma/seed'],
} as const satisfies Record<string, readonly string[]>;

/** Packages that a room may use; every other room may use any. */
export const mayUsePackages = {
  'lib/domain': ['zod', 'date-fns', '@date-fns/tz', '@18f/us-federal-holidays', 'canonicalize', 'diff'],
  'components/ui': ['react', 'next', 'lucide-react'],
} as const satisfies Record<string, readonly string[]>;

/** What no file outside lib/server may name: the generated client belongs to that room. */
export const privateToServer = ['lib/server/db/generated', '@prisma/client'] as const;
