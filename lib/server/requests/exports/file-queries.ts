import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText, momentText } from '@/lib/domain/dates';
import { sizeText } from '@/lib/domain/file-size';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { exportWords, filterOfQuery } from '@/lib/domain/requests/export-job';
import {
  EXPORT_NOW_MAX,
  type ExportAsk,
  type ExportFormat,
  type ExportLine,
  type ExportNews,
  type ExportsPage,
  exportFailures,
  exportFormatLabels,
  exportFormats,
  exportProgress,
  exportPromise,
  exportStateFacts,
  tooManyExports,
} from '@/lib/domain/requests/export-words';
import type { RequestChoices } from '@/lib/domain/requests/list-chips';
import { exportFormatOf, requestExportHref } from '@/lib/domain/requests/list-export';
import { type RequestFilter, requestFilterQuery, requestListHref } from '@/lib/domain/requests/list-filter';
import { noteRead } from '@/lib/server/audit/note-read';
import { personOf } from '@/lib/server/auth/person';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { ExportJob } from '@/lib/server/db/generated/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { clockOf, wishParts } from '@/lib/server/notices/mail-plans';
import { exportContentTypes, exportFilename } from '@/lib/server/requests/export-rows';
import { estimate, freePlace } from '@/lib/server/requests/exports/file-commands';
import { reachOf } from '@/lib/server/requests/exports/owner-reach';
import { requestChoices } from '@/lib/server/requests/list-choices';

// The files of lists that somebody asked for: their page, what became of them while it stands open, and the files.

const listed = 20;

const newest = (userId: string) => ({
  where: { userId },
  orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }],
  take: listed,
});

const noNames: RequestChoices = { offices: [], liaisons: [], liaisonsByOffice: false, states: [] };

/** Whether the words of a filter need names of offices, people or states. */
const namesSomething = ({ office, liaison, state }: RequestFilter): boolean =>
  [office, liaison, state].some((one) => one !== undefined);

const lostText =
  'It holds what you saw with other roles or in another office, so that it is closed now. Ask for it again.';

const failureText = (why: string): string =>
  Object.entries(exportFailures).find(([code]) => code === why)?.[1] ?? exportFailures.TROUBLE;

const factsOf = ({ state, rowsWritten, byteLength, expiresAt }: ExportJob, timeZone: string): string => {
  if (expiresAt === null || byteLength === null) return '';
  const rows = rowsWritten === 1 ? '1 row' : `${rowsWritten.toLocaleString('en-US')} rows`;
  const day = dateText(dateIn(expiresAt, timeZone));
  const end = state === 'READY' ? `Kept until ${day}` : `It was deleted on ${day}`;
  return `${rows}, ${sizeText(byteLength)}. ${end}.`;
};

const toLine = (job: ExportJob, choices: RequestChoices, timeZone: string, isSameReach: boolean): ExportLine => {
  const { id, state, rowsWritten, rowsEstimated } = job;
  const lost = state === 'READY' && !isSameReach;
  return {
    ...{ id, state, ...exportWords(filterOfQuery(job.query), choices) },
    format: exportFormatLabels[exportFormatOf(job.format)],
    asked: `Asked for ${momentText(job.createdAt, timeZone)}`,
    progress: exportStateFacts[state].open ? exportProgress(rowsWritten, rowsEstimated) : null,
    facts: factsOf(job, timeZone),
    problem: lost ? lostText : job.failure && failureText(job.failure),
    downloadHref: state === 'READY' && !lost ? paths.requestExportFile(id) : null,
  };
};

const askOf = async (
  actor: Actor,
  asked: { filter: RequestFilter; format: ExportFormat | null },
  choices: RequestChoices,
): Promise<ExportAsk> => {
  const { filter, format } = asked;
  const count = await estimate(actor, filter);
  const comesAtOnce = count !== null && count <= EXPORT_NOW_MAX;
  const free = comesAtOnce || (await freePlace(db, personOf(actor).id)) !== null;
  return {
    ...exportWords(filter, choices),
    promise: exportPromise(count),
    list: requestFilterQuery(filter),
    format,
    listHref: requestListHref(filter),
    atOnce: comesAtOnce
      ? exportFormats.map((one) => ({ href: requestExportHref(filter, one), label: exportFormatLabels[one] }))
      : null,
    hindrance: free ? null : tooManyExports,
  };
};

/** The page of somebody's own files, with the list that they want as one more. */
export const exportsPage = async (
  actor: Actor,
  asked: { filter: RequestFilter; format: ExportFormat | null } | null,
): Promise<ExportsPage> => {
  const { id: userId } = personOf(actor);
  const [jobs, person] = await Promise.all([
    db.exportJob.findMany(newest(userId)),
    db.user.findUniqueOrThrow({ where: { id: userId }, select: wishParts }),
  ]);
  const filters = [...jobs.map(({ query }) => filterOfQuery(query)), ...(asked ? [asked.filter] : [])];
  const liaisons = [...new Set(filters.flatMap(({ liaison }) => liaison ?? []))];
  const choices = filters.some(namesSomething) ? await requestChoices(actor, { liaisons }) : noNames;
  const { timeZone } = clockOf(person);
  const reach = reachOf(actor);
  return {
    ask: asked && (await askOf(actor, asked, choices)),
    lines: jobs.map((job) => toLine(job, choices, timeZone, job.reachSha256 === reach)),
  };
};

/** What became of somebody's files, for a page that stands open. */
export const exportNews = async (actor: Actor): Promise<ExportNews[]> => {
  const jobs = await db.exportJob.findMany({
    ...newest(personOf(actor).id),
    select: { id: true, state: true, rowsWritten: true, rowsEstimated: true },
  });
  return jobs.map(({ id, state, rowsWritten, rowsEstimated }) => ({
    ...{ id, state, written: rowsWritten, estimated: rowsEstimated },
  }));
};

/** A file as it is handed out; `UNCONFIRMED`: the person has to confirm first that it is them. */
export type FileAnswer =
  | { filename: string; contentType: string; byteLength: number; bytes: AsyncGenerator<Uint8Array> }
  | 'NOT_FOUND'
  | 'UNCONFIRMED';

/**
 * The file of a list for its owner, while they see what they saw when they asked for it. Taking it away is an event of the
 * audit log, written before a byte leaves.
 */
export const ownFile = async (actor: Actor, id: string): Promise<FileAnswer> => {
  if (!rowId().safeParse(id).success || actor.id === null) return 'NOT_FOUND';
  const job = await db.exportJob.findFirst({
    where: { id, userId: actor.id, state: 'READY', reachSha256: reachOf(actor), expiresAt: { gt: now() } },
  });
  if (!job?.sha256) return 'NOT_FOUND';
  if (missingStepUp(actor, 'export_requests')) return 'UNCONFIRMED';
  const opened = await portalFiles().openFile(job.sha256);
  if (!opened) throw new Error(`The file ${job.sha256} of a list is missing from the file store.`);
  const format = exportFormatOf(job.format);
  await noteRead(actor, {
    action: 'request_list.download',
    target: { type: 'request_list', id },
    facts: { format, requests: job.rowsWritten, sha256: job.sha256 },
  });
  return {
    ...opened,
    filename: exportFilename(job.startedAt ?? job.createdAt, format),
    contentType: exportContentTypes[format],
  };
};
