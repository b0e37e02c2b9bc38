import { expect, test } from 'vitest';
import { imagesNamedIn } from '#core/extract/named-images';

test('finds the relative addresses of images in a page', () => {
  const page = `<p><img alt="a > b" class=x src="img/a.png"><IMG SRC='img/b c.jpg'><img src=d><img
    src="small.png" srcset="e.png 1x, f.png 2x" data-src="late.webp" data-note="a note">
    <picture><source srcset="g.avif"><img src="h.jpg?a=1&amp;b=2"></picture>
    <img src="https://harbour.example/i.png"><img src="//harbour.example/j.png"><img src="data:image/png;base64,AA">
    <a href="k.png">k</a><img src="file:///etc/l.png"><img src="img/a.png"></p>`;
  expect(imagesNamedIn(page, 'html')).toEqual([
    ...['img/a.png', 'img/b c.jpg', 'd', 'small.png', 'e.png', 'f.png', 'late.webp', 'g.avif'],
    'h.jpg?a=1&b=2',
  ]);
});

test('finds those of Markdown, within the text, by reference and as markup', () => {
  const text =
    '![a](img/a.png) ![b](<img/b c.png> "B") [![d](d.svg)](https://harbour.example) ![e][e]\n\n' +
    '[e]: ../e.jpg\n[f](notes.md) <img src="g.gif"> ![h](https://harbour.example/h.png)';
  expect(imagesNamedIn(text, 'markdown')).toEqual([
    ...['g.gif', 'img/a.png', 'img/b c.png', 'd.svg', '../e.jpg'],
  ]);
});

test('a flood of what never ends is read once', () => {
  const flood = '<img '.repeat(400_000) + ']('.repeat(400_000) + '<img src="'.repeat(100_000);
  expect(imagesNamedIn(flood, 'markdown')).toEqual([]);
});
