import { lazy, Suspense } from 'react';
import { useAloud } from './aloud-store';

const AloudBar = lazy(() => import('./aloud-bar').then(({ AloudBar }) => ({ default: AloudBar })));

/** The player, while somebody listens. */
export function Aloud() {
  const isOpen = useAloud((state) => state.isOpen);
  if (!isOpen) return null;
  return (
    <Suspense>
      <AloudBar />
    </Suspense>
  );
}
