// @vitest-environment jsdom

import { expect, test } from 'vitest';
import { readFrontMatter } from '#core/extract/front-matter';
import { readMarkdown } from '../../../renderer/extractor/read-markdown';

const NOTE = `---
title: The lamp room
author: Ada Fern
source: https://harbour.example/notes/lamp
lang: en
---

# The lamp room

The keeper [climbed](../stair) the stair.

![A stair](stair.png)
`;

test('front matter goes before what is found, and a title isn’t said twice', () => {
  const article = readMarkdown(NOTE, readFrontMatter(NOTE), null, []);
  expect(article?.metadata).toMatchObject({
    title: 'The lamp room',
    authors: ['Ada Fern'],
    url: 'https://harbour.example/notes/lamp',
    language: 'en',
  });
  expect(article?.html).not.toContain('<h1');
});

test('links and images are relative to where the note says it is from', () => {
  const article = readMarkdown(NOTE, readFrontMatter(NOTE), 'https://elsewhere.example/', []);
  expect(article?.html).toContain('href="https://harbour.example/stair"');
  expect(article?.html).toContain('https://harbour.example/notes/stair.png');
});

test('without front matter the leading heading is the title, and the address is nobody’s claim', () => {
  const article = readMarkdown('# Tide table\n\nSee [it](x).', null, 'https://tide.example/a/b.md', []);
  expect(article?.metadata).toMatchObject({ title: 'Tide table', url: null });
  expect(article?.html).toContain('https://tide.example/a/x');
});

test('a note without a heading is called after how it begins', () => {
  expect(readMarkdown('Only *one* line.', null, null, [])?.metadata.title).toBe('Only one line.');
});

test('nothing but marks is no text', () => {
  expect(readMarkdown('\n\n', null, null, [])).toBe(null);
});
