import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchProcess } from './batch-process';
import { expect, launchApp, test } from './launch';
import { runCommand, startCommand, type CommandRun, type CommandRunOptions } from './run-command';

const TEXT = [
  'The clock in the customs house',
  '',
  'It had stopped in the year of the flood, and nobody had thought to mend it.',
  '',
  'The ferrymen kept their own time. It was a good time, they said, and it had never been late.',
  '',
  'By Ada Fern',
  'Facebook',
  'Twitter',
].join('\n');
const QUOTE = 'The ferrymen kept their own time.';
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
const COMMANDS = [
  'save',
  'list',
  'show',
  'highlight',
  'highlights',
  'remove',
  'export',
  'shelve',
  'delete',
  'restore',
  'batch',
];

interface Article {
  readonly id: string;
  readonly title: string;
}

interface Highlight {
  readonly id: string;
}

let folder: string;
let library: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-cli-'));
  library = join(folder, 'library');
  await writeFile(join(folder, 'clock.txt'), TEXT);
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

function run(...words: readonly string[]): Promise<CommandRun> {
  return runWith({}, ...words);
}

function runWith(options: CommandRunOptions, ...words: readonly string[]): Promise<CommandRun> {
  return runCommand(['--library', library, ...words], { cwd: folder, ...options });
}

/** The one JSON value on standard output of a command that must succeed. */
async function json<Value>(...words: readonly string[]): Promise<Value> {
  const done = await run(...words, '--json');
  expect(done).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(done.stdout) as Value;
}

function refusal(code: number, message: RegExp): CommandRun {
  return {
    code,
    stdout: '',
    stderr: expect.stringMatching(message) as unknown as string,
  };
}

