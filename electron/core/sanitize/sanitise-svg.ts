import createDOMPurify, { type Config, type WindowLike } from 'dompurify';

/** A drawing that holds no script and names nothing outside itself, as a document of its own (XML). */
export interface CleanDrawing {
  readonly markup: string;
  /** In CSS pixels, as the drawing says; null when it doesn't. */
  readonly width: number | null;
  readonly height: number | null;
}

/** Takes the markup of a drawing; gives null when there is none in it. */
export type SvgSanitiser = (markup: string) => CleanDrawing | null;

const CONFIG = {
  USE_PROFILES: { svg: true, svgFilters: true },
  RETURN_DOM_FRAGMENT: true,
} as const satisfies Config;

const REFERENCES: readonly string[] = ['href', 'xlink:href', 'src'];
/** Its own parts, and pixels that it brings along. */
const OWN = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/i;
const OUTSIDE = /url\(\s*(?!["']?\s*(?:#|data:))|@import|image-set\(/i;

/**
 * Makes a cleaner of drawings on a window's DOM. It is parsed as HTML does it, which forgives what XML would not.
 * @throws when the window's DOM isn't one that DOMPurify works on
 */
export function createSvgSanitiser(
  window: WindowLike & { readonly XMLSerializer: typeof XMLSerializer },
): SvgSanitiser {
  const purifier = createDOMPurify(window);
  if (!purifier.isSupported) throw new Error('This DOM can’t sanitise drawings.');
  purifier.addHook('uponSanitizeAttribute', (_element, attribute) => {
    const { attrName: name, attrValue: value } = attribute;
    if (REFERENCES.includes(name) && !OWN.test(value)) attribute.keepAttr = false;
    if (OUTSIDE.test(value)) attribute.keepAttr = false;
  });
  purifier.addHook('uponSanitizeElement', (element) => {
    if (element.nodeName.toLowerCase() === 'style' && OUTSIDE.test(element.textContent ?? '')) {
      element.textContent = '';
    }
  });
  return (markup) => {
    const drawing = purifier.sanitize(withoutProlog(markup), CONFIG).querySelector('svg');
    if (drawing === null) return null;
    const size = sizeOf(drawing);
    // Shown as an image, a drawing that gives no size of its own would get that of an empty box.
    for (const [name, length] of Object.entries(size)) {
      if (length !== null) drawing.setAttribute(name, String(length));
    }
    return { markup: new window.XMLSerializer().serializeToString(drawing), ...size };
  };
}

/** What XML allows before the first element, HTML would take for text. */
function withoutProlog(markup: string): string {
  const start = markup.search(/<svg[\s/>]/i);
  return start < 0 ? '' : markup.slice(start);
}

function sizeOf(drawing: Element): { readonly width: number | null; readonly height: number | null } {
  const [width, height] = [length(drawing, 'width'), length(drawing, 'height')];
  if (width !== null && height !== null) return { width, height };
  const box = (drawing.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = box;
  if (!(boxWidth > 0 && boxHeight > 0)) return { width: null, height: null };
  if (width !== null) return { width, height: (width * boxHeight) / boxWidth };
  if (height !== null) return { width: (height * boxWidth) / boxHeight, height };
  return { width: boxWidth, height: boxHeight };
}

function length(drawing: Element, name: 'width' | 'height'): number | null {
  const given = /^\s*([\d.]+)\s*(?:px)?\s*$/.exec(drawing.getAttribute(name) ?? '')?.[1];
  const pixels = Number(given ?? Number.NaN);
  return Number.isFinite(pixels) && pixels > 0 ? pixels : null;
}
