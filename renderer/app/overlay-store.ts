import { create } from 'zustand';

export type Overlay =
  'save-address' | 'help' | 'upkeep' | 'difference' | 'capture-log' | 'highlights' | 'loose';

/** What lies over the window; one at a time. */
export const useOverlay = create<{ readonly open: Overlay | null; readonly dragging: boolean }>(() => ({
  open: null,
  // Something from outside hovers over the window and may be dropped.
  dragging: false,
}));

export function openOverlay(open: Overlay): void {
  useOverlay.setState({ open });
}

export function closeOverlay(): void {
  useOverlay.setState({ open: null });
}
