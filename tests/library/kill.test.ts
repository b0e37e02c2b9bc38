import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { childScript } from './support/child-script';
import { opened } from './support/opened';
import { temporaryFolder } from './support/temporary-folder';

const KILLS = 12;

const acknowledgement = z.object({
  title: z.string(),
  tag: z.string().optional(),
  deleted: z.boolean().optional(),
});

let scripts = '';
let script = '';

beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), 'commonplace-test-'));
  script = await childScript('write-child', scripts);
});
afterAll(() => rm(scripts, { recursive: true, force: true }));

/** Lets a process change the library and kills it after some time. Gives what it acknowledged. */
async function workAndKill(folder: string, name: string, milliseconds: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [script, folder, name], {
    // Sockets of killed processes would stay in the real one.
    env: { ...process.env, XDG_RUNTIME_DIR: scripts },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await once(reader, 'line');
  setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await once(child, 'close');
  return lines;
}

it(
  'loses nothing it acknowledged when it is killed, and holds nothing half done',
  { timeout: 120_000 },
  async () => {
    const folder = await temporaryFolder();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const lines = await workAndKill(folder, `run ${kill}`, Math.random() * 120);
      const library = await opened(folder);
      const articles = new Map(library.articles().map((article) => [article.title, article]));
      const acknowledged = lines.map((line) => acknowledgement.parse(JSON.parse(line)));
      const deleted = new Set(acknowledged.filter((one) => one.deleted).map(({ title }) => title));
      const last = acknowledged.at(-1)?.title;
      for (const { title, tag } of acknowledged) {
        const article = articles.get(title);
        // The last article's deletion may have been stored without there having been time to acknowledge it.
        if (deleted.has(title) || (title === last && article === undefined)) {
          expect(article).toBeUndefined();
          continue;
        }
        expect(article?.title).toBe(title);
        if (tag !== undefined) expect(article?.tags).toContain(tag);
      }
      for (const { id } of articles.values()) expect((await library.content(id)).ok).toBe(true);
      await library.close();
    }
  },
);
