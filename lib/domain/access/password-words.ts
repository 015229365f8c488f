// Words that a guesser of this portal tries first: the programs, the agencies and the offices that it is about. A password
// may hold them; it may not be made of them alone.

export const programWords = [
  ...['access', 'partnership', 'partner', 'partners', 'portal', 'program', 'programme', 'agreement', 'agreements'],
  ...['request', 'memorandum', 'understanding', 'moa', 'mou', '287g', '287(g)', 'section', 'task', 'force', 'model'],
  ...[
    'warrant',
    'service',
    'officer',
    'jail',
    'enforcement',
    'detention',
    'detainer',
    'custody',
    'removal',
    'operations',
  ],
  ...[
    'immigration',
    'customs',
    'ice',
    'ero',
    'hsi',
    'oslc',
    'dhs',
    'homeland',
    'security',
    'investigations',
    'federal',
  ],
  ...[
    'sheriff',
    'sheriffs',
    'police',
    'department',
    'office',
    'county',
    'city',
    'state',
    'agency',
    'corrections',
    'chief',
  ],
  ...['deputy', 'liaison', 'intake', 'administrator', 'admin', 'legal', 'oversight', 'approver', 'signer', 'training'],
] as const;

/** Words that say nothing about this portal, and that guessers put beside any other. */
export const fillWords = [
  ...['password', 'passphrase', 'secret', 'welcome', 'login', 'signin', 'demonstration', 'demo', 'test', 'letmein'],
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november'],
  ...['december', 'spring', 'summer', 'autumn', 'fall', 'winter', 'the', 'of', 'and', 'for', 'my', 'our', 'your', 'is'],
] as const;
