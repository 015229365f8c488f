import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Icon } from '@/components/ui/icon/icon';
import type { PermissionRow } from '@/lib/domain/access/permissions';
import { type Role, roleFacts, roles } from '@/lib/domain/access/role';

type Rows = readonly PermissionRow[];

const groupsOf = (rows: Rows): [string, Rows][] => {
  const names = [...new Set(rows.map(({ group }) => group))];
  return names.map((name) => [name, rows.filter(({ group }) => group === name)]);
};

function Cell({ allowed }: { allowed: boolean }) {
  return (
    <td className={`border-line border-b border-l px-1 text-center ${allowed ? 'bg-tag-green' : ''}`}>
      {allowed ? (
        <Icon name="check" label="Yes" className="mx-auto text-tag-green-ink" />
      ) : (
        <span className="sr-only">No</span>
      )}
    </td>
  );
}

const sticky = 'sticky left-0 z-10 border-line border-r bg-surface text-left';

function Group({ name, rows }: { name: string; rows: Rows }) {
  return (
    <tbody>
      <tr>
        <th
          scope="rowgroup"
          colSpan={roles.length + 1}
          className="border-ink border-b bg-ground-dark px-3 py-2 text-left"
        >
          <span className="sticky left-3">{name}</span>
        </th>
      </tr>
      {rows.map(({ key, label, allowed, automatic }) => (
        <tr key={key} className="h-11 hover:bg-primary-lighter">
          <th scope="row" className={`${sticky} border-b px-3 py-1.5 font-normal`}>
            {label}
            {automatic && <span className="block text-muted text-sm">The portal does this by itself</span>}
          </th>
          {roles.map((role) => (
            <Cell key={role} allowed={allowed.includes(role)} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function WideMatrix({ rows }: { rows: Rows }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reachable by keyboard
      tabIndex={0}
      aria-label="Permission matrix, scrolls sideways"
      className="hidden max-h-[80vh] overflow-auto border border-line sm:block print:max-h-none print:overflow-visible"
    >
      <table className="w-full border-separate border-spacing-0 text-table">
        <caption className="sr-only">Who may do what, by role</caption>
        <thead>
          <tr>
            <th scope="col" className={`${sticky} top-0 z-30 min-w-56 border-ink border-b px-3 py-2 align-bottom`}>
              Right or step
            </th>
            {roles.map((role) => (
              <th
                key={role}
                scope="col"
                className="sticky top-0 z-20 h-44 min-w-11 border-line border-b border-b-ink border-l bg-surface p-2 align-bottom"
              >
                <span className="mx-auto block rotate-180 text-left [writing-mode:vertical-rl]">
                  {roleFacts[role].label}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(rows).map(([name, group]) => (
          <Group key={name} name={name} rows={group} />
        ))}
      </table>
    </section>
  );
}

function RoleRights({ role, rows }: { role: Role; rows: Rows }) {
  const own = rows.filter(({ allowed }) => allowed.includes(role));
  return (
    <Disclosure summary={`${roleFacts[role].label} (${own.length})`}>
      <p className="mb-2 text-muted">{roleFacts[role].summary}</p>
      {groupsOf(own).map(([name, group]) => (
        <div key={name} className="mb-3">
          <p className="font-bold">{name}</p>
          <ul className="list-disc pl-5">
            {group.map(({ key, label }) => (
              <li key={key}>{label}</li>
            ))}
          </ul>
        </div>
      ))}
    </Disclosure>
  );
}

/** Who may do what: a table with the roles as columns, and on phones one fold for each role. */
export function PermissionMatrix({ rows }: { rows: Rows }) {
  return (
    <>
      <WideMatrix rows={rows} />
      <div className="space-y-1 sm:hidden print:hidden">
        {roles.map((role) => (
          <RoleRights key={role} role={role} rows={rows} />
        ))}
      </div>
    </>
  );
}
