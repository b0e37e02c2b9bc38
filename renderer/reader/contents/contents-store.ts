import { create } from 'zustand';
import { notify } from '../../app/notify';
import { useReader } from '../../app/reader-store';
import { headingsOf } from './headings';

/** Whether the contents are open. */
export const useContents = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Opens the contents, or closes them. Says so when there is nothing to show. */
export function toggleContents(): void {
  const { shown } = useReader.getState();
  if (useContents.getState().isOpen) closeContents();
  else if (shown === null) notify('Open an article first.');
  else if (headingsOf(shown.root).length === 0) notify('This article has no headings.');
  else useContents.setState({ isOpen: true });
}

export function closeContents(): void {
  useContents.setState({ isOpen: false });
}
