import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { codeLanguage } from '#core/extract/code-language';

function language(markup: string): string | null {
  const block = new JSDOM(markup).window.document.querySelector('pre');
  return block === null ? null : codeLanguage(block);
}

test.each([
  ['<pre><code class="language-C++">x</code></pre>', 'c++'],
  ['<pre class="lang-py"><code>x</code></pre>', 'py'],
  ['<pre class="brush: js; gutter: false">x</pre>', 'js'],
  ['<pre lang="php">x</pre>', 'php'],
  ['<pre data-lang="go">x</pre>', 'go'],
  ['<div class="highlight-python notranslate"><div class="highlight"><pre>x</pre></div></div>', 'python'],
  ['<div class="highlight highlight-text-html-basic"><pre>x</pre></div>', 'html-basic'],
  ['<figure class="highlight ruby"><pre>x</pre></figure>', 'ruby'],
  ['<pre><code class="hljs kotlin">x</code></pre>', 'kotlin'],
])('%s is in %s', (markup, expected) => {
  expect(language(markup)).toBe(expected);
});

test.each([
  '<pre>x</pre>',
  '<pre><code class="hljs">x</code></pre>',
  '<pre class="wp-block-code wide">x</pre>',
  '<pre><code class="language-none">x</code></pre>',
  '<pre><code class="language-plaintext">x</code></pre>',
  // The language of the words, not of the code.
  '<div lang="fr" class="post"><pre><code>x</code></pre></div>',
])('%s names none', (markup) => {
  expect(language(markup)).toBeNull();
});
