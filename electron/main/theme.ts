import { nativeTheme } from 'electron';
import type { Theme } from '#core/reading/reading-settings';
import { assertNever } from '#core/result';

/** `--paper` of the renderer's themes: what is there before the first frame, so that nothing flashes. */
const PAPER = { light: '#fffdf8', sepia: '#f6ead3', dark: '#1b1a17', black: '#000000', white: '#ffffff' };

/** Has the native parts, menus and scroll bars among them, follow the theme. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = nativeSide(theme);
}

/** The window's colour behind its page. */
export function paperColor(theme: Theme): string {
  switch (theme) {
    case 'sepia':
    case 'black':
      return PAPER[theme];
    case 'contrast':
      return nativeTheme.shouldUseDarkColors ? PAPER.black : PAPER.white;
    case 'system':
    case 'light':
    case 'dark':
      return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light;
    default:
      return assertNever(theme);
  }
}

function nativeSide(theme: Theme): 'system' | 'light' | 'dark' {
  switch (theme) {
    case 'sepia':
      return 'light';
    case 'black':
      return 'dark';
    case 'contrast':
      return 'system';
    case 'system':
    case 'light':
    case 'dark':
      return theme;
    default:
      return assertNever(theme);
  }
}
