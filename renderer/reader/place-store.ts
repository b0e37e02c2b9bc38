import { create } from 'zustand';

/** How much of the open article has been on the screen or above it, from 0 to 1; null until that is known. */
export const usePlace = create<{ readonly share: number | null }>(() => ({ share: null }));
