import { randomUUID } from 'node:crypto';
import type { SaveOutcome } from '#contract/actions';
import type { CommandInput, Door } from '#contract/calls';
import { fail, ok, type Result } from '#core/result';
import type { SavedArticle } from '#contract/views';
import { callCommand } from '../checked-calls';
import type { SaveItem } from './save-item';

/** How several items are saved. */
export interface SaveManyOptions {
  /** For each of them. */
  readonly tags?: readonly string[];
  /** As in `article.save`. */
  readonly again?: boolean;
  readonly onProgress: (done: number, total: number) => void;
  /** No more items are begun when it is aborted. */
  readonly signal: AbortSignal;
  /** Stops the item that is under way then. */
  readonly cancelCapture?: (captureId: string) => void;
}

/**
 * Saves items one after another, each with its own result, in their order. When it is stopped, what was saved stays,
 * and the last result says how many weren't begun.
 */
export async function saveMany(
  door: Door,
  items: readonly SaveItem[],
  options: SaveManyOptions,
): Promise<readonly SaveOutcome[]> {
  const { signal, onProgress } = options;
  const outcomes: SaveOutcome[] = [];
  const total = items.length;
  onProgress(0, total);
  for (const item of items) {
    if (signal.aborted) break;
    outcomes.push({ source: item.name, result: await saveItem(door, item, options) });
    onProgress(outcomes.length, total);
  }
  if (outcomes.length < total) {
    const left = fail(
      'cancelled',
      `Saving was stopped: ${total - outcomes.length} of ${total} were not begun.`,
    );
    outcomes.push({ source: items[outcomes.length]?.name ?? '', result: left });
  }
  onProgress(total, total);
  return outcomes;
}

async function saveItem(
  door: Door,
  item: SaveItem,
  { tags, again, signal, cancelCapture }: SaveManyOptions,
): Promise<Result<SavedArticle>> {
  const source = await item.source();
  if (!source.ok) return source;
  const captureId = randomUUID();
  const onAbort = (): void => cancelCapture?.(captureId);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const args: CommandInput<'article.save'> = {
      source: source.value,
      captureId,
      tags: [...(tags ?? [])],
      ...(again === true && { again }),
    };
    const reply = await callCommand(door, 'article.save', args);
    return reply.ok ? ok(reply.value.value) : reply;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
