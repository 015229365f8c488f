import type { PlantedHole } from '@/scripts/holes/planted-hole';

const held = 'tests/server/outbox/held-mails.test.ts';
const news = 'tests/server/comments/case-news.test.ts';
const load = 'tests/server/requests/load.test.ts';

/** Holes in what mails, open pages and lists of work tell to whom. */
export const mailHoles: readonly PlantedHole[] = [
  {
    name: 'whoever follows a case hears what is for the other side',
    file: 'lib/server/outbox/keep-notices.ts',
    from: 'canSee(actor, about) && readableVisibilities(actor).includes(event.visibility)',
    to: 'canSee(actor, about)',
    test: held,
    turnsRed: 'that an agency follows tells it nothing of what is for ICE alone',
  },
  {
    name: 'whoever followed a case hears of it out of sight',
    file: 'lib/server/outbox/keep-notices.ts',
    from: 'canSee(actor, about) && readableVisibilities',
    to: 'readableVisibilities',
    test: held,
    turnsRed: 'is followed by nobody who may not see it, and tells nobody who no longer does',
  },
  {
    name: 'an agency reads how the mails of a step stand',
    file: 'lib/server/comments/comment-queries.ts',
    from: '  if (!readsIceOnly(actor)) return events;\n',
    to: '',
    test: 'tests/server/outbox/mail-failures.test.ts',
    turnsRed: 'the timeline of the case says how its mails stand, to ICE alone',
  },
  {
    name: 'what cannot be turned off is turned off',
    file: 'lib/domain/notices/mail-plan.ts',
    from: "  if (mandatoryReason(name) !== null) return 'INSTANT';\n",
    to: '',
    test: 'tests/domain/notices/mail-plan.test.ts',
    turnsRed: 'at once where it cannot be turned off, whatever was chosen',
  },
  {
    name: 'a mail links to wherever a name says',
    file: 'lib/domain/notices/mail-parts.ts',
    from: "url !== null && url.origin === origin && url.username === ''",
    to: 'url !== null',
    test: 'tests/domain/notices/mail-parts.test.ts',
    turnsRed: 'no link leads elsewhere, whatever stands in a name',
  },
  {
    name: 'an open page tells of what is for the other side',
    file: 'lib/server/comments/comment-queries.ts',
    from: '      visibility: { in: readableVisibilities(actor) },\n      caseVersion',
    to: '      caseVersion',
    test: news,
    turnsRed: 'keeps from the other side that something happened on one',
  },
  {
    name: 'an open page keeps its session open',
    file: 'lib/server/auth/sessions.ts',
    from: 'if (isSeen && session.lastSeenAt',
    to: 'if (session.lastSeenAt',
    test: news,
    turnsRed: 'asking by itself keeps no session open',
  },
  {
    name: 'a liaison plans the days of somebody else',
    file: 'lib/server/requests/absences.ts',
    from: 'all ? {} : { id: { in: actor.id === null ? [] : [actor.id] } }',
    to: '{}',
    test: load,
    turnsRed: 'a liaison plans for nobody else, and nobody for whom they do not reach',
  },
];
