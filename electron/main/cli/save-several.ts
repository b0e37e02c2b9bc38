import { resolve } from 'node:path';
import type { SaveOutcome } from '#contract/actions';
import type { SavedArticle } from '#contract/views';
import { fail, ok, type Result } from '#core/result';
import { collectionAt, isCollection } from '../save-many/collect';
import { itemOf, type Collection, type SaveItem } from '../save-many/save-item';
import { saveMany } from '../save-many/save-many';
import { isGiven, valuesOf, type CommandContext, type CommandOutput, type GivenWords } from './command';
import { counted } from './formats';
import { ADDRESS, sourceOf } from './source-words';

/** Whether a word names a folder, or a zip file, that is there. */
export async function namesCollection(word: string, { folder }: CommandContext): Promise<boolean> {
  return word !== '-' && !ADDRESS.test(word) && (await isCollection(resolve(folder, word)));
}

/** Saves everything that the words name, one after another. Fails for what concerns all of it. */
export async function saveSeveral(
  words: GivenWords,
  context: CommandContext,
): Promise<Result<CommandOutput>> {
  if (['title', 'url', 'anyway', 'render'].some((name) => isGiven(words, name))) {
    return fail(
      'bad-request',
      '--title, --url, --anyway and --render are for one source. See commonplace save --help.',
    );
  }
  const gathered: SaveItem[] = [];
  const collections: Collection[] = [];
  try {
    for (const word of words.operands) {
      const inside = (await namesCollection(word, context))
        ? await collectionAt(resolve(context.folder, word))
        : ok(null);
      if (!inside.ok) {
        gathered.push({ name: word, source: () => Promise.resolve(inside) });
      } else if (inside.value === null) {
        const source = await sourceOf(word, context);
        gathered.push(
          source.ok ? itemOf(word, source.value) : { name: word, source: () => Promise.resolve(source) },
        );
      } else {
        collections.push(inside.value);
        gathered.push(...inside.value.items);
      }
    }
    const outcomes = await saveMany(context.door, gathered, {
      tags: valuesOf(words, 'tag'),
      again: isGiven(words, 'again'),
      onProgress: context.onItems,
      signal: context.stopped,
    });
    return ok(
      outputOf(
        outcomes,
        collections.reduce((sum, { passedOver }) => sum + passedOver, 0),
      ),
    );
  } finally {
    collections.forEach((collection) => collection.close());
  }
}

function outputOf(outcomes: readonly SaveOutcome[], passedOver: number): CommandOutput {
  const saved = outcomes.filter(({ result }) => result.ok && result.value.unchanged !== true).length;
  const failed = outcomes.filter(({ result }) => !result.ok).length;
  const lines = outcomes.map(({ source, result }) =>
    result.ok ? savedLine(result.value) : `${source}: ${result.error.message}`,
  );
  const others = passedOver === 0 ? '' : ` ${counted(passedOver, 'file')} of other kinds passed over.`;
  return {
    json: outcomes.map(({ source, result }) =>
      result.ok ? { source, ok: true, article: result.value } : { source, ok: false, error: result.error },
    ),
    text: [...lines, `Saved ${saved} of ${outcomes.length}.${others}`].join('\n'),
    failed: failed > 0,
  };
}

function savedLine({ id, title, alike, unchanged }: SavedArticle): string {
  if (unchanged === true) return `${id}  ${title}  (unchanged; nothing was added)`;
  return alike === undefined ? `${id}  ${title}` : `${id}  ${title}  (much like ${alike.id})`;
}
