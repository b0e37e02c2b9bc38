import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { pageAround, PARAGRAPHS } from './hostile-page';
import { MUTATIONS } from './mutations';
import { armed, type PayloadTargets } from './payload';
import { SCRIPTS } from './scripts';

const HARM = [...SCRIPTS, ...MUTATIONS].filter(
  (payload) => !/<(title|textarea|xmp|plaintext|noscript)/.test(payload),
);
const WORDS = PARAGRAPHS.join('\n\n');

/** Files with the harm that only their kind can do, by name. */
function fileTexts(targets: PayloadTargets): Readonly<Record<string, string>> {
  const arm = (text: string): string => armed(text, targets);
  return {
    'markup.md': `# Markup\n\n${WORDS}\n\n${HARM.map(arm).join('\n\n')}\n`,
    'links.md': arm(
      '# Links\n\n[a](javascript:{run}) [b](<java\nscript:{run}>) [c](data:text/html,<script>{run}</script>) <javascript:{run}>\n\n' +
        '![d](javascript:{run}) ![e"onerror="{run}](x "f"onload="{run}") [g][h]\n\n[h]: vbscript:{run} "i\' onclick={run}"\n\n' +
        '`<img src=x onerror={run}>`\n\n```"><script>{run}</script>\nx\n```\n\n[^1]\n\n[^1]: <img src=x onerror={run}>\n',
    ),
    'front.md': arm(
      '---\ntitle: "<img src=x onerror={run}>"\nauthor: ["</p><script>{run}</script>"]\nsource: javascript:{run}\n' +
        'language: \'"><script>{run}</script>\'\ntags: ["<script>{run}</script>", "../../x"]\n__proto__: {polluted: yes}\n' +
        `constructor: {prototype: {polluted: yes}}\n---\n\n${WORDS}\n`,
    ),
    'alias-bomb.md': `---\na: &a [x, x]\n${aliases()}title: Bomb\n---\n\n${WORDS}\n`,
    'tag.md': `---\ntitle: !!js/function 'function () { pwned(0) }'\ndate: !!binary x\n---\n\n${WORDS}\n`,
    'deep.md': `# Deep\n\n${'> '.repeat(20_000)}word\n\n${'['.repeat(20_000)}\n\n${'*_'.repeat(20_000)}\n`,
    'many.md': `# Many\n\n${'![a]('.repeat(20_000)}\n\n${'`'.repeat(50_000)}x\n\n${'|a'.repeat(5000)}\n${'|-'.repeat(5000)}\n`,
    'archive.mhtml': archive(arm(pageAround(HARM.map(arm).join('\n')))),
    'own-parts.mhtml': archive(pageAround('<img src="cid:a" alt="x"><iframe src="cid:b"></iframe>')),
    'no-end.mhtml':
      'Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>word <script>',
    'boundaries.mhtml': `Content-Type: multipart/related; boundary=a\r\n\r\n${'--a\r\n'.repeat(200_000)}`,
    'nested.mhtml': 'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(50_000),
    'heads.mhtml': `Content-Type: multipart/related; boundary=a\r\n${'x: y\r\n z\r\n'.repeat(200_000)}\r\n--a\r\n\r\nword`,
    'single-file.html': arm(
      '<!--\n Page saved with SingleFile \n url: javascript:{run} \n saved date: never\n-->' +
        pageAround(
          '<style>:root{--sf-img-1:url("{trap}")}</style><img src="x" style="background:var(--sf-img-1)">',
        ),
    ),
    'plain.txt': arm(`<script>{run}</script>\n\n<img src=x onerror={run}>\n\n${WORDS}\n`),
  };
}

const ZIP_NAMES: readonly string[] = [
  '../../../escaped.html',
  '/tmp/escaped-abs.html',
  'C:\\escaped\\win.html',
  '..\\..\\escaped.html',
  'a/../../escaped2.html',
  '<img src=x onerror=pwned(0)>.html',
  '\u202elmth.live.html',
  'con.html',
  '\x1b[2Jclear.html',
  '"quote\'s `and` $(more).html',
];

/** Writes the hostile files into a folder and gives their paths. */
export async function writeHostileFiles(folder: string, targets: PayloadTargets): Promise<readonly string[]> {
  const texts = Object.entries(fileTexts(targets));
  await Promise.all(texts.map(([name, text]) => writeFile(join(folder, name), text)));
  const zip = join(folder, 'names.zip');
  await writeZip(zip, targets);
  const notZip = join(folder, 'no.zip');
  await writeFile(notZip, (await readFile(zip)).subarray(0, 400));
  return [...texts.map(([name]) => join(folder, name)), zip, notZip];
}

/** yazl refuses such names, so they are written over others of the same length. */
async function writeZip(path: string, targets: PayloadTargets): Promise<void> {
  const zip = new ZipFile();
  const standIns = ZIP_NAMES.map((name, index) => `${index}${'-'.repeat(Buffer.byteLength(name) - 6)}.html`);
  standIns.forEach((name, index) =>
    zip.addBuffer(Buffer.from(pageAround(armed('<script>{run}</script>', targets), `Entry ${index}`)), name),
  );
  zip.addBuffer(Buffer.alloc(100_000_000, '<p>word '), 'bomb.html');
  // Within what a page may take: it is unpacked whole, and what it holds is read in no time.
  zip.addBuffer(Buffer.from(pageAround(`<!--${' '.repeat(15_000_000)}-->`, 'Bomb')), 'small-bomb.html');
  zip.addBuffer(Buffer.from('/etc/passwd'), 'link.html', { mode: 0o120777 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  const bytes = await readFile(path);
  ZIP_NAMES.forEach((name, index) =>
    replaceAll(bytes, Buffer.from(standIns[index] ?? ''), Buffer.from(name)),
  );
  await writeFile(path, bytes);
}

function replaceAll(bytes: Buffer, from: Buffer, to: Buffer): void {
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + to.length)) to.copy(bytes, at);
}

function aliases(): string {
  const letters = Array.from('bcdefghijklmnopqrstuvwxy');
  return letters
    .map((letter, index) => {
      const before = `*${'abcdefghijklmnopqrstuvwxy'[index] ?? ''}`;
      return `${letter}: &${letter} [${Array.from({ length: 9 }, () => before).join(', ')}]\n`;
    })
    .join('');
}

function archive(page: string): string {
  const part = (type: string, head: string, body: string): string =>
    `--a\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n${head}\r\n\r\n${body}\r\n`;
  return (
    'Snapshot-Content-Location: javascript:pwned(0)\r\nContent-Type: multipart/related; boundary=a\r\n\r\n' +
    part('text/html', 'Content-Location: javascript:pwned(0)', page) +
    part('image/svg+xml', 'Content-ID: <a>', '<svg xmlns="http://www.w3.org/2000/svg" onload="pwned(0)"/>') +
    part('text/html', 'Content-ID: <b>', '<script>top.pwned(0)</script>') +
    part('image/"><script>pwned(0)</script>', 'Content-ID: <c>', 'x') +
    '--a--\r\n'
  );
}
