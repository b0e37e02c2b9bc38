import { lazy, Suspense, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useReader } from '../../app/reader-store';
import button from '../../ui/button.module.css';
import { closeContents, toggleContents, useContents } from './contents-store';
import { headingsOf } from './headings';

const ContentsPanel = lazy(() =>
  import('./contents-panel').then(({ ContentsPanel }) => ({ default: ContentsPanel })),
);

/** Opens the headings of the article, where it has any. */
export function ContentsButton() {
  const trigger = useRef<HTMLButtonElement>(null);
  const shown = useReader((state) => state.shown);
  const isOpen = useContents((state) => state.isOpen);
  const isEmpty = useMemo(() => shown === null || headingsOf(shown.root).length === 0, [shown]);
  return (
    <span title={isEmpty ? 'This article has no headings' : 'Contents (B)'}>
      <Button
        ref={trigger}
        className={`${button['button']} ${button['quiet']}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        isDisabled={isEmpty}
        onPress={toggleContents}
      >
        Contents
      </Button>
      {isOpen && shown !== null && (
        <Suspense>
          <ContentsPanel shown={shown} trigger={trigger} onClose={closeContents} />
        </Suspense>
      )}
    </span>
  );
}
