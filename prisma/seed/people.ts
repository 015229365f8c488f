import { generateSecret } from 'otplib';
import { type Role, roles } from '@/lib/domain/access/role';
import type { Database } from '@/lib/server/db/client';
import { createUser } from '@/lib/server/people/create-user';
import accounts from '@/prisma/seed/accounts.json' with { type: 'json' };
import { type Ids, idOf } from '@/prisma/seed/ids';
import { agencies, calder, harrow, motorVehicles, portAmity } from '@/prisma/seed/places';

const SECRET_BYTES = 20;

// The people of the demonstration. Those in accounts.json can sign in; the others belong to further invented agencies,
// act in the stories that the seed tells, and have no password.

type SeedPerson = {
  email: string;
  name: string;
  title: string;
  roles: Role[];
  agency?: string;
  office?: string;
  password?: string;
  totpSecret?: string;
};

const toRole = (text: string): Role => {
  const role = roles.find((one) => one === text);
  if (!role) throw new Error(`accounts.json names the role ${text}, which does not exist.`);
  return role;
};

const listed = (): SeedPerson[] => accounts.map(({ role, ...account }) => ({ ...account, roles: [toRole(role)] }));

/** Agencies without a listed account get an officer and the head as approver. */
const unlisted = (): SeedPerson[] =>
  agencies
    .filter(({ legalName }) => legalName !== calder && legalName !== portAmity && legalName !== harrow)
    .flatMap(({ legalName, emailDomain, headName, headTitle }) => [
      {
        email: `officer@${emailDomain}`,
        name: 'Duty Officer',
        title: 'Partnership coordinator',
        roles: ['AGENCY_OFFICER'],
        agency: legalName,
      },
      {
        email: `head@${emailDomain}`,
        name: headName,
        title: headTitle,
        roles: ['AGENCY_APPROVER'],
        agency: legalName,
        totpSecret: generateSecret({ length: SECRET_BYTES }),
      },
    ]);

/** Counsel to the state's motor vehicle department, who approves its agreements as to form. */
const stateCounsel = (): SeedPerson => ({
  email: 'counsel@dmv-winter.example',
  name: 'Nora Fielding',
  title: 'Assistant attorney general',
  roles: ['AGENCY_OFFICER'],
  agency: motorVehicles,
  totpSecret: generateSecret({ length: SECRET_BYTES }),
});

/** Every account, and for those who sign in a story the secret of their authenticator. */
export type Cast = { people: Ids; secrets: Ids };

/** Creates every account and returns their ids and secrets by address. */
export const createPeople = async (db: Database, places: { agencies: Ids; offices: Ids }): Promise<Cast> => {
  const ids = new Map<string, string>();
  const secrets = new Map<string, string>();
  for (const person of [...listed(), ...unlisted(), stateCounsel()]) {
    const created = await db.$transaction((tx) =>
      createUser(tx, {
        name: person.name,
        title: person.title,
        workEmail: person.email,
        phone: `555-0${130 + ids.size}`,
        roles: person.roles,
        agencyId: person.agency ? idOf(places.agencies, person.agency) : null,
        officeId: person.office ? idOf(places.offices, person.office) : null,
        password: person.password ?? null,
        totpSecret: person.totpSecret ?? null,
        demonstration: person.password !== undefined,
      }),
    );
    if (!created.ok) throw new Error(`${person.email}: ${created.message} ${JSON.stringify(created.fields)}`);
    ids.set(person.email, created.value.id);
    if (person.totpSecret) secrets.set(person.email, person.totpSecret);
  }
  return { people: ids, secrets };
};