test.describe('one article, command by command', () => {
  test.describe.configure({ mode: 'serial' });
  let article: Article;
  let highlight: Highlight;

  test('an empty library lists nothing', async () => {
    expect(await json('list')).toEqual([]);
  });

  test('save takes a file by a path relative to where it is typed', async () => {
    article = await json<Article>('save', 'clock.txt', '--tag', 'time', '--tag', '#ferry');
    expect(article).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      title: 'The clock in the customs house',
      authors: ['Ada Fern'],
      site: null,
      url: null,
      published: null,
      saved: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      language: null,
      words: 35,
      tags: ['time', 'ferry'],
      shelf: 'inbox',
    });
  });

  test('list and show give it back', async () => {
    expect(await json('list')).toMatchObject([{ id: article.id, title: article.title }]);
    expect((await run('list')).stdout).toMatch(/ inbox +#time #ferry\n$/);
    const shown = await json<{ readonly text: string; readonly html: string }>('show', article.id);
    expect(shown).toMatchObject({ id: article.id, title: article.title });
    expect(shown.text).toContain(QUOTE);
    expect(shown.text).not.toMatch(/Facebook|Twitter/);
    expect(shown.html).toContain(`<p>${QUOTE}`);
    const asJson = await run('show', article.id, '--format', 'json');
    expect(JSON.parse(asJson.stdout)).toEqual(shown);
  });

  test('show writes text, HTML and Markdown', async () => {
    const [text, html, markdown] = await Promise.all(
      ['text', 'html', 'md'].map((format) => run('show', article.id, '--format', format)),
    );
    expect(text?.stdout).toMatch(/mend it\.\n\nThe ferrymen/);
    expect(html?.stdout).toContain(`<p>${QUOTE}`);
    expect(markdown?.stdout).toContain(QUOTE);
  });

  test('highlight keeps quote, colour, note and tags', async () => {
    const words = ['--quote', QUOTE, '--color', 'green', '--note', '- as *we* do', '--tag', 'time keeping'];
    highlight = await json<Highlight>('highlight', article.id, ...words);
    expect(highlight).toMatchObject({
      articleId: article.id,
      quote: QUOTE,
      note: '- as *we* do',
      color: 'green',
      tags: ['time keeping'],
      anchor: {
        state: 'exact',
        score: 1,
        start: expect.any(Number) as unknown,
        end: expect.any(Number) as unknown,
      },
    });
    expect(await json('highlights', article.id)).toMatchObject([{ id: highlight.id }]);
    expect(await json('highlights')).toMatchObject([{ id: highlight.id }]);
  });

  test('prefix and suffix choose among equal quotes', async () => {
    const first = await json<{ anchor: { start: number } }>(
      'highlight',
      article.id,
      '--quote',
      'time',
      '--prefix',
      'their own ',
    );
    const second = await json<{ anchor: { start: number } }>(
      'highlight',
      article.id,
      '--quote',
      'time',
      '--suffix',
      ', they said',
    );
    expect(second.anchor.start).toBeGreaterThan(first.anchor.start);
  });

  test('a quote that isn’t there stores nothing', async () => {
    const before = await json('highlights', article.id);
    expect(await run('highlight', article.id, '--quote', 'The clock was mended.')).toEqual(
      refusal(1, /doesn’t have these words: “The clock was mended\.”\. Nothing was stored\./),
    );
    expect(await json('highlights', article.id)).toEqual(before);
  });

  test('export prints Markdown, or writes a file, or a folder', async () => {
    const printed = await run('export', article.id, '--format', 'md');
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toMatch(/^---\ntitle: The clock in the customs house\n/);
    expect(printed.stdout).toContain(`> ${QUOTE}\n\n^h-${highlight.id}`);

    const toFile = await run('export', article.id, '--format', 'md', '--out', 'notes.md');
    expect(toFile).toEqual({ code: 0, stdout: '', stderr: `Wrote ${join(folder, 'notes.md')}\n` });
    expect(await readFile(join(folder, 'notes.md'), 'utf8')).toBe(printed.stdout);

    expect(await json('export', '--format', 'md', '--out', 'deep/notes/')).toEqual([
      {
        articleId: article.id,
        name: 'The clock in the customs house.md',
        path: join(folder, 'deep', 'notes', 'The clock in the customs house.md'),
      },
    ]);
    expect(await readdir(join(folder, 'deep', 'notes'))).toEqual(['The clock in the customs house.md']);
  });

  test('export replaces no folder and makes no parents for a file', async () => {
    await mkdir(join(folder, 'here'));
    expect((await run('export', article.id, '--out', 'here')).code).toBe(0);
    expect(await readdir(join(folder, 'here'))).toEqual(['The clock in the customs house.md']);
    expect(await run('export', article.id, '--out', 'nowhere/notes.md')).toEqual(
      refusal(1, /“notes\.md” could not be written/),
    );
  });

  test('remove takes a highlight away', async () => {
    expect(await json('remove', highlight.id)).toMatchObject({ id: highlight.id });
    expect(await json<Highlight[]>('highlights', article.id)).toHaveLength(2);
    expect(await run('remove', highlight.id)).toEqual(refusal(1, /No highlight has the id/));
  });

  test('shelve, delete and restore move the article', async () => {
    expect(await json('shelve', article.id, 'archive')).toMatchObject({ shelf: 'archive' });
    expect(await json('delete', article.id)).toEqual({ id: article.id, title: article.title });
    expect(await json('list')).toEqual([]);
    expect(await run('show', article.id)).toEqual(refusal(1, /in the trash/));
    expect(await json('restore', article.id)).toMatchObject({ id: article.id, shelf: 'archive' });
  });

  test('save - reads standard input to its end', async () => {
    const done = await runWith(
      { input: `\uFEFF${TEXT}` },
      'save',
      '-',
      '--title',
      'From a pipe',
      '--url',
      'https://example.org/clock',
      '--json',
    );
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(done.stdout)).toMatchObject({ title: 'From a pipe', url: 'https://example.org/clock' });
  });
});

test.describe('help', () => {
  test('is there for all, and names every command', async () => {
    const all = await run('--help');
    expect(all).toMatchObject({ code: 0, stderr: '' });
    for (const command of COMMANDS) expect(all.stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    expect(await run('help')).toEqual(all);
  });

  for (const command of COMMANDS) {
    test(`is there for ${command}`, async () => {
      const one = await run(command, '--help');
      expect(one).toMatchObject({ code: 0, stderr: '' });
      expect(one.stdout).toContain(`Usage: commonplace ${command}`);
    });
  }

  test('--version gives the version', async () => {
    expect(await run('--version')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^commonplace \d+\.\d+\.\d+\n$/) as unknown,
      stderr: '',
    });
  });
});

