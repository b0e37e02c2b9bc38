import type { Flow, ParagraphStyle, Theme, Typeface } from '#core/reading/reading-settings';

// What the choices are called in the window.

export const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
  black: 'Black',
  contrast: 'Contrast',
};

export const TYPEFACE_NAMES: Readonly<Record<Typeface, string>> = {
  literata: 'Literata',
  'source-serif': 'Source Serif',
  inter: 'Inter',
  atkinson: 'Atkinson',
  opendyslexic: 'OpenDyslexic',
};

export const PARAGRAPH_NAMES: Readonly<Record<ParagraphStyle, string>> = {
  spaced: 'Spaced',
  indented: 'Indented',
};

export const FLOW_NAMES: Readonly<Record<Flow, string>> = {
  scroll: 'Scroll',
  pages: 'Pages',
};
