import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { authorityEndLabels, authorityState, authorityTerm } from '@/lib/domain/agreements/authority';
import { authorityBasisLabels } from '@/lib/domain/agreements/authority-basis';
import type {
  AgencyAuthorityPage,
  AuthorityList,
  AuthorityView,
  RecordAuthorityPage,
} from '@/lib/domain/agreements/authority-view';
import { firstDayWithout, isCoveredByAnother, watchDistance } from '@/lib/domain/agreements/authority-watch';
import { openAgreementStatuses } from '@/lib/domain/agreements/status';
import { addCalendarDays, dateIn, dateText } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { mayList } from '@/lib/domain/requests/may-open';
import { authorityInclude, toAuthority } from '@/lib/server/agencies/authority-row';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { isScanning } from '@/lib/server/documents/scanner';

// The register of authority to sign: the agency's own page and the list of ICE.

/** Our own rule: what one page shows. */
const ROWS_MAX = 200;

const include = {
  document: {
    select: {
      ...authorityInclude.document.select,
      id: true,
      filename: true,
      kind: true,
      textSearch: true,
      uploadedById: true,
    },
  },
  agency: { select: { legalName: true, timeZone: true } },
  user: { select: { authorities: { where: { decision: 'GRANTED' }, include: authorityInclude } } },
  replacedBy: {
    where: { OR: [{ decision: null }, { decision: 'GRANTED' }], endedOn: null },
    select: { id: true },
  },
} as const satisfies Prisma.AuthorityToSignInclude;

type Row = Prisma.AuthorityToSignGetPayload<{ include: typeof include }>;
type Named = { userId: string | null; agreementId: string; number: string };
type Reading = { actor: Actor; names: Map<string, string>; named: readonly Named[] };

const namedSigners = async (actor: Actor, rows: readonly Row[]): Promise<Named[]> => {
  const userIds = rows.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  const places = await db.signature.findMany({
    where: {
      userId: { in: userIds },
      status: { in: ['PENDING', 'SIGNED'] },
      agreement: { AND: [visibleAgreements(actor), { status: { in: [...openAgreementStatuses] } }] },
    },
    select: { userId: true, agreementId: true, agreement: { select: { number: true } } },
    orderBy: { agreementId: 'asc' },
  });
  return places.map(({ userId, agreementId, agreement }) => ({ userId, agreementId, number: agreement.number }));
};

const reading = async (actor: Actor, rows: readonly Row[]): Promise<Reading> => {
  const ids = rows.flatMap(({ recordedById, decidedById, endedById, resignById }) =>
    [recordedById, decidedById, endedById, resignById].filter((id) => id !== null),
  );
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return {
    actor,
    names: new Map(people.map(({ id, name }) => [id, name])),
    named: await namedSigners(actor, rows),
  };
};

const signed = ({ names }: Reading, id: string | null, at: Date | null): string =>
  id && at ? `${names.get(id) ?? 'Somebody'}, ${dateText(dateIn(at, 'America/New_York'))}` : '';

const sentence = (...parts: readonly string[]): string => parts.filter(Boolean).join('. ');

const watchText = (row: Row, today: string, holds: boolean): string => {
  if (row.decision !== 'GRANTED' || row.resignAt !== null || row.replacedBy.length > 0) return '';
  const one = toAuthority(row);
  const covered = isCoveredByAnother(one, row.user?.authorities.map(toAuthority) ?? []);
  if (row.endReason === 'REPLACED' || covered) return '';
  const distance = watchDistance(one, today);
  if (distance === null || (distance === 0 && !holds)) return '';
  const end = firstDayWithout(one);
  return distance === 0 || end === null
    ? 'It has ended, and the holder stands as signer of an agreement. The administrator of the agency records who follows; or note what was considered about signing anew.'
    : `It ends on ${dateText(addCalendarDays(end, -1))}. The administrator of the agency confirms it with new evidence, or records who follows.`;
};

