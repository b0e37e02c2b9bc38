import type { ReadingSettings } from '#core/reading/reading-settings';
import { rooms } from '../app/rooms';
import { useReading } from './reading-store';

/** Has the window, and the article in its frame, look as the person wants them; now and after each change. */
export function startApplyingReading(): void {
  const show = (reading: ReadingSettings): void => {
    applyToWindow(reading);
    applyToArticle(reading);
  };
  show(useReading.getState());
  useReading.subscribe(show);
  rooms.frame.addEventListener('load', () => applyToArticle(useReading.getState()));
}

function applyToWindow({ theme, size, measure, flow, focus }: ReadingSettings): void {
  document.documentElement.dataset['theme'] = theme;
  rooms.window.toggleAttribute('data-focus', focus);
  rooms.reader.dataset['flow'] = flow;
  rooms.page.style.setProperty('--size', `${size}px`);
  rooms.page.style.setProperty('--measure-ems', String(measure));
}

function applyToArticle(reading: ReadingSettings): void {
  // A frame whose page is on its way may hold a document without any element, whatever its type says.
  const root = rooms.frame.contentDocument?.documentElement as HTMLElement | null | undefined;
  if (root == null) return;
  root.dataset['theme'] = reading.theme;
  root.dataset['typeface'] = reading.typeface;
  root.dataset['paragraphs'] = reading.paragraphs;
  root.toggleAttribute('data-justify', reading.justify);
  root.style.setProperty('--size', `${reading.size}px`);
  root.style.setProperty('--line-height', String(reading.lineHeight));
  root.style.setProperty('--letter-spacing', `${reading.letterSpacing / 100}em`);
}
