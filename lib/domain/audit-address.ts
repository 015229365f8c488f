// The addresses of the audit log: what is asked stands in them.
import { paths } from '@/lib/domain/paths';

type Asked = { action: string | null; actor: string; number: string };

/** The address of the log with these filters, going on from an event. */
export const auditAddress = (
  { action, actor, number }: Asked,
  from: { newer?: string; older?: string } = {},
): string => {
  const given = Object.entries({ action, actor, number, ...from }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  );
  const query = new URLSearchParams(given).toString();
  return query === '' ? paths.adminAudit() : `${paths.adminAudit()}?${query}`;
};
