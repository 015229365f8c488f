// The side navigation of the portal: what a person finds there follows from their roles and rights.
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { type RightName, rights } from '@/lib/domain/access/rights';
import { paths } from '@/lib/domain/paths';

export type PortalNavItem = { href: string; label: string };

/** True when one of the actor's roles has the right. */
const holds = (actor: Actor, name: RightName): boolean => rights[name].by.some((role) => hasRole(actor, role));

/** The entries of the navigation for this person, in order. */
export const portalNavigation = (actor: Actor): PortalNavItem[] => {
  const entry = (when: boolean, label: string, href: string) => (when ? [{ label, href }] : []);
  return [
    { label: 'Dashboard', href: paths.dashboard() },
    // For the intake office the list of requests is the queue it works from.
    { label: hasRole(actor, 'OSLC_INTAKE') ? 'Queue' : 'Requests', href: paths.requests() },
    ...entry(holds(actor, 'read_load'), 'Who carries what', paths.load()),
    { label: 'Agreements', href: paths.agreements() },
    { label: 'Calendar', href: paths.calendar() },
    { label: 'Reports', href: paths.reports() },
    { label: 'Notices', href: paths.notices() },
    ...entry(holds(actor, 'read_own_agency'), 'Your agency', paths.ownAgency()),
    ...entry(holds(actor, 'read_authority'), 'Authority to sign', paths.adminAuthority()),
    ...entry(holds(actor, 'read_people'), 'People', paths.adminPeople()),
    ...entry(holds(actor, 'start_reproofing'), 'Lost second factors', paths.adminReproofings()),
    ...entry(holds(actor, 'verify_agency'), 'Agencies', paths.adminAgencies()),
    ...entry(holds(actor, 'decide_verification'), 'Verification', paths.adminVerification()),
    ...entry(holds(actor, 'manage_directory'), 'Fact corrections', paths.adminCorrections()),
    ...entry(holds(actor, 'manage_directory'), 'Agency directory', paths.adminDirectory()),
    ...entry(holds(actor, 'import_agreements'), 'Earlier agreements', paths.adminImports()),
    ...entry(holds(actor, 'manage_catalog'), 'Program catalog', paths.adminCatalog()),
    ...entry(holds(actor, 'read_rules'), 'Rules', paths.adminRules()),
    ...entry(holds(actor, 'read_templates'), 'Templates', paths.adminTemplates()),
    ...entry(holds(actor, 'read_records'), 'Records', paths.records()),
    ...entry(holds(actor, 'repair_seals'), 'Seals', paths.adminSeals()),
    ...entry(holds(actor, 'read_kept_mails'), 'Mails', paths.adminMails()),
    ...entry(holds(actor, 'read_permissions'), 'Permissions', paths.adminPermissions()),
    ...entry(holds(actor, 'read_audit'), 'Audit log', paths.adminAudit()),
    { label: 'Your account', href: paths.account() },
  ];
};
