import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { articleMarkdown } from '../../../renderer/extractor/article-markdown';

const { window } = new JSDOM('');

function markdown(markup: string): string {
  return articleMarkdown(new window.DOMParser().parseFromString(markup, 'text/html'));
}

test.each([
  [
    '<h2>One</h2><p>Some <em>soft</em> and <strong>loud</strong> words.</p>',
    '## One\n\nSome *soft* and **loud** words.\n',
  ],
  ['<blockquote><p>q</p></blockquote><hr>', '> q\n\n---\n'],
  ['<p>1. is no list * and this no_emphasis_</p>', '1\\. is no list \\* and this no\\_emphasis\\_\n'],
  ['<pre><code class="language-rust">let a = 1;\nlet b;</code></pre>', '```rust\nlet a = 1;\nlet b;\n```\n'],
  ['<pre>a\n  b</pre>', '```\na\n  b\n```\n'],
  [
    '<p>a<span class="missing-image" role="img" aria-label="A pier" data-src="https://example.org/i.png"></span></p>',
    'a![A pier](https://example.org/i.png)\n',
  ],
  [
    '<table><caption>Tides</caption><tr><th>h</th><th>m</th></tr><tr><td>1|2</td><td></td></tr></table>',
    'Tides\n\n| h | m |\n| --- | --- |\n| 1\\|2 |  |\n',
  ],
])('%j', (markup, expected) => {
  expect(markdown(markup)).toBe(expected);
});

test('a table that pipes can’t express keeps its words', () => {
  const written = markdown('<table><tr><td colspan="2"><ul><li>one</li></ul></td></tr></table>');
  expect(written).toContain('one');
  expect(written).not.toContain('|');
});
