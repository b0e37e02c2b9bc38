import { create } from 'zustand';

/** Whether the reading settings are open. */
export const usePanel = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function togglePanel(): void {
  usePanel.setState(({ isOpen }) => ({ isOpen: !isOpen }));
}

export function closePanel(): void {
  usePanel.setState({ isOpen: false });
}
