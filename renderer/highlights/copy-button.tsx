import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import styles from '../ui/menu.module.css';

// Menus bring code that the first screen doesn't need.
const CopyMenu = lazy(() => import('./copy-menu').then(({ CopyMenu }) => ({ default: CopyMenu })));

interface CopyButtonProps {
  readonly className: string;
  /** Where the menu opens: away from what is copied, which one may want to see. */
  readonly opens: 'top' | 'bottom';
}

/** Opens the ways in which the selected words, or the open highlight's, can be copied. */
export function CopyButton({ className, opens }: CopyButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        className={`${className} ${styles['button']}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        Copy
        <ChevronDown size={12} aria-hidden />
      </Button>
      {isOpen && (
        <Suspense>
          <CopyMenu trigger={button} opens={opens} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
