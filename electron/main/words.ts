/** Words that open something in the window rather than command: a deep link, a file from the desktop. */
const OPENED = /^(commonplace|file):\/\//i;

/** Switches that are ours also where Electron's own may stand. */
const OURS = /^--(library|json|help|version)(=|$)/;

/**
 * The words that were given to Commonplace, out of everything that Electron was started with. Electron's own switches
 * stand before a first `--`, or before the first word when there is no such mark.
 *
 * @param argv - `process.argv`
 * @param isDefaultApp - whether Electron was told the app's path (from source), `process.defaultApp`
 */
export function wordsOf(argv: readonly string[], isDefaultApp: boolean): readonly string[] {
  const given = argv.slice(1);
  const app = isDefaultApp ? given.findIndex((word) => !word.startsWith('-')) : -1;
  const rest = given.slice(app + 1);
  const first = rest.findIndex((word) => word === '--' || OURS.test(word) || !word.startsWith('-'));
  if (first === -1) return [];
  return rest.slice(rest[first] === '--' ? first + 1 : first);
}

/** What the window is to be opened with. */
export interface WindowWords {
  /** As given, perhaps relative; null for the usual library. */
  readonly library: string | null;
  /** A `commonplace:` link that is to be opened. */
  readonly link: string | null;
}

/** Reads words that open the window: none, a library, or something from the desktop. Null when they are a command. */
export function windowWords(words: readonly string[]): WindowWords | null {
  const [first, second, ...more] = words;
  if (first === undefined) return { library: null, link: null };
  if (OPENED.test(first)) return { library: null, link: /^commonplace:/i.test(first) ? first : null };
  const library =
    first === '--library' && more.length === 0
      ? second
      : second === undefined
        ? /^--library=(.*)$/s.exec(first)?.[1]
        : undefined;
  // An empty name would be the folder that the app happens to be started in.
  return library === undefined || library.trim() === '' ? null : { library, link: null };
}
