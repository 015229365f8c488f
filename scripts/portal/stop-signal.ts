// A second Ctrl-C means it, but a terminal and npm may both deliver the first one.
const sameWishMs = 1500;

/**
 * Returns a promise that resolves when someone wants the portal to stop: Ctrl-C, SIGTERM, a closed terminal, or a parent
 * process that is gone. A second wish, a moment later, ends this process at once.
 */
export function stopWish(): Promise<void> {
  return new Promise((resolve) => {
    let wishedAt: number | null = null;
    const wish = () => {
      if (wishedAt !== null && Date.now() - wishedAt > sameWishMs) process.exit(1);
      wishedAt ??= Date.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish);
    process.once('disconnect', wish);
  });
}
