import { Button } from 'react-aria-components';
import { perform } from '../../app/actions';
import { useReader } from '../../app/reader-store';

/** Where an image was picked: looks at it by itself. */
export function ZoomButton({ className }: { readonly className: string }) {
  const isImage = useReader(({ figure }) => figure?.figure.image != null);
  if (!isImage) return null;
  return (
    <span title="Look at the image (W)">
      <Button className={className} onPress={() => perform('zoom-image')}>
        Look at it
      </Button>
    </span>
  );
}
