import { lazy, Suspense, useRef } from 'react';
import { Button } from 'react-aria-components';
import { commandKey } from '../app/platform';
import button from '../ui/button.module.css';
import { closePanel, togglePanel, usePanel } from './panel-store';

// Sliders and the other typefaces bring code that the first screen doesn't need.
const ReadingPanel = lazy(() =>
  import('./reading-panel').then(({ ReadingPanel }) => ({ default: ReadingPanel })),
);

/** Opens how the text looks. */
export function ReadingButton() {
  const trigger = useRef<HTMLButtonElement>(null);
  const isOpen = usePanel((state) => state.isOpen);
  return (
    <span title={`Reading settings (${commandKey(',')})`}>
      <Button
        ref={trigger}
        className={`${button['button']} ${button['quiet']}`}
        aria-label="Reading settings"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={togglePanel}
      >
        Aa
      </Button>
      {isOpen && (
        <Suspense>
          <ReadingPanel trigger={trigger} onClose={closePanel} />
        </Suspense>
      )}
    </span>
  );
}
