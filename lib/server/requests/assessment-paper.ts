import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { momentText } from '@/lib/domain/dates';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';
import { env } from '@/lib/server/env';
import { assessmentBlocks, iceOnlyLine } from '@/lib/server/requests/assessment-blocks';
import { assessmentReview, visitsFor } from '@/lib/server/requests/assessment-queries';
import { findVisibleCase } from '@/lib/server/requests/visible-case';
import { renderPaper } from '@/lib/server/signing/paper';

// The assessment as a tagged PDF: an agency's edition holds its own answers, that of ICE all three parts.

/** A file to hand to the reader. */
export type AssessmentPaper = { filename: string; bytes: Uint8Array };

/** The assessment of a request as a tagged PDF for this reader; null when there is none for them. */
export const assessmentPaper = async (actor: Actor, requestId: string): Promise<AssessmentPaper | null> => {
  const row = await findVisibleCase(actor, requestId);
  const review = row && (await assessmentReview(actor, requestId));
  if (!row?.assessment || !review) return null;
  const at = now();
  const ice = review.head.side === 'ICE';
  const title = ice ? 'Needs assessment, all parts' : 'Self-assessment';
  const head = {
    title,
    formVersion: row.assessment.formVersion,
    printedOn: momentText(at, row.agency.timeZone),
  };
  const bytes = await renderPaper({
    title: `${title} (${row.number})`,
    subject: `Needs assessment of request ${row.number}`,
    headerLeft: `Request ${row.number}`,
    headerRight: ice ? iceOnlyLine : title,
    pageWord: 'Page',
    createdAt: at,
    demonstration: env.DEMO,
    blocks: assessmentBlocks(review, visitsFor(row, actor), head),
  });
  await noteRead(actor, {
    action: 'paper.download',
    target: { type: 'request', id: row.id },
    facts: { paper: ice ? 'assessment_ice_only' : 'self_assessment', sha256: sha256Hex(bytes) },
  });
  return { filename: `${ice ? 'Assessment-ICE-only' : 'Self-assessment'}-${row.number}.pdf`, bytes };
};