test.describe('wrong usage ends with 2', () => {
  for (const [words, message] of [
    [['frobnicate'], /no command “frobnicate”/],
    [['--json'], /Say what to do/],
    [['save'], /FILE\|URL\|clipboard:\|-… is missing/],
    [['show', 'a', 'b'], /“b” is one word too many/],
    [['list', '--frobnicate'], /no option --frobnicate/],
    [['highlight', UNKNOWN], /--quote QUOTE is missing/],
    [['highlight', UNKNOWN, '--quote', ''], /--quote needs a value/],
    [['highlight', UNKNOWN, '--quote', 'x', '--color', 'mauve'], /yellow, green, blue, pink, purple/],
    [['show', UNKNOWN, '--format', 'pdf'], /html, text, md, json/],
    [['shelve', UNKNOWN, 'attic'], /inbox, later, archive/],
    [['export', '--format', 'docx'], /--format is one of md/],
  ] as const) {
    test(words.join(' '), async () => {
      expect(await run(...words)).toEqual(refusal(2, message));
    });
  }
});

test.describe('what can’t be done ends with 1, says why, and leaves nothing', () => {
  test.beforeAll(async () => {
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(
      join(folder, 'picture.txt'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    );
    await writeFile(join(folder, 'huge.html'), '');
    await truncate(join(folder, 'huge.html'), 200_000_000);
  });

  for (const [words, message] of [
    [['save', 'missing.txt'], /no file .*missing\.txt/],
    [['save', 'http://'], /“http:\/\/” isn’t a web address\..* Nothing was saved\./],
    [['save', 'www.example.org/river'], /no file .*https:\/\/www\.example\.org\/river/],
    [['save', 'empty.txt'], /empty/],
    [['save', 'picture.txt'], /PNG/],
    [['save', 'huge.html'], /200 MB/],
    [['save', 'file:///etc/hostname'], /“file:”/],
    [['save', 'javascript:alert(1)'], /“javascript:”/],
    [['save', 'http://nowhere.invalid/'], /nowhere\.invalid could not be found/],
    [['show', UNKNOWN], /No article has the id/],
    [['show', 'clock'], /No article has the id “clock”/],
    [['highlights', UNKNOWN], /No article has the id/],
    [['delete', UNKNOWN], /No article has the id/],
    [['export', UNKNOWN, '--format', 'md'], /No article has the id/],
    [['remove', UNKNOWN], /No highlight has the id/],
  ] as const) {
    test(words.join(' '), async () => {
      const before = await readdir(join(library, 'articles')).catch(() => []);
      const refused = await run(...words);
      expect(refused).toEqual(refusal(1, message));
      expect(refused.stderr).not.toMatch(/\bat \S+:\d+:\d+|Error:/);
      expect(await readdir(join(library, 'articles')).catch(() => [])).toEqual(before);
    });
  }

  test('a folder with other things in it is no library', async () => {
    const refused = await runCommand(['--library', folder, 'list']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(folder);
    await expect(access(join(folder, 'library.json'))).rejects.toThrow();
  });
});

test.describe('a place that can’t be written to is named', () => {
  test.skip(process.platform !== 'linux', 'only Linux has it');

  test('as a library', async () => {
    const refused = await runCommand(['--library', '/proc/nope', 'list']);
    expect(refused).toEqual(refusal(1, /^The library could not be opened: “\/proc” can’t be written to\./));
  });

  test('for notes', async () => {
    await writeFile(join(folder, 'noted.txt'), TEXT);
    const own = join(folder, 'noted-library');
    const saved = await runCommand(['--library', own, 'save', join(folder, 'noted.txt'), '--json']);
    const { id } = JSON.parse(saved.stdout) as Article;
    await runCommand(['--library', own, 'highlight', id, '--quote', QUOTE]);
    for (const out of ['/proc/x.md', '/proc/notes/']) {
      const refused = await runCommand(['--library', own, 'export', id, '--out', out]);
      expect(refused).toEqual(refusal(1, /could not be written: “\/proc” can’t be written to\./));
    }
  });
});

test('without a display the window isn’t opened, and the person is told', async () => {
  test.skip(process.platform !== 'linux', 'only Linux has it');
  const nowhere = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  for (const words of [[], ['--library', library]]) {
    expect(await runCommand(words, { env: nowhere })).toEqual(
      refusal(1, /^There is no display to open the window on\..*commonplace --help\n$/),
    );
  }
});

test.describe('batch', () => {
  test('answers each line, also wrong ones, and ends with its input', async () => {
    const own = join(folder, 'batch-library');
    const lines = [
      '{"id":1,"command":"save","args":["clock.txt"]}',
      '{"id":"two","command":"list"}',
      'no json',
      '{"command":"list"}',
      '{"id":3,"command":"frobnicate"}',
      '{"id":4,"command":"save","args":["-"]}',
      '{"id":5,"command":"list","args":["--library","elsewhere"]}',
      `{"id":6,"command":"show","args":["${UNKNOWN}"]}`,
      '{"id":7,"command":"highlights"}',
    ];
    const done = await runCommand(['--library', own, 'batch'], { cwd: folder, input: lines.join('\n') });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    const answers = done.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly id: unknown });
    expect(answers).toHaveLength(lines.length);
    const of = (id: unknown): unknown => answers.find((answer) => answer.id === id);
    expect(of(1)).toMatchObject({ ok: true, result: { title: 'The clock in the customs house' } });
    expect(of('two')).toMatchObject({ ok: true, result: [{ title: 'The clock in the customs house' }] });
    expect(answers.filter(({ id }) => id === null)).toMatchObject([
      { ok: false, error: { code: 'bad-request' } },
      { ok: false, error: { code: 'bad-request' } },
    ]);
    for (const id of [3, 4, 5]) expect(of(id)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(of(6)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(of(7)).toEqual({ id: 7, ok: true, result: [] });
  });

  test('an answer means that it is on the disk', async () => {
    const own = join(folder, 'durable-library');
    const batch = new BatchProcess(own);
    const saved = await batch.run('save', join(folder, 'clock.txt'));
    const { id } = saved.result as Article;
    const made = await batch.run('highlight', id, '--quote', QUOTE);
    expect(made).toMatchObject({ ok: true });
    const record = JSON.parse(await readFile(join(own, 'articles', id, 'article.json'), 'utf8')) as {
      readonly highlights: readonly Highlight[];
    };
    expect(record.highlights).toHaveLength(1);
    expect(await batch.end()).toBe(0);
  });

  test('two at once share the library', async () => {
    const own = join(folder, 'shared-library');
    const first = new BatchProcess(own);
    await first.run('list');
    const second = new BatchProcess(own);
    const saved = await second.run('save', join(folder, 'clock.txt'));
    expect(saved).toMatchObject({ ok: true });
    expect(await first.run('list')).toMatchObject({
      ok: true,
      result: [{ id: (saved.result as Article).id }],
    });
    // The second goes on by itself when the first is done.
    expect(await first.end()).toBe(0);
    expect(await second.run('list')).toMatchObject({
      ok: true,
      result: [{ id: (saved.result as Article).id }],
    });
    expect(await second.end()).toBe(0);
  });
});

test('a result of any size reaches a pipe whole', async () => {
  const own = join(folder, 'large-library');
  const line = `${'The tide table of the year, copied out once more. '.repeat(20).trim()}\n\n`;
  const done = await runCommand(['--library', own, 'save', '-', '--title', 'Tides', '--json'], {
    input: line.repeat(500),
  });
  const { id } = JSON.parse(done.stdout) as Article;
  const shown = await runCommand(['--library', own, 'show', id]);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout.split('\n\n')).toHaveLength(500);
});

test('a signal ends a batch in good order', async () => {
  const own = join(folder, 'signalled-library');
  const batch = startCommand(['--library', own, 'batch']);
  batch.stdin.write('{"id":1,"command":"list"}\n');
  await once(batch.stdout, 'data');
  const closed = once(batch, 'close');
  batch.kill('SIGTERM');
  expect((await closed)[0]).toBe(143);
  await expect(access(join(own, 'library.lock'))).rejects.toThrow();
});

test('with the app open, commands go to it and its window shows the change', async () => {
  test.setTimeout(90_000);
  const open = await launchApp(join(folder, 'open'));
  const listed = open.window.getByText('The clock in the customs house').first();
  const runThere = (...words: readonly string[]): Promise<CommandRun> =>
    runCommand(['--library', open.library, ...words], { cwd: folder });
  try {
    const saved = await runThere('save', 'clock.txt', '--json');
    expect(saved).toMatchObject({ code: 0, stderr: '' });
    await expect(listed).toBeVisible();
    const { id } = JSON.parse(saved.stdout) as Article;
    expect(await runThere('highlight', id, '--quote', QUOTE)).toMatchObject({ code: 0 });
    expect(await runThere('delete', id)).toMatchObject({ code: 0 });
    await expect(listed).toBeHidden();
  } finally {
    await open.quit();
  }
  expect(await runThere('list')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('How to keep'),
  });
});
