// Which kind of request each address takes. Everything that is not listed is a page: it is read, and its forms are sent
// to it. A test compares the list with the route files.

/** How much a request may bring along: the sizes belong to the settings. */
export type BodySize = 'FORM' | 'FILE' | 'DIRECTORY' | 'IMPORT' | 'JSON';

export type DoorRoute = {
  methods: readonly ('GET' | 'POST')[];
  body?: BodySize;
  /** Read by programs of others: it takes no cookie, so that it needs no origin. */
  isOpen?: true;
  /** Asked by a machine that knows no name of the portal. */
  anyHost?: true;
};

const read: DoorRoute = { methods: ['GET'] };
const upload: DoorRoute = { methods: ['POST'], body: 'FILE' };

export const doorRoutes: Readonly<Record<string, DoorRoute>> = {
  '/admin/audit/export': read,
  '/admin/audit/proof/[file]': read,
  '/admin/directory/[importId]/errors': read,
  '/admin/directory/template': read,
  '/admin/directory/upload': { methods: ['POST'], body: 'DIRECTORY' },
  '/admin/imports/[importId]/errors': read,
  '/admin/imports/template': read,
  '/admin/imports/upload': { methods: ['POST'], body: 'IMPORT' },
  '/admin/records/[releaseId]/package': read,
  '/admin/records/log/file': read,
  '/agency/authority/file': upload,
  '/agreements/[agreementId]/obligations/evidence': upload,
  '/agreements/[agreementId]/oversight/files': upload,
  '/agreements/[agreementId]/news': read,
  '/agreements/[agreementId]/pack': read,
  '/agreements/[agreementId]/paper/[placeId]/copy.pdf': read,
  '/agreements/[agreementId]/paper/[placeId]/scan': upload,
  '/agreements/[agreementId]/resolution': upload,
  '/agreements/[agreementId]/text/changes/changes.pdf': read,
  '/files/[documentId]': read,
  '/reports/file': read,
  '/requests/export': read,
  '/requests/exports/[exportId]/file': read,
  '/requests/exports/news': read,
  '/requests/[requestId]/assessment/assessment.pdf': read,
  '/requests/[requestId]/meetings/[meetingId]/invite.ics': read,
  '/requests/[requestId]/news': read,
  '/requests/[requestId]/questions/[questionId]/upload': upload,
  '/requests/[requestId]/upload': upload,
  '/search/hits': read,
  '/demonstration.css': read,
  '/register/[number]/minutes/[meetingId]': read,
  '/register/[number]/text': read,
  '/register/data.csv': read,
  '/register/data.json': read,
  '/register/feed.atom': read,
  '/verify/file': upload,
  '/api/auth/[...nextauth]': { methods: ['GET', 'POST'], body: 'FORM' },
  '/api/session': { methods: ['GET', 'POST'], body: 'FORM' },
  '/api/calendar/[file]': read,
  '/api/health': { methods: ['GET'], anyHost: true },
  '/api/v1/openapi.json': read,
  '/api/v1/recommendations': { methods: ['POST'], body: 'JSON', isOpen: true },
  '/api/v1/verify': { methods: ['POST'], body: 'FILE', isOpen: true },
};

const page: DoorRoute = { methods: ['GET', 'POST'], body: 'FORM' };

const matchers = Object.entries(doorRoutes).map(([address, route]) => ({
  route,
  pattern: new RegExp(
    `^${address
      .replaceAll('.', '\\.')
      .replace(/\[\\.\\.\\.\w+\]/u, '.+')
      .replaceAll(/\[\w+\]/gu, '[^/]+')}/?$`,
    'u',
  ),
}));

/** The route of a path, and whether it is a page. */
export const doorRouteOf = (path: string): DoorRoute & { isPage: boolean } => {
  const found = matchers.find(({ pattern }) => pattern.test(path));
  return found ? { ...found.route, isPage: false } : { ...page, isPage: true };
};

/** What the address takes, for the header Allow. */
export const allowedMethods = ({ methods }: DoorRoute): string[] =>
  methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));

const isOfNext = /^\/(?:_next|__next)/iu;
const isBuiltFile = /^\/_next\/static\//u;

/** True for what Next would answer beside the built files: the optimiser of pictures and its doors for development. */
export const isDeadEnd = (path: string): boolean => isOfNext.test(path) && !isBuiltFile.test(path);
