/** How the app looks: as the system does, or as a person chose. *contrast* follows the system's light or dark. */
export const THEMES = ['system', 'light', 'sepia', 'dark', 'black', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** The typefaces that come with the app. */
export const TYPEFACES = ['literata', 'source-serif', 'inter', 'atkinson', 'opendyslexic'] as const;
export type Typeface = (typeof TYPEFACES)[number];

/** How paragraphs are told apart: by space between them, or by a first line that begins further in. */
export const PARAGRAPH_STYLES = ['spaced', 'indented'] as const;
export type ParagraphStyle = (typeof PARAGRAPH_STYLES)[number];

/** How one goes on in a text: it scrolls, or is turned page by page. */
export const FLOWS = ['scroll', 'pages'] as const;
export type Flow = (typeof FLOWS)[number];

export interface Range {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** What is chosen by a figure, with the bounds of each. */
export const RANGES = {
  /** Of the text's letters, in CSS pixels. */
  size: { least: 14, most: 32, step: 0.5 },
  /** As a multiple of the size. */
  lineHeight: { least: 1.3, most: 2.2, step: 0.05 },
  /** How wide a line may be, in ems of the text. */
  measure: { least: 22, most: 48, step: 1 },
  /** Added between letters, in hundredths of an em. */
  letterSpacing: { least: 0, most: 12, step: 1 },
} as const satisfies Readonly<Record<string, Range>>;
export type RangeName = keyof typeof RANGES;

/** How a person wants to read on this computer. */
export interface ReadingSettings extends Readonly<Record<RangeName, number>> {
  readonly theme: Theme;
  readonly typeface: Typeface;
  readonly paragraphs: ParagraphStyle;
  /** Both edges straight, with words divided as the article's language does. */
  readonly justify: boolean;
  readonly flow: Flow;
  /** Nothing but the text is shown. */
  readonly focus: boolean;
  /** A band marks the line that is read. */
  readonly lineGuide: boolean;
}

export const DEFAULT_READING: ReadingSettings = {
  theme: 'system',
  typeface: 'literata',
  size: 19.5,
  lineHeight: 1.6,
  measure: 31,
  letterSpacing: 0,
  paragraphs: 'spaced',
  justify: false,
  flow: 'scroll',
  focus: false,
  lineGuide: false,
};

/** What a person changes of them; what isn't named stays. */
export type ReadingChange = { readonly [Name in keyof ReadingSettings]?: ReadingSettings[Name] | undefined };

/** The settings after a change. */
export function changedReading(reading: ReadingSettings, change: ReadingChange): ReadingSettings {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...reading, ...Object.fromEntries(named) };
}

/** The value of a range that is nearest: on one of its steps, inside its bounds. */
export function inRange(name: RangeName, value: number): number {
  const { least, most, step } = RANGES[name];
  const stepped = least + Math.round((Math.min(most, Math.max(least, value)) - least) / step) * step;
  // Steps like 0.05 add up to figures with a tail.
  return Math.round(stepped * 100) / 100;
}

/**
 * Takes reading settings from what a file holds. What is absent, or isn't a choice of this version's, is the default:
 * settings that can't be read never keep anybody from reading. Without a schema library, since the window's first
 * colour waits for it.
 */
export function readingFrom(stored: unknown): ReadingSettings {
  const given =
    typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  const figure = (name: RangeName): number => {
    const value = given[name];
    return typeof value === 'number' && Number.isFinite(value) ? inRange(name, value) : DEFAULT_READING[name];
  };
  const yes = (name: 'justify' | 'focus' | 'lineGuide'): boolean => given[name] === true;
  return {
    theme: oneOf(THEMES, given['theme'], DEFAULT_READING.theme),
    typeface: oneOf(TYPEFACES, given['typeface'], DEFAULT_READING.typeface),
    size: figure('size'),
    lineHeight: figure('lineHeight'),
    measure: figure('measure'),
    letterSpacing: figure('letterSpacing'),
    paragraphs: oneOf(PARAGRAPH_STYLES, given['paragraphs'], DEFAULT_READING.paragraphs),
    justify: yes('justify'),
    flow: oneOf(FLOWS, given['flow'], DEFAULT_READING.flow),
    focus: yes('focus'),
    lineGuide: yes('lineGuide'),
  };
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown, otherwise: Choice): Choice {
  return choices.find((choice) => choice === value) ?? otherwise;
}
