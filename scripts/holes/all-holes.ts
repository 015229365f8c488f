import { accountHoles } from '@/scripts/holes/account-holes';
import { auditHoles } from '@/scripts/holes/audit-holes';
import { doorHoles } from '@/scripts/holes/door-holes';
import { factorHoles } from '@/scripts/holes/factor-holes';
import { fenceHoles } from '@/scripts/holes/fence-holes';
import { frontDoorHoles } from '@/scripts/holes/front-door-holes';
import { identityHoles } from '@/scripts/holes/identity-holes';
import { noticeHoles } from '@/scripts/holes/notice-holes';
import type { PlantedHole } from '@/scripts/holes/planted-hole';
import { providerHoles } from '@/scripts/holes/provider-holes';
import { recordHoles } from '@/scripts/holes/record-holes';
import { releaseHoles } from '@/scripts/holes/release-holes';
import { workflowHoles } from '@/scripts/holes/workflow-holes';

/** Every hole that `npm run holes` plants. */
export const plantedHoles: readonly PlantedHole[] = [
  ...workflowHoles,
  ...fenceHoles,
  ...identityHoles,
  ...factorHoles,
  ...accountHoles,
  ...providerHoles,
  ...auditHoles,
  ...recordHoles,
  ...doorHoles,
  ...frontDoorHoles,
  ...releaseHoles,
  ...noticeHoles,
];
