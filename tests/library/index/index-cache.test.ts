import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ArticleId } from '#core/ids';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { IndexCache, partOf } from '../../../electron/library/index/index-cache';
import type { IndexEntry } from '../../../electron/library/index/index-entry';
import { systemError } from '../support/system-error';
import { temporaryFolder } from '../support/temporary-folder';

const FIRST = '01890000-0000-7000-8000-000000000001' as ArticleId;
const SECOND = '01890000-0000-7000-8000-000000000002' as ArticleId;

function entry(id: ArticleId, title: string): IndexEntry {
  return {
    view: {
      id,
      title,
      authors: [],
      site: null,
      url: null,
      published: null,
      saved: '2026-01-01T00:00:00.000Z',
      language: null,
      direction: null,
      description: null,
      words: 1,
      tags: [],
      shelf: 'inbox',
      highlights: 0,
      progress: null,
      version: 1,
    },
    updatedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
    highlightIds: '',
    highlightTags: '',
    fingerprint: null,
    place: 'articles',
    stamp: '1',
  };
}

async function eventually<Value>(
  look: () => Promise<Value>,
  isRight: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await look();
    if (isRight(value)) return value;
    await setTimeout(20);
  }
}

describe('the index', () => {
  test('saves a part that was left alone while another is still being changed', async () => {
    const folder = await temporaryFolder();
    const entries = [entry(FIRST, 'One'), entry(SECOND, 'Two')];
    const cache = new IndexCache(nodeFileSystem, folder, () => entries);
    cache.touch(FIRST);
    const busy = setInterval(() => cache.touch(SECOND), 20);
    const names = await eventually(
      () => readdir(folder),
      (present) => present.includes(`${partOf(FIRST)}.json`),
    );
    clearInterval(busy);
    expect(names).not.toContain(`${partOf(SECOND)}.json`);
    await cache.save();
    expect(await new IndexCache(nodeFileSystem, folder, () => []).load()).toEqual(entries);
  });

  test('is whole after a save that followed one which the disk refused', async () => {
    const folder = await temporaryFolder();
    const entries = [entry(FIRST, 'One')];
    let refuses = true;
    const files: typeof nodeFileSystem = {
      ...nodeFileSystem,
      createFile: (path, mode) =>
        refuses ? Promise.reject(systemError('ENOSPC', 'open')) : nodeFileSystem.createFile(path, mode),
    };
    const cache = new IndexCache(files, folder, () => entries);
    cache.touch(FIRST);
    await cache.save();
    expect(await new IndexCache(nodeFileSystem, folder, () => []).load()).toEqual([]);
    refuses = false;
    await cache.save();
    expect(await new IndexCache(nodeFileSystem, folder, () => []).load()).toEqual(entries);
  });
});
