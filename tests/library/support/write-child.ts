import { ok } from '#core/result';
import { acquireLock } from '../../../electron/library/lock';
import { openLibrary } from '../../../electron/library/open-library';
import { perform } from '../../../electron/library/perform';
import { valueOf } from './value-of';
import { sampleArticle } from './sample-article';

/*
 * A process that changes a library without end, for the test that kills it: `FOLDER NAME`. Each line it prints is a
 * change that was acknowledged: a title that was saved, or an article's tag.
 */
const [folder = '', name = ''] = process.argv.slice(2);
const held = await acquireLock(folder, { what: 'command line', onConnection: (socket) => socket.destroy() });
if (held.kind !== 'acquired') throw new Error(held.error.message);
const library = valueOf(await openLibrary({ folder }));

for (let round = 0; ; round += 1) {
  const title = `${name} ${round}`;
  const { id } = valueOf(await library.add(sampleArticle(title)));
  say({ title });
  const tags = Array.from({ length: 5 }, (_, index) => `${title} ${index}`);
  await Promise.all(
    tags.map(async (tag) => {
      valueOf(
        await library.change(id, (record, now) =>
          ok({ record: { ...record, tags: [...record.tags, tag], updatedAt: now } }),
        ),
      );
      say({ title, tag });
    }),
  );
  if (round % 3 === 2) {
    valueOf(await perform(library, { name: 'article.delete', args: { id } }));
    say({ title, deleted: true });
  }
}

function say(acknowledged: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(acknowledged)}\n`);
}
