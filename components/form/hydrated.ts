'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False in the page as the server sent it, true once the browser runs it: for what only works with JavaScript. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
