import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** A page with what is known of it. */
export interface KnownPage {
  readonly file: string;
  readonly url: string;
  /** Its main text, or a file with the markup of it. */
  readonly truth: { readonly text: string } | { readonly file: string };
  readonly said: SaidOfPage | null;
}

const saidSchema = z.object({
  title: z.string().nullish(),
  byline: z.string().nullish(),
  publishedTime: z.string().nullish(),
  lang: z.string().nullish(),
});
export type SaidOfPage = z.infer<typeof saidSchema>;

export interface Corpus {
  readonly name: string;
  readonly pages: readonly KnownPage[];
}

const truthSchema = z.record(z.string(), z.object({ articleBody: z.string(), url: z.string() }));

/** Where the pages of `pages` and of our own fixtures are thought to be. */
const PAGE_URL = 'http://fakehost/test/page.html';

/** The corpora that lie beside the project, or where COMMONPLACE_CORPUS says; those that aren't there are told. */
export async function corporaFor(
  root: string,
  folder: string,
  say: (line: string) => void,
): Promise<readonly Corpus[]> {
  const home = process.env['COMMONPLACE_CORPUS'] ?? join(root, '..', 'shared', 'corpus');
  const corpora: Corpus[] = [];
  for (const [name, read] of [
    ['articles', readArticles],
    ['pages', readPages],
  ] as const) {
    if (existsSync(join(home, name))) corpora.push({ name, pages: await read(join(home, name), folder) });
    else say(`Skipped: the corpus "${name}" is not at ${home}.`);
  }
  return corpora;
}

async function readArticles(home: string, folder: string): Promise<readonly KnownPage[]> {
  const truths = truthSchema.parse(JSON.parse(await readFile(join(home, 'ground-truth.json'), 'utf8')));
  await mkdir(join(folder, 'articles'), { recursive: true });
  const pages: KnownPage[] = [];
  for (const [id, { articleBody, url }] of Object.entries(truths)) {
    const file = join(folder, 'articles', `${id}.html`);
    await writeFile(file, gunzipSync(await readFile(join(home, 'html', `${id}.html.gz`))));
    pages.push({
      file,
      url: /^https?:/.test(url) ? url : `https://${url}`,
      truth: { text: articleBody },
      said: null,
    });
  }
  return pages;
}

async function readPages(home: string): Promise<readonly KnownPage[]> {
  const names = await readdir(home);
  return Promise.all(
    names.map(async (name) => ({
      file: join(home, name, 'source.html'),
      url: PAGE_URL,
      truth: { file: join(home, name, 'expected.html') },
      said: saidSchema.parse(JSON.parse(await readFile(join(home, name, 'expected-metadata.json'), 'utf8'))),
    })),
  );
}
