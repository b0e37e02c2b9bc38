import { Minus, Plus, X } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../../ui/icon-button';
import styles from './image-view.module.css';
import { drawnSize, nextScale, type Size } from './zoom-scale';
import { closeZoom, type ZoomedImage } from './zoom-store';

/** One image over the window. It is moved about by scrolling, as everything else: by wheel, by touch, by the arrows. */
export function ImageView({ image }: { readonly image: ZoomedImage }) {
  const room = useRef<HTMLDivElement>(null);
  const [natural, setNatural] = useState<Size | null>(null);
  const [fits, setFits] = useState<Size | null>(null);
  const [scale, setScale] = useState(1);
  const step = useCallback((steps: number) => setScale((now) => nextScale(now, steps)), []);
  useMiddleKept(room, scale);

  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setFits({ width: element.offsetWidth - 32, height: element.offsetHeight - 32 });
    });
    observer.observe(element);
    // A pinch comes as the wheel with Ctrl; Chromium would enlarge the whole window by it.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      step(-event.deltaY / 120);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  }, [step]);

  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === '+' || key === '=') step(1);
    else if (key === '-') step(-1);
    else if (key === '0') setScale(1);
  };
  const size = natural === null || fits === null ? null : drawnSize(natural, fits, scale);
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && closeZoom()}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={image.label === '' ? 'Image' : image.label}>
          <div className={styles['bar']} onKeyDown={onKeyDown}>
            <span className={styles['caption']}>{image.caption}</span>
            <IconButton label="Smaller" size="large" onPress={() => step(-1)}>
              <Minus size={17} aria-hidden />
            </IconButton>
            <span className={styles['scale']} role="status">
              {Math.round(scale * 100)} %
            </span>
            <IconButton label="Larger" size="large" onPress={() => step(1)}>
              <Plus size={17} aria-hidden />
            </IconButton>
            <IconButton label="Close" size="large" onPress={closeZoom}>
              <X size={17} aria-hidden />
            </IconButton>
          </div>
          <div
            ref={room}
            className={styles['room']}
            role="region"
            aria-label="The image, scrolls"
            tabIndex={0}
            onKeyDown={onKeyDown}
          >
            <img
              className={styles['image']}
              src={image.address}
              alt={image.label}
              style={size ?? { visibility: 'hidden' }}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setNatural({ width: Math.max(1, naturalWidth), height: Math.max(1, naturalHeight) })
              }
            />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is in the middle stays there when the image gets larger or smaller. */
function useMiddleKept(room: RefObject<HTMLDivElement | null>, scale: number): void {
  const before = useRef(scale);
  useLayoutEffect(() => {
    const element = room.current;
    const factor = scale / before.current;
    before.current = scale;
    if (element === null || factor === 1) return;
    const [x, y] = [element.clientWidth / 2, element.clientHeight / 2];
    element.scrollTo({
      left: (element.scrollLeft + x) * factor - x,
      top: (element.scrollTop + y) * factor - y,
    });
  }, [room, scale]);
}
