import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { escapeMarkdown } from '#core/export/markdown-escape';
import { fileNameFor } from '#core/export/file-name';
import { blockId, notesAsMarkdown } from '#core/export/notes';
import { addHighlight } from '#core/highlight/edit-highlights';
import { highlightIdSchema } from '#core/ids';
import type { ArticleRecord } from '#core/article/article';
import { articleRecord, contentOf } from '../../support/records';

const TEXT = 'Nobody would say that a timetable is a map of who waits.\nThe tide *kept* its word.';
const FIRST = highlightIdSchema.parse('018f3d2a-0000-7000-8000-000000000001');
const SECOND = highlightIdSchema.parse('018f3d2a-0000-7000-8000-000000000002');

function withHighlights(record: ArticleRecord): ArticleRecord {
  const content = contentOf(record, TEXT);
  const now = '2024-05-01T10:00:00.000Z';
  // The later words are marked first: the export has reading order, not the order of marking.
  const one = addHighlight(
    record,
    content,
    { articleId: record.id, at: { quote: 'waits. The tide *kept*' }, color: 'green' },
    { id: SECOND, now },
  );
  if (!one.ok) throw new Error(one.error.message);
  const both = addHighlight(
    one.value.record,
    content,
    {
      articleId: record.id,
      at: { quote: 'a map' },
      note: 'Use as the **epigraph**.',
      tags: ['border treaty', 'maps'],
    },
    { id: FIRST, now },
  );
  if (!both.ok) throw new Error(both.error.message);
  return both.value.record;
}

describe('notes as Markdown', () => {
  it('has front matter, quotes in reading order, block ids, notes, tags, colour and source', () => {
    const markdown = notesAsMarkdown(withHighlights(articleRecord({ tags: ['ferries'] })));
    expect(markdown).toBe(`---
title: How the ferry timetable became a border treaty
author:
  - Ines Okafor
site: Harbour Gazette
url: https://harbourgazette.example/ferry
published: 2024-03-01
saved: 2024-03-03T08:00:00.000Z
tags:
  - ferries
---

# How the ferry timetable became a border treaty

Ines Okafor · [Harbour Gazette](https://harbourgazette.example/ferry)

> a map

^h-018f3d2a-0000-7000-8000-000000000001

Use as the **epigraph**.

Colour: yellow · Tags: #border-treaty #maps · [Source](https://harbourgazette.example/ferry#:~:text=a%20timetable%20is-,a%20map,-of%20who%20waits)

> waits.
>
> The tide \\*kept\\*

^h-018f3d2a-0000-7000-8000-000000000002

Colour: green · [Source](https://harbourgazette.example/ferry#:~:text=map%20of%20who-,waits.,The%20tide%20%2Akept%2A,-its%20word)
`);
  });

  it('writes front matter that reads back, whatever the title', () => {
    const title = 'Who’s “there”: 50% # of\\it --- yes';
    const [, yaml = ''] = notesAsMarkdown(articleRecord({ title, url: null, site: null, authors: [] })).split(
      /^---$/m,
    );
    expect(parse(yaml)).toEqual({ title, published: '2024-03-01', saved: '2024-03-03T08:00:00.000Z' });
  });

  it('gives ids that Obsidian and Logseq take', () => {
    expect(blockId(FIRST)).toMatch(/^h-[a-z0-9-]+$/);
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['# no heading', '\\# no heading'],
    ['> no quote', '\\> no quote'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['a * b and snake_case and _em_', 'a \\* b and snake_case and \\_em\\_'],
    ['<b>[x](y)`c`', '\\<b>\\[x](y)\\`c\\`'],
    ['&copy; &#169; R&D ~~no~~', '\\&copy; \\&#169; R&D \\~\\~no\\~\\~'],
    ['It rose 1.5 m - and fell.', 'It rose 1.5 m - and fell.'],
  ])('%s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('fileNameFor', () => {
  it.each([
    ['Plain title', 'Plain title.md'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.md'],
    ['con', '_con.md'],
    ['...', 'Untitled.md'],
    ['ends with dots...', 'ends with dots.md'],
    ['/', 'Untitled.md'],
  ])('%s', (title, name) => {
    expect(fileNameFor(title, '.md', new Set())).toBe(name);
  });

  it('numbers a name that is taken, without regard to case', () => {
    expect(fileNameFor('Notes', '.md', new Set(['notes.md', 'notes (2).md']))).toBe('Notes (3).md');
  });

  it('cuts a long title between characters', () => {
    expect(fileNameFor('👩‍🔬'.repeat(200), '.md', new Set())).toBe(`${'👩‍🔬'.repeat(120)}.md`);
  });
});
