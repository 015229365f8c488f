import 'server-only';
import type { ImportSurroundings, KnownAgency } from '@/lib/domain/agreements/imports/import-row';
import { dateIn, toCalendarDate } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';
import { cleanFileName } from '@/lib/server/documents/file-name';

// What rows of an import are compared with: agencies, offices, files that were sent along, agreements that are there.

/** A file that came with an import: stored, or not taken for a fault. */
export type SentFile = { documentId: string; filename: string; sha256: string; fault: string | null };

type Reader = Pick<Transaction, 'agency' | 'office' | 'agreement' | 'document'>;

const nameKey = (state: string, name: string): string => `${state} ${name.normalize('NFC').trim().toLowerCase()}`;

const agenciesOf = async (from: Reader) => {
  const rows = await from.agency.findMany({
    select: { id: true, ori: true, legalName: true, stateCode: true, status: true, timeZone: true },
  });
  const byOri = new Map<string, KnownAgency>();
  const byName = new Map<string, KnownAgency>();
  for (const { id, ori, legalName, stateCode, status, timeZone } of rows) {
    const known = { id, verified: status === 'VERIFIED', today: dateIn(now(), timeZone) };
    if (ori) byOri.set(`${stateCode} ${ori}`, known);
    byName.set(nameKey(stateCode, legalName), known);
  }
  return (ori: string, name: string, state: string): KnownAgency | null =>
    (ori === '' ? byName.get(nameKey(state, name)) : byOri.get(`${state} ${ori}`)) ?? null;
};

const officesOf = async (from: Reader) => {
  const rows = await from.office.findMany({ where: { kind: { not: 'HQ_OSLC' } }, select: { id: true, name: true } });
  const byName = new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
  return (name: string): string | null => byName.get(name.toLowerCase()) ?? null;
};

/** What stands in the portal already. A void agreement stands no more. */
export const presentAgreements = async (from: Reader, files: readonly string[]) => {
  const standing = { status: { not: 'VOID' } } as const;
  const [rows, documents] = await Promise.all([
    from.agreement.findMany({
      where: { ...standing, amendsId: null, joinsId: null, effectiveOn: { not: null } },
      select: { number: true, agencyId: true, programCode: true, effectiveOn: true },
    }),
    from.document.findMany({
      where: { sha256: { in: [...files] }, agreement: standing },
      select: { sha256: true, agreement: { select: { number: true } } },
    }),
  ]);
  const since = new Map(
    rows.map(({ number, agencyId, programCode, effectiveOn }) => [
      `${agencyId} ${programCode} ${effectiveOn && toCalendarDate(effectiveOn)}`,
      number,
    ]),
  );
  const withFile = new Map(documents.map(({ sha256, agreement }) => [sha256, agreement?.number ?? '']));
  return {
    agreementSince: (agencyId: string, program: string, effectiveOn: string): string | null =>
      since.get(`${agencyId} ${program} ${effectiveOn}`) ?? null,
    agreementWithFile: (sha256: string): string | null => withFile.get(sha256) ?? null,
  };
};

const calledBy = (files: readonly SentFile[]) => (nameOrHash: string) => {
  const hash = nameOrHash.toLowerCase();
  const byHash = files.find(({ sha256 }) => sha256 === hash);
  if (byHash) return [byHash];
  const name = cleanFileName(nameOrHash).toLowerCase();
  return files.filter(({ filename }) => filename.toLowerCase() === name);
};

/** Reads what rows are compared with. */
export const importSurroundings = async (from: Reader, files: readonly SentFile[]): Promise<ImportSurroundings> => {
  const [agencyWith, officeNamed, present] = await Promise.all([
    agenciesOf(from),
    officesOf(from),
    presentAgreements(
      from,
      files.map(({ sha256 }) => sha256),
    ),
  ]);
  return { agencyWith, officeNamed, filesCalled: calledBy(files), ...present };
};
