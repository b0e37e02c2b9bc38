import { DifferenceDialog } from './difference-dialog';
import { LogDialog } from './log-dialog';
import { useVersions } from './versions-store';

interface VersionsDialogProps {
  readonly open: 'difference' | 'capture-log';
  readonly onClose: () => void;
}

/** The dialog on an article's versions that is open. */
export function VersionsDialog({ open, onClose }: VersionsDialogProps) {
  const { difference, log } = useVersions();
  if (open === 'difference') return difference && <DifferenceDialog view={difference} onClose={onClose} />;
  return log && <LogDialog view={log} onClose={onClose} />;
}