const toView = (row: Row, read: Reading): AuthorityView => {
  const { actor, named } = read;
  const today = dateIn(now(), row.agency.timeZone);
  const one = toAuthority(row);
  const state = authorityState(one, today);
  const agreements = named.filter(({ userId }) => userId !== null && userId === row.userId);
  const keeps = holdsRight(actor, 'record_authority') && actor.agencyId === row.agencyId;
  const decides = holdsRight(actor, 'confirm_authority');
  const open = state !== 'REFUSED' && state !== 'ENDED';
  const { document } = row;
  return {
    ...{ id: row.id, agencyId: row.agencyId, agencyName: row.agency.legalName, state, citation: row.citation },
    holder: `${row.holderName}, ${row.holderTitle}`,
    hasAccount: row.userId !== null,
    basis: authorityBasisLabels[row.basis],
    term: authorityTerm(one),
    document: mayList(document, actor, isScanning())
      ? { name: document.filename, href: paths.document(document.id), sha256: document.sha256 }
      : null,
    recorded: signed(read, row.recordedById, row.recordedAt),
    decided: sentence(signed(read, row.decidedById, row.decidedAt), row.decisionNote),
    ended:
      row.endReason === null
        ? ''
        : sentence(authorityEndLabels[row.endReason], signed(read, row.endedById, row.endedAt), row.endNote),
    watch: watchText(row, today, agreements.length > 0),
    considered: sentence(row.resignNote, signed(read, row.resignById, row.resignAt)),
    agreements: agreements.map(({ number, agreementId }) => ({ number, href: paths.agreement(agreementId) })),
    may: {
      decide: decides && state === 'WAITING' && row.recordedById !== actor.id,
      end: (keeps || decides) && open && row.endedOn === null,
      follow: keeps && row.decision === 'GRANTED' && row.endReason !== 'REPLACED',
      consider: (keeps || decides) && row.decision === 'GRANTED' && state === 'ENDED' && row.resignAt === null,
    },
  };
};

const newestFirst = [
  { recordedAt: 'desc' },
  { id: 'desc' },
] as const satisfies Prisma.AuthorityToSignOrderByWithRelationInput[];

/** Who may bind the own agency, with those of the past; null for people without an agency. */
export const agencyAuthorityPage = async (actor: Actor): Promise<AgencyAuthorityPage | null> => {
  const { agencyId } = actor;
  if (!holdsRight(actor, 'read_own_agency') || agencyId === null) return null;
  const agency = await db.agency.findUnique({ where: { id: agencyId }, select: { legalName: true, timeZone: true } });
  if (!agency) return null;
  const rows = await db.authorityToSign.findMany({
    where: { agencyId },
    include,
    orderBy: newestFirst,
    take: ROWS_MAX,
  });
  const read = await reading(actor, rows);
  return {
    agencyName: agency.legalName,
    mayRecord: holdsRight(actor, 'record_authority'),
    today: dateIn(now(), agency.timeZone),
    rows: rows.map((row) => toView(row, read)),
  };
};

/** The form that records an authority; null for all but administrators of an agency. */
export const recordAuthorityPage = async (
  actor: Actor,
  followsId: string | null,
): Promise<RecordAuthorityPage | null> => {
  const { agencyId } = actor;
  if (!holdsRight(actor, 'record_authority') || agencyId === null) return null;
  const known = rowId().safeParse(followsId);
  const [agency, people, documents, follows] = await Promise.all([
    db.agency.findUnique({ where: { id: agencyId }, select: { legalName: true } }),
    db.user.findMany({ where: { agencyId, active: true }, orderBy: { name: 'asc' }, take: ROWS_MAX }),
    db.document.findMany({
      where: { agencyId, kind: 'AUTHORITY', removedAt: null },
      orderBy: { createdAt: 'desc' },
      select: { id: true, filename: true },
      take: 20,
    }),
    known.success ? db.authorityToSign.findFirst({ where: { id: known.data, agencyId, decision: 'GRANTED' } }) : null,
  ]);
  if (!agency) return null;
  return {
    agencyName: agency.legalName,
    people: people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
    documents,
    follows: follows && { id: follows.id, holder: `${follows.holderName}, ${follows.holderTitle}` },
    values: {
      userId: follows?.userId ?? '',
      holderTitle: follows?.holderTitle ?? '',
      basis: follows?.basis ?? '',
      citation: follows?.citation ?? '',
      validFrom: '',
    },
  };
};

/** The register of all agencies, or of one, what waits first; null for those who do not read it. */
export const authorityList = async (actor: Actor, agencyId: string | null): Promise<AuthorityList | null> => {
  if (!holdsRight(actor, 'read_authority')) return null;
  const known = rowId().safeParse(agencyId);
  const own = known.success ? { agencyId: known.data } : {};
  const waitingOnes = { ...own, decision: null, endedOn: null };
  const [waiting, others] = await Promise.all([
    db.authorityToSign.findMany({ where: waitingOnes, include, orderBy: { recordedAt: 'asc' }, take: ROWS_MAX }),
    db.authorityToSign.findMany({
      where: { ...own, NOT: { decision: null, endedOn: null } },
      include,
      orderBy: [{ agency: { legalName: 'asc' } }, ...newestFirst],
      take: ROWS_MAX,
    }),
  ]);
  const rows = [...waiting, ...others];
  const read = await reading(actor, rows);
  return {
    rows: rows.map((row) => toView(row, read)),
    waiting: waiting.length,
    agency: known.success ? (rows[0]?.agency.legalName ?? '') : null,
  };
};
