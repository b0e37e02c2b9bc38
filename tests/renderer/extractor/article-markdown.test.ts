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

test('a cell keeps its notes, formulas, links and images', () => {
  const written = markdown(
    '<table><tr><th>Year</th><th>Tide | $</th></tr><tr><td>1900<sup>1</sup><br>or so</td>' +
      '<td><math alttext="|x|&lt;y"><mi>x</mi></math> <a href="https://x.example/a|b">up</a></td></tr>' +
      '<tr><td><p>one</p><p>two</p></td><td><img src="https://x.example/i.png" alt="pier"> &lt;img&gt; *</td></tr></table>',
  );
  expect(written.split('\n')).toEqual([
    '| Year | Tide \\| \\$ |',
    '| --- | --- |',
    '| 1900<sup>1</sup> or so | $\\|x\\|< y$ [up](https://x.example/a\\|b) |',
    '| one two | ![pier](https://x.example/i.png) \\<img> \\* |',
    '',
  ]);
});

test('a note of a table is a note', () => {
  const written = markdown(
    '<table><tr><th>h</th><th>m</th></tr><tr><td>1900<sup><a href="#n1" id="r1">1</a></sup></td><td>5</td></tr></table>' +
      '<ol><li id="n1">By the old calendar. <a href="#r1">↩</a></li></ol>',
  );
  expect(written).toContain('| 1900[^1] | 5 |');
  expect(written).toContain('[^1]: By the old calendar.');
});

test('powers and indices stay apart from what they stand at', () => {
  expect(markdown('<p>10<sup>6</sup> H<sub>2</sub>O</p>')).toBe('10<sup>6</sup> H<sub>2</sub>O\n');
});

test.each([
  ['<p><math alttext="a$ <img src=x> $b"><mi>a</mi></math></p>', '`a$ <img src=x> $b`\n'],
  [
    '<math display="block" alttext="a$$\n\n<img src=x>\n$$b"><mi>a</mi></math>',
    '```math\na$$\n<img src=x>\n$$b\n```\n',
  ],
  ['<p><code class="language-math">`a$</code></p>', '`` `a$ ``\n'],
  ['<p><math alttext="a <b> c"><mi>a</mi></math></p>', '$a < b> c$\n'],
  ['<p>Type &lt;script&gt; &lt;/b&gt; or 1 &lt; 2.</p>', 'Type \\<script> \\</b> or 1 < 2.\n'],
])('nothing breaks out of a formula or a text: %s', (markup, expected) => {
  expect(markdown(markup)).toBe(expected);
});

test('nothing breaks out of the address of an embed', () => {
  const embed =
    '<figure class="embed"><a href="https://v.example/a](b) <img src=x>" title="A ] $ film"><img src="https://v.example/p).png"></a></figure>';
  expect(markdown(embed)).toBe(
    '[![A \\] \\$ film](https://v.example/p%29.png)](https://v.example/a]%28b%29%20%3Cimg%20src=x%3E)\n',
  );
});

test('a table that pipes can’t express keeps its words', () => {
  const written = markdown('<table><tr><td colspan="2"><ul><li>one</li></ul></td></tr></table>');
  expect(written).toContain('one');
  expect(written).not.toContain('|');
});
