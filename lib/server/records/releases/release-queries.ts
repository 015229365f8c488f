import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText, momentText } from '@/lib/domain/dates';
import { sizeText } from '@/lib/domain/file-size';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { toExemption } from '@/lib/domain/records/exemptions';
import { whyNotApprove } from '@/lib/domain/records/may-approve';
import { releaseProfiles } from '@/lib/domain/records/profiles';
import type { ReleaseActs, ReleaseItemLine, ReleasePage, ReleaseSummary } from '@/lib/domain/records/release-view';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { db } from '@/lib/server/db/client';
import { isChanged, sourcesOf } from '@/lib/server/records/releases/item-pages';
import {
  caseNumberOf,
  findRelease,
  handsOf,
  type ReleaseRow,
  visibleReleases,
} from '@/lib/server/records/releases/release-row';
import type { CaseSource } from '@/lib/server/records/sources/source';
import { namesOf } from '@/lib/server/requests/visible-case';

// Copies of cases as those who prepare and check them read them.

const listed = 100;
/** Records of the whole portal carry the time of Washington, D.C., as the audit log does. */
export const recordZone = 'America/New_York';

type Named = Pick<
  ReleaseRow,
  | 'id'
  | 'number'
  | 'requester'
  | 'reference'
  | 'profile'
  | 'status'
  | 'preparedById'
  | 'preparedAt'
  | 'request'
  | 'agreement'
>;

export const toReleaseSummary = (row: Named, names: ReadonlyMap<string, string>): ReleaseSummary => ({
  ...{ id: row.id, number: row.number, caseNumber: caseNumberOf(row) },
  agency: row.request?.agency.legalName ?? row.agreement?.agency.legalName ?? '',
  ...{ requester: row.requester, reference: row.reference, profile: row.profile, status: row.status },
  prepared: `${dateText(dateIn(row.preparedAt, recordZone))}, ${names.get(row.preparedById) ?? 'somebody who left'}`,
});

const caseParts = { select: { id: true, number: true, agency: { select: { legalName: true } } } } as const;

/** The latest copies that the actor sees; empty for everybody who prepares none. */
export const releaseList = async (actor: Actor): Promise<ReleaseSummary[]> => {
  const rows = await db.recordRelease.findMany({
    where: visibleReleases(actor),
    orderBy: [{ preparedAt: 'desc' }, { id: 'desc' }],
    take: listed,
    include: { request: caseParts, agreement: caseParts },
  });
  const names = await namesOf(rows.map(({ preparedById }) => preparedById));
  return rows.map((row) => toReleaseSummary(row, names));
};

const unfinished: readonly ReleaseRow['status'][] = ['PREPARING', 'SUBMITTED', 'APPROVED'];

/** What this person may do about a copy as it stands. */
export const actsOn = (row: ReleaseRow, actor: Actor): ReleaseActs => {
  const open = unfinished.includes(row.status);
  const own = whyNotApprove(actor.id, handsOf(row));
  return {
    edit: open,
    submit: row.status === 'PREPARING',
    reopen: row.status === 'SUBMITTED' || row.status === 'APPROVED',
    approve: row.status === 'SUBMITTED' && own === null,
    whyNotApprove: row.status === 'SUBMITTED' ? own : null,
    release: row.status === 'APPROVED',
    download: row.status === 'RELEASED' && row.packageDestroyedAt === null,
    withdraw: open,
  };
};

/** One item in the list of its copy. */
export const toItemLine = (
  row: ReleaseRow,
  item: ReleaseRow['items'][number],
  sources: ReadonlyMap<string, CaseSource> | null,
): ReleaseItemLine => ({
  ...{ id: item.id, label: item.label, part: item.part, class: item.class, decision: item.decision },
  exemption: toExemption(item.exemption),
  marks: row.marks.filter(({ itemId }) => itemId === item.id).length,
  isFile: item.documentId !== null,
  changed: sources !== null && isChanged(item, sources.get(item.key)),
});

const by = (label: string, at: Date | null, id: string | null, names: ReadonlyMap<string, string>) =>
  at === null ? [] : [{ label, value: `${momentText(at, recordZone)}, ${names.get(id ?? '') ?? 'somebody who left'}` }];

const factsOf = (row: ReleaseRow, names: ReadonlyMap<string, string>): ReleasePage['facts'] => [
  { label: 'Asked for by', value: row.requester },
  { label: 'Reference', value: row.reference },
  { label: 'Goes to', value: releaseProfiles[row.profile].label },
  ...by('Prepared', row.preparedAt, row.preparedById, names),
  ...by('Submitted', row.submittedAt, row.submittedById, names),
  ...by('Approved', row.approvedAt, row.approvedById, names),
  ...by('Released', row.releasedAt, row.releasedById, names),
  ...(row.packageSha256 ? [{ label: 'SHA-256 of the package', value: row.packageSha256 }] : []),
  ...(row.packageBytes ? [{ label: 'Size', value: sizeText(row.packageBytes) }] : []),
];

const logOf = async (releaseId: string): Promise<ReleasePage['log']> => {
  const rows = await db.releaseLogEntry.findMany({
    where: { releaseId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: listed,
  });
  return rows.map(({ id, event, at, byName }) => ({
    key: id,
    text: `${event === 'RELEASED' ? 'Released' : 'Downloaded'} ${momentText(at, recordZone)} by ${byName}`,
  }));
};

/** The page of a copy; null when there is none for this person. */
export const releasePage = async (actor: Actor, id: string): Promise<ReleasePage | null> => {
  const row = rowId().safeParse(id).success ? await findRelease(actor, id) : null;
  if (!row) return null;
  const people = [row.preparedById, row.submittedById, row.approvedById, row.releasedById];
  const [names, sources, log] = await Promise.all([
    namesOf(people),
    unfinished.includes(row.status) ? sourcesOf(row) : null,
    logOf(row.id),
  ]);
  return {
    ...toReleaseSummary(row, names),
    version: row.version,
    caseHref: row.requestId ? paths.request(row.requestId) : paths.agreement(row.agreementId ?? ''),
    sentBackNote: row.sentBackNote,
    facts: factsOf(row, names),
    items: row.items.map((item) => toItemLine(row, item, sources)),
    acts: actsOn(row, actor),
    log,
    confirmHref: isFreshlyConfirmed(actor) ? null : paths.confirm(paths.release(row.id)),
  };
};
