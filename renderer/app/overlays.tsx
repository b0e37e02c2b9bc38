import { lazy, Suspense } from 'react';
import { Toaster } from 'sonner';
import { HelpSheet } from '../help/help-sheet';
import { SaveAddressDialog } from '../library/save-address-dialog';
import styles from './overlays.module.css';
import { closeOverlay, useOverlay } from './overlay-store';

const UpkeepDialog = lazy(() =>
  import('../upkeep/upkeep-dialog').then(({ UpkeepDialog }) => ({ default: UpkeepDialog })),
);
const VersionsDialog = lazy(() =>
  import('../versions/versions-dialog').then(({ VersionsDialog }) => ({ default: VersionsDialog })),
);

const HighlightList = lazy(() =>
  import('../highlights/highlight-list').then(({ HighlightList }) => ({ default: HighlightList })),
);
const LooseTray = lazy(() =>
  import('../highlights/loose-tray').then(({ LooseTray }) => ({ default: LooseTray })),
);

/** What lies over the window: dialogs and short messages. Loaded once the window stands. */
export function Overlays() {
  const open = useOverlay((state) => state.open);
  return (
    <>
      <SaveAddressDialog isOpen={open === 'save-address'} onClose={closeOverlay} />
      <HelpSheet isOpen={open === 'help'} onClose={closeOverlay} />
      {open === 'upkeep' && (
        <Suspense>
          <UpkeepDialog isOpen onClose={closeOverlay} />
        </Suspense>
      )}
      {(open === 'difference' || open === 'capture-log') && (
        <Suspense>
          <VersionsDialog open={open} onClose={closeOverlay} />
        </Suspense>
      )}
      {open === 'highlights' && (
        <Suspense>
          <HighlightList onClose={closeOverlay} />
        </Suspense>
      )}
      {open === 'loose' && (
        <Suspense>
          <LooseTray onClose={closeOverlay} />
        </Suspense>
      )}
      <Toaster position="bottom-center" expand toastOptions={{ unstyled: true, classNames: TOAST_CLASSES }} />
    </>
  );
}

const TOAST_CLASSES = {
  toast: styles['toast'] ?? '',
  content: styles['words'] ?? '',
  description: styles['more'] ?? '',
  actionButton: styles['action'] ?? '',
  cancelButton: styles['action'] ?? '',
  closeButton: styles['close'] ?? '',
  icon: styles['icon'] ?? '',
};
