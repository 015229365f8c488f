import { accountHoles } from '@/scripts/holes/account-holes';
import { auditHoles } from '@/scripts/holes/audit-holes';
import { doorHoles } from '@/scripts/holes/door-holes';
import { factorHoles } from '@/scripts/holes/factor-holes';
import { fenceHoles } from '@/scripts/holes/fence-holes';
import { frontDoorHoles } from '@/scripts/holes/front-door-holes';
import { identityHoles } from '@/scripts/holes/identity-holes';
import { mailHoles } from '@/scripts/holes/mail-holes';
import { noticeHoles } from '@/scripts/holes/notice-holes';
import type { PlantedHole } from '@/scripts/holes/planted-hole';
import { providerHoles } from '@/scripts/holes/provider-holes';
import { recordHoles } from '@/scripts/holes/record-holes';
import { releaseHoles } from '@/scripts/holes/release-holes';
import { workHoles } from '@/scripts/holes/work-holes';
import { workflowHoles } from '@/scripts/holes/workflow-holes';

/** Every hole that `npm run holes` plants, by what it is a hole in. */
export const holeChapters: readonly { title: string; holes: readonly PlantedHole[] }[] = [
  { title: 'The workflows', holes: workflowHoles },
  { title: 'The second fence, in PostgreSQL', holes: fenceHoles },
  { title: 'Signing in and staying signed in', holes: identityHoles },
  { title: 'What people show to prove who they are', holes: factorHoles },
  { title: 'Opening, changing and closing accounts', holes: accountHoles },
  { title: 'Identity providers, and seeing the portal as somebody else', holes: providerHoles },
  { title: 'The audit log', holes: auditHoles },
  { title: 'Records, and files that come in and go out', holes: recordHoles },
  { title: 'Doors, forms and queries', holes: doorHoles },
  { title: 'The front door', holes: frontDoorHoles },
  { title: 'What leaves, is held and is destroyed', holes: releaseHoles },
  { title: 'Notices, and the mails that are kept', holes: noticeHoles },
  { title: 'Whom mails, open pages and lists of work tell what', holes: mailHoles },
  { title: 'A working day: files of lists, alerts, days off, kept pages', holes: workHoles },
];

/** All of them in one row. */
export const plantedHoles: readonly PlantedHole[] = holeChapters.flatMap(({ holes }) => holes);
