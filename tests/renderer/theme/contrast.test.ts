import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

// The themes' colours, out of the style sheets themselves, against the contrast that WCAG 2.2 asks for (1.4.3, 1.4.6).

const folder = resolve(import.meta.dirname, '../../../renderer/theme');
const tokens = readFileSync(resolve(folder, 'tokens.css'), 'utf8');
const themes = readFileSync(resolve(folder, 'themes.css'), 'utf8');

type Palette = Readonly<Record<string, string>>;

const [lightBlock = '', darkBlock = ''] = tokens.split('@media (prefers-color-scheme: dark)');
const [plainThemes = '', darkThemes = ''] = themes.split('@media (prefers-color-scheme: dark)');
const light = colorsIn(lightBlock);
const dark = { ...light, ...colorsIn(darkBlock) };
const contrast = { ...light, ...colorsIn(blockOf(plainThemes, 'contrast')) };

const PALETTES: Readonly<Record<string, Palette>> = {
  light,
  dark,
  sepia: { ...light, ...colorsIn(blockOf(plainThemes, 'sepia')) },
  black: { ...dark, ...colorsIn(blockOf(plainThemes, 'black')) },
  'high contrast, light': contrast,
  'high contrast, dark': { ...contrast, ...colorsIn(blockOf(darkThemes, 'contrast')) },
};

const INKS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
const PAPERS = ['paper', 'paper-aside', 'paper-raised', 'paper-chosen', 'paper-hover'] as const;

for (const [name, palette] of Object.entries(PALETTES)) {
  const high = name.startsWith('high contrast');
  test(`${name}: words on paper`, () => {
    for (const paper of PAPERS) {
      expect(ratio(palette, 'ink', paper), `ink on ${paper}`).toBeGreaterThanOrEqual(high ? 12 : 7);
      expect(ratio(palette, 'ink-soft', paper), `ink-soft on ${paper}`).toBeGreaterThanOrEqual(
        high ? 7 : 4.5,
      );
    }
    for (const paper of ['paper', 'paper-aside', 'paper-raised'] as const) {
      expect(ratio(palette, 'ink-faint', paper), `ink-faint on ${paper}`).toBeGreaterThanOrEqual(
        high ? 7 : 4.5,
      );
      expect(ratio(palette, 'danger', paper), `danger on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test(`${name}: words on inks, on hits and on the accent`, () => {
    for (const ink of INKS) {
      expect(ratio(palette, 'ink', ink), `ink on ${ink}`).toBeGreaterThanOrEqual(high ? 7 : 4.5);
    }
    expect(ratio(palette, 'ink', 'found')).toBeGreaterThanOrEqual(4.5);
    expect(ratio(palette, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(ratio(palette, 'on-float', 'float')).toBeGreaterThanOrEqual(7);
  });

  test(`${name}: the focus ring and the lines of highlights are seen`, () => {
    for (const line of ['accent', ...INKS.map((ink) => `${ink}-strong`)]) {
      expect(ratio(palette, line, 'paper'), `${line} on paper`).toBeGreaterThanOrEqual(
        line === 'accent' || high ? 3 : 1.9,
      );
    }
  });
}

function blockOf(css: string, theme: string): string {
  const block = new RegExp(`data-theme='${theme}'\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1];
  if (block === undefined) throw new Error(`themes.css has no ${theme}.`);
  return block;
}

function colorsIn(css: string): Palette {
  return Object.fromEntries(
    [...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', color = '']) => [name, color]),
  );
}

/** WCAG 2.2, "contrast ratio". */
function ratio(palette: Palette, one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(palette[one]), luminance(palette[other])].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: string | undefined): number {
  if (color === undefined) throw new Error('A theme lacks a colour.');
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
