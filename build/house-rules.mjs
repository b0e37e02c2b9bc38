// @ts-check
/**
 * The rules of the house that no compiler keeps: which room may import which, and the one home of each dangerous or
 * foreign thing. Data first, then the check: text in, faults out.
 */

/**
 * @typedef {object} Room
 * @property {string} path  folder, from the root of the project
 * @property {readonly string[]} rooms  folders that its files may import from, besides itself
 * @property {boolean} node  may import `node:` modules
 * @property {boolean} electron  may import `electron`
 * @property {readonly string[] | 'any'} packages  packages that it may import
 */

/** Packages that need neither Node nor a window: they work on the values they are given. */
const PURE = [
  'zod',
  'uuid',
  'dompurify',
  '@mozilla/readability',
  'defuddle',
  'chardet',
  'franc-min',
  'turndown',
  'marked',
  'marked-footnote',
  'yaml',
];

/** @type {readonly Room[]} The most particular path that fits a file counts. */
export const ROOMS = [
  { path: 'electron/core', rooms: [], node: false, electron: false, packages: PURE },
  { path: 'electron/contract', rooms: ['electron/core'], node: false, electron: false, packages: ['zod'] },
  {
    path: 'electron/library',
    rooms: ['electron/core', 'electron/contract'],
    node: true,
    electron: false,
    packages: 'any',
  },
  {
    path: 'electron/capture',
    rooms: ['electron/core', 'electron/contract'],
    node: true,
    electron: true,
    packages: 'any',
  },
  {
    path: 'electron/main',
    rooms: ['electron/core', 'electron/contract', 'electron/library', 'electron/capture', 'assets'],
    node: true,
    electron: true,
    packages: 'any',
  },
  {
    path: 'electron/preload',
    rooms: ['electron/contract', 'electron/core'],
    node: false,
    electron: true,
    packages: [],
  },
  {
    path: 'renderer',
    rooms: ['electron/core', 'electron/contract'],
    node: false,
    electron: false,
    packages: 'any',
  },
];

/**
 * @typedef {object} Home
 * @property {string} what  for the message
 * @property {RegExp} pattern  how it looks in code
 * @property {readonly string[]} at  the files, or folders with a slash at the end, that may have it
 */

/** @type {readonly Home[]} */
export const HOMES = [
  { what: 'lowdb', pattern: /(from|import\() ?'lowdb(\/[^']*)?'/, at: ['electron/library/document/'] },
  {
    what: 'mark.js',
    pattern: /(from|import\() ?'mark\.js(\/[^']*)?'/,
    at: ['renderer/highlights/marker.ts'],
  },
  { what: 'DOMPurify', pattern: /(from|import\() ?'dompurify'/, at: ['electron/core/sanitize/'] },
  { what: 'ipcMain', pattern: /\bipcMain\b/, at: ['electron/main/ipc.ts'] },
  { what: 'ipcRenderer', pattern: /\bipcRenderer\b/, at: ['electron/preload/channel.ts'] },
  {
    what: 'innerHTML and its like',
    // Written to, by whatever syntax: assigned, appended, by its name in quotes, called, or as a property of JSX.
    pattern:
      /\b(inner|outer)HTML\b['"\]]*\s*\+?=(?!=)|\bsrcdoc\b\s*=(?!=)|\b(insertAdjacentHTML|setHTMLUnsafe|dangerouslySetInnerHTML)\b/,
    at: ['renderer/reader/shown-article.ts'],
  },
  { what: 'openExternal', pattern: /\bopenExternal\b/, at: ['electron/main/external-links.ts'] },
  { what: 'window.commonplace', pattern: /window\.commonplace\b/, at: ['renderer/app/bridge.ts'] },
];

const LONGEST_FILE = 320;
const LONGEST_COMMENT = 120;
const COMMENT = /^\s*(?:\/\/|\/?\*)/;

/** @param {string} file @param {string} place */
function isAt(file, place) {
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}

/** @param {string} source */
function importsOf(source) {
  const found = source.matchAll(/(?:\bfrom|\bimport\s*\(?)\s*'([^'\n]+)'/g);
  return [...found].map((match) => String(match[1]));
}

/**
 * The path from the root that an import names, without its ending; null for packages.
 * @param {string} file @param {string} specifier
 */
function pathOf(file, specifier) {
  if (specifier.startsWith('#')) return `electron/${specifier.slice(1)}`;
  if (!specifier.startsWith('.')) return null;
  const steps = file.split('/').slice(0, -1);
  for (const step of specifier.replace(/\?.*$/, '').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** @param {string} specifier */
function packageOf(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : String(parts[0]);
}

/**
 * Comments may speak of what code may not touch.
 * @param {string} source
 */
function withoutComments(source) {
  // Only comments that begin a line: what looks like one inside a string must not hide the code after it.
  return source.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '');
}

/**
 * What one source file does against the rules.
 * @param {string} file  path from the root, with slashes
 * @param {string} source
 * @returns {string[]} one sentence a fault
 */
export function faultsOf(file, source) {
  const code = withoutComments(source);
  const faults = importFaults(file, code);
  for (const { what, pattern, at } of HOMES) {
    if (pattern.test(code) && !at.some((place) => isAt(file, place))) {
      faults.push(`${file}: ${what} has its one home at ${at.join(', ')}`);
    }
  }
  const lines = source.split('\n').length;
  if (lines > LONGEST_FILE)
    faults.push(`${file}: ${lines} lines; is it two rooms? (${LONGEST_FILE} at most)`);
  source.split('\n').forEach((line, index) => {
    // The formatter keeps code short and leaves comments as they are.
    if (line.length > LONGEST_COMMENT && COMMENT.test(line))
      faults.push(`${file}: line ${index + 1} is a comment of over ${LONGEST_COMMENT} columns`);
  });
  return faults;
}

/** @param {string} file @param {string} code */
function importFaults(file, code) {
  /** @type {string[]} */
  const faults = [];
  const room = ROOMS.find(({ path }) => file.startsWith(`${path}/`));
  if (room === undefined) return faults;
  for (const specifier of importsOf(code)) {
    const path = pathOf(file, specifier);
    if (path !== null) {
      const allowed = [room.path, ...room.rooms].some((each) => path === each || path.startsWith(`${each}/`));
      if (!allowed) faults.push(`${file}: ${room.path} may not import ${path}`);
    } else if (specifier.startsWith('node:')) {
      if (!room.node) faults.push(`${file}: ${room.path} may not import ${specifier}`);
    } else if (packageOf(specifier) === 'electron') {
      if (!room.electron) faults.push(`${file}: ${room.path} may not import electron`);
    } else if (room.packages !== 'any' && !room.packages.includes(packageOf(specifier))) {
      faults.push(`${file}: ${room.path} may not import the package ${packageOf(specifier)}`);
    }
  }
  return faults;
}
