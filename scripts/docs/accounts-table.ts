import { roleFacts, roles } from '@/lib/domain/access/role';
import accounts from '@/prisma/seed/accounts.json' with { type: 'json' };

const start = '<!-- accounts -->';
const end = '<!-- /accounts -->';

const rows = (): string[] =>
  accounts.map(({ role, name, email, password, ...where }) => {
    const known = roles.find((one) => one === role);
    const place = 'agency' in where ? where.agency : where.office;
    return `| ${known ? roleFacts[known].label : role} | ${name} | ${place} | \`${email}\` | \`${password}\` |`;
  });

/** The README with its table of demonstration accounts as accounts.json has them. */
export const withAccounts = (readme: string): string => {
  const table = ['| role | name | agency or office | address | password |', '|---|---|---|---|---|', ...rows()];
  const [before = ''] = readme.split(start);
  const after = readme.split(end)[1] ?? '';
  return `${before}${start}\n${table.join('\n')}\n${end}${after}`;
};
