// Progress lines such as "4/7 Applying migrations … 2 s". Runs on Node 20, before anything is installed.

/** How many steps a start has; the first two run in the bootstrap, the others in the portal's own process. */
export const startSteps = 7;

/**
 * Runs one step and shows how long it takes.
 * Takes its number, its words and the work; the work may return a word to show instead of the time ("up to date").
 * @param {number} number
 * @param {string} label
 * @param {() => Promise<string | undefined | void>} work
 */
export async function showStep(number, label, work) {
  const begun = Date.now();
  const heading = `${number}/${startSteps} ${label} …`;
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  process.stdout.write(heading);
  const ticker = setInterval(
    () => process.stdout.write(process.stdout.isTTY ? `\r${heading} ${seconds()}` : ` ${seconds()} …`),
    process.stdout.isTTY ? 1000 : 15_000,
  );
  try {
    const word = await work();
    clearInterval(ticker);
    process.stdout.write(`${process.stdout.isTTY ? `\r${heading}` : ''} ${word ?? seconds()}\n`);
  } catch (error) {
    clearInterval(ticker);
    process.stdout.write('\n');
    throw error;
  }
}
