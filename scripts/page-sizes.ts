import { Refusal, runMain } from '@/scripts/refusal';
import { budgetOf } from '@/scripts/sizes/budgets';
import { measureFirstLoad } from '@/scripts/sizes/first-load';

// npm run sizes: how much JavaScript each page of the present build loads first, and whether that is within its budget
// (scripts/sizes/budgets.ts). Part of `npm test`, after the build.

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

await runMain(async () => {
  const { bare, pages } = measureFirstLoad(process.env.NEXT_DIST_DIR ?? '.next');
  const over: string[] = [];
  console.log(`Next by itself: ${kilobytes(bare)} kB, gzipped. Beyond that, in kB, of what is allowed:`);
  for (const { page, bytes } of pages) {
    const more = bytes - bare;
    const allowed = budgetOf(page) * 1000;
    console.log(`${kilobytes(more).padStart(7)} of ${kilobytes(allowed).padStart(5)}  ${page}`);
    if (more > allowed) over.push(page);
  }
  if (over.length > 0) throw new Refusal(`These pages load more JavaScript than they may: ${over.join(', ')}.`);
  console.log('Every page is within its budget.');
});
