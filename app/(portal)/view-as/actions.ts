'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import { rightAction } from '@/lib/server/actions/form-action';
import { presentView } from '@/lib/server/auth/current-actor';
import { beginInput, beginView, stopView } from '@/lib/server/view-as/view-as';

// The frame around the pages is somebody else's from here on: a click alone would leave it as it is.
const anew = (page: string): string => {
  // Only what is behind the sign-in: pages that were drawn at the build must stay as the door knows them.
  revalidatePath('/(portal)', 'layout');
  return page;
};

/** Begins to see the portal as somebody else. */
export const beginViewAs = rightAction(
  'view_as',
  beginInput,
  (input, actor) => beginView(actor, input),
  () => anew(paths.dashboard()),
);

/** Stops seeing the portal as somebody else: the one act of whoever does. */
export async function stopViewAs(): Promise<void> {
  const view = await presentView();
  if (view) await stopView(view.viewer);
  redirect(anew(view ? paths.beginViewAs(view.seen.id ?? '') : paths.dashboard()));
}
