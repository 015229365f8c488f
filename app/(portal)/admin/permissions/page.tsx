import type { Metadata } from 'next';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PermissionMatrix } from '@/components/admin/permission-matrix';
import { ReachLegend } from '@/components/admin/reach-legend';
import { PageTitle } from '@/components/page/page-title';
import { permissionMatrix } from '@/lib/domain/access/permissions';

export const metadata: Metadata = { title: 'Permissions' };

export default async function Page() {
  await requireRight('read_permissions');
  return (
    <>
      <PageTitle
        title="Permissions"
        below={
          <p className="max-w-reading text-muted">
            Made from the same tables that decide every step. A mark says that the role may take the step; the case must
            also be within its reach, in the right status, and meet the step's conditions.
          </p>
        }
      />
      <div className="space-y-10">
        <ReachLegend />
        <PermissionMatrix rows={permissionMatrix} />
      </div>
    </>
  );
}
