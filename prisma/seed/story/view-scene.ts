import { saveView } from '@/lib/server/views/view-commands';
import { actorOf, daysAgo, type Stage } from '@/prisma/seed/story/stage';

// Two views that headquarters shares with everyone at ICE.

const views = [
  { list: 'AGREEMENTS', query: '?ending=180&renewal=NONE', name: 'Ending within 180 days, no renewal' },
  { list: 'REQUESTS', query: '?view=OVERDUE&sort=DUE', name: 'Overdue, due first' },
] as const;

/** Saves them as the program manager does. */
export const tellViews = (stage: Stage): Promise<void> =>
  daysAgo(stage, 30, async () => {
    const actor = await actorOf(stage, 's.reyes@coordination.example');
    for (const view of views) {
      const saved = await saveView(actor, { ...view, sharing: 'ICE', makeDefault: false });
      if (!saved.ok) throw new Error(`The seed's view was not saved: ${JSON.stringify(saved)}`);
    }
  });
