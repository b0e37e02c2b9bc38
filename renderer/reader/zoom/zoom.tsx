import { lazy, Suspense } from 'react';
import { useZoom } from './zoom-store';

const ImageView = lazy(() => import('./image-view').then(({ ImageView }) => ({ default: ImageView })));

/** The image that is looked at by itself, over everything. */
export function Zoom() {
  const image = useZoom((state) => state.image);
  if (image === null) return null;
  return (
    <Suspense>
      <ImageView key={image.address} image={image} />
    </Suspense>
  );
}
