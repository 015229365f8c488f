import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { OversightPage } from '@/lib/domain/agreements/oversight-view';
import { type AgreementStepName, agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { paths } from '@/lib/domain/paths';
import { mayOpen } from '@/lib/domain/requests/may-open';
import { decide } from '@/lib/domain/workflow/decide';
import { evidence, mayAttach } from '@/lib/server/agreements/attach-agreement-file';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { toInspectionsSection } from '@/lib/server/agreements/inspection-view';
import { toSteeringSection } from '@/lib/server/agreements/steering-view';
import { toTrainingView } from '@/lib/server/agreements/training-view';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';
import { isScanning } from '@/lib/server/documents/scanner';

// The page of the oversight over an agreement: training, steering meetings, inspections.

const filesOf = async (actor: Actor, agreementId: string): Promise<OversightPage['files']> => {
  const files = await db.document.findMany({
    where: { agreementId, kind: 'EVIDENCE', removedAt: null },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
  return files
    .filter((file) => mayOpen(file, actor, isScanning()))
    .map(({ id, filename }) => ({ id, filename, href: paths.document(id) }));
};

/**
 * The page of the oversight over an agreement; null when there is no such agreement for this person.
 * @param done the step that was just taken, from the address of the page
 */
export const getOversightPage = async (
  actor: Actor,
  id: string,
  done: string | null = null,
): Promise<OversightPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row) return null;
  const facts = toAgreementFacts(row, actor);
  const may = (step: AgreementStepName): boolean => decide(agreementSteps[step], facts, actor).ok;
  const attaches = mayAttach(row, actor, evidence);
  return {
    ...toAgreementHead(row, actor),
    openComments: facts.openComments,
    training: toTrainingView(row, { record: may('record_cohort'), certify: may('certify_cohort') }),
    steering: await toSteeringSection(row, actor, {
      plan: may('plan_steering'),
      change: may('move_steering'),
      record: may('record_steering'),
      publish: may('publish_steering_minutes'),
    }),
    inspections: await toInspectionsSection(row, actor, {
      record: may('record_inspection'),
      add: may('add_correction'),
      report: may('report_correction'),
      verify: may('verify_correction'),
      close: may('close_inspection'),
    }),
    files: attaches ? await filesOf(actor, id) : [],
    mayAttach: attaches,
    done: done !== null && isAgreementStep(done) ? agreementSteps[done].did : null,
  };
};
