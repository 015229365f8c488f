// The addresses of the register: what is asked stands in them, so that a list can be sent to somebody.
import { paths } from '@/lib/domain/paths';

type Asked = { q: string; program: string | null; status: string | null; state: string | null };

/** These filters as the query of an address, going on from a number; empty when nothing is asked. */
export const registerQuery = (
  { q, program, status, state }: Asked,
  from: { newer?: string; older?: string } = {},
): string => {
  const given = Object.entries({ q, program, status, state, ...from }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  );
  const query = new URLSearchParams(given).toString();
  return query === '' ? '' : `?${query}`;
};

/** The address of the register with these filters, going on from a number. */
export const registerAddress = (asked: Asked, from: { newer?: string; older?: string } = {}): string =>
  `${paths.register()}${registerQuery(asked, from)}`;
