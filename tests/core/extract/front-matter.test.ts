import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '#core/extract/front-matter';

const NOTE = `---
title: "The lamp room: a note"
author: [Ada Fern, "[[Ben Holt]]"]
source: https://harbour.example/lamp
date: 2024-03-09
tags: [light, "#sea", light]
lang: en
---

# The lamp room: a note

The keeper climbed.
`;

test('title, authors, address, date, tags and language are read, and the text below is the body', () => {
  const front = readFrontMatter(NOTE);
  expect(front).toMatchObject({
    title: 'The lamp room: a note',
    authors: ['Ada Fern', 'Ben Holt'],
    url: 'https://harbour.example/lamp',
    published: '2024-03-09',
    language: 'en',
    tags: ['light', 'sea', 'light'],
  });
  expect(front?.body).toContain('The keeper climbed.');
});

describe('forms', () => {
  test.each([
    ['tags: light, sea', ['light', 'sea']],
    ['tags: "#light #deep sea"', ['light', 'deep sea']],
    ['tags:\n  - light\n  - sea', ['light', 'sea']],
    ['tags: ""\ntitle: x', []],
  ])('%j has the tags %j', (block, tags) => {
    expect(readFrontMatter(`---\n${block}\n---\nText`)?.tags).toEqual(tags);
  });

  test('Windows line ends, a byte order mark, and an author with a name and more', () => {
    const front = readFrontMatter('\uFEFF---\r\nauthor:\r\n  name: Ada Fern\r\n  role: x\r\n---\r\nText');
    expect(front).toMatchObject({ authors: ['Ada Fern'], body: 'Text' });
  });

  test('an address that isn’t one of the web is none', () => {
    const front = readFrontMatter(
      '---\nurl: javascript:alert(1)\nsource: https://harbour.example/x\n---\nText',
    );
    expect(front?.url).toBe('https://harbour.example/x');
  });
});

test.each([
  ['no block', 'title: x\n\nText'],
  ['a rule of dashes', '---\nOnce there was a lamp.\n---\nText'],
  ['nothing that is known', '---\nlayout: post\n---\nText'],
  ['no end', '---\ntitle: x\nText'],
  ['broken YAML', '---\ntitle: [x\n---\nText'],
  ['aliases upon aliases', '---\na: &a [x]\ntitle: [*a, *a, *a]\n---\nText'],
])('%s is no front matter', (_what, text) => {
  expect(readFrontMatter(text)).toBeNull();
});
