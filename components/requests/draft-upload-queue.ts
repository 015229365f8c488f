'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Sent, sendFile } from './draft-send-file';

/** A file that was chosen, and how it goes. */
export type Item = {
  key: number;
  file: File;
  percent: number;
  state: 'waiting' | 'sending' | Sent['state'];
  message: string;
  /** Whether sending it again may help. */
  again: boolean;
};

type Change = Partial<Omit<Item, 'key' | 'file'>>;

/** Two at a time: a slow line is not split into many, and one large file does not hold up the rest. */
const atOnce = 2;

/**
 * The files on their way: one request for each, two at a time.
 * @param check a sentence when a file need not be sent at all
 * @param settled called whenever files have arrived and nothing is on its way any more
 */
export function useUploadQueue(action: string, check: (file: File) => string | null, settled: () => void) {
  const [items, setItems] = useState<readonly Item[]>([]);
  const next = useRef(0);
  const stops = useRef(new Map<number, () => void>());

  const change = useCallback((key: number, to: Change) => {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...to } : item)));
  }, []);

  useEffect(() => {
    const free = atOnce - stops.current.size;
    for (const { key, file } of items.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
      const { sent, stop } = sendFile(action, file, (percent) => change(key, { percent }));
      stops.current.set(key, stop);
      change(key, { state: 'sending' });
      void sent.then((answer) => {
        stops.current.delete(key);
        change(key, answer.state === 'refused' ? answer : { state: answer.state });
        if (answer.state === 'done') settled();
      });
    }
  }, [items, action, change, settled]);

  const add = (files: readonly File[]) => {
    const added = files.map((file): Item => {
      next.current += 1;
      const message = check(file);
      const state = message === null ? 'waiting' : 'refused';
      return { key: next.current, file, percent: 0, state, message: message ?? '', again: false };
    });
    setItems((before) => [...before.filter(({ state }) => state !== 'done' && state !== 'stopped'), ...added]);
  };

  const stop = (key: number) => {
    const running = stops.current.get(key);
    if (running) running();
    else change(key, { state: 'stopped' });
  };

  const retry = (key: number) => change(key, { state: 'waiting', percent: 0, message: '' });

  return { items, add, stop, retry };
}
