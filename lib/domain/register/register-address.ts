// The addresses of the register: what is asked stands in them, so that a list can be sent to somebody.
import { paths } from '@/lib/domain/paths';

type Asked = { q: string; program: string | null; status: string | null; state: string | null };

/** The address of the register with these filters, going on from a number. */
export const registerAddress = (
  { q, program, status, state }: Asked,
  from: { newer?: string; older?: string } = {},
): string => {
  const given = Object.entries({ q, program, status, state, ...from }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  );
  const query = new URLSearchParams(given).toString();
  return query === '' ? paths.register() : `${paths.register()}?${query}`;
};
