export interface Size {
  readonly width: number;
  readonly height: number;
}

const STEP = 1.25;
const MOST = 8;
/** Small pictures are made larger at first, but not so much that they are nothing but squares. */
const MOST_AT_FIRST = 2;

/** How large an image is drawn so that all of it is seen; `scale` is times that. In CSS pixels. */
export function drawnSize(image: Size, room: Size, scale: number): Size {
  const fit = Math.min(room.width / image.width, room.height / image.height, MOST_AT_FIRST) * scale;
  return { width: Math.round(image.width * fit), height: Math.round(image.height * fit) };
}

/** The next scale, larger or smaller; all of the image is the smallest. */
export function nextScale(scale: number, steps: number): number {
  return Math.min(MOST, Math.max(1, scale * STEP ** steps));
}
