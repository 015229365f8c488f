'use server';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import type { SectionRefused } from '@/lib/domain/requests/section-conflict-view';
import { type Outcome, refuse } from '@/lib/domain/result';
import { guarded } from '@/lib/server/actions/answer-form';
import { requestStepAction } from '@/lib/server/actions/step-action';
import { currentActor, requireActor } from '@/lib/server/auth/current-actor';
import { pathAfterSaving, readDraftForm, type SectionAnswer, saveDraftSection } from '@/lib/server/requests/draft-save';

/** Saves a section and goes where the pressed button leads. */
export async function saveSection(_previous: Outcome, form: FormData): Promise<Outcome | SectionRefused> {
  const actor = await requireActor();
  const read = readDraftForm(form);
  if (!read.ok) return read;
  const { caseId, section, content } = read.value;
  const answer = await guarded({ section, caseId }, () =>
    saveDraftSection(actor, caseId, section, content, read.value),
  );
  if (!answer.ok) return answer;
  redirect(pathAfterSaving(read.value));
}

/** Saves a section in the background: the page stays as it is, whatever comes of it. */
export async function autosaveSection(form: FormData): Promise<SectionAnswer> {
  const actor = await currentActor();
  if (!actor) return refuse('not_yours', 'You are signed out. Sign in again in another tab, then save here.');
  const read = readDraftForm(form);
  if (!read.ok) return read;
  const { caseId, section, content } = read.value;
  return guarded({ section, caseId }, () => saveDraftSection(actor, caseId, section, content, read.value));
}

const answerItem = requestStepAction('answer_returned_item');
const classifyFile = requestStepAction('classify_document', ({ id }) => paths.requestSection(id, 'attachments'));
const removeFile = requestStepAction('remove_document', ({ id }) => paths.requestSection(id, 'attachments'));

/** Answers one item that intake named when it returned the request. */
export async function answerReturnedItem(previous: Outcome, form: FormData): Promise<Outcome> {
  return answerItem(previous, form);
}

/** Takes a file out of the request. */
export async function removeAttachment(previous: Outcome, form: FormData): Promise<Outcome> {
  return removeFile(previous, form);
}

/** Chooses who may read a file later. */
export async function classifyAttachment(previous: Outcome, form: FormData): Promise<Outcome> {
  return classifyFile(previous, form);
}
