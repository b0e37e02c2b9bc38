import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What has to come through a capture, in pages that write it in the ways that the web does. */
export interface Survivor {
  /** In `tests/fixtures/pages/survivors`. */
  readonly page: string;
  readonly what: string;
  /** Pieces of the stored markup. */
  readonly kept: readonly string[];
  /** What must not be in it. */
  readonly gone?: readonly string[];
  readonly markdown: readonly string[];
}

const FOLDER = resolve(import.meta.dirname, '../fixtures/pages/survivors');

/** Where the pages are thought to have been found. */
export const SURVIVOR_URL = 'https://carrow.example/mills/page.html';

export function survivorPath(page: string): string {
  return resolve(FOLDER, `${page}.html`);
}

export function survivorMarkup(page: string): string {
  return readFileSync(survivorPath(page), 'utf8');
}

const picture = (label: string, address: string): string =>
  `<img alt="${label}" data-address="${address}" data-missing="waiting">`;

export const SURVIVORS: readonly Survivor[] = [
  {
    page: 'notes-list',
    what: 'footnotes in a list at the end',
    kept: ['<sup id="fnref:1"><a href="#fn:1">1</a></sup>', '<li id="fn:1">', '<a href="#fnref:2">'],
    markdown: [
      'a sixteenth[^1] of every sack, and a twelfth in winter[^2]',
      '[^1]: By the custom of the manor, not by statute.\n',
      '[^2]: Ledger four, page ninety.\n\n    The page is torn at the foot.\n',
    ],
  },
  {
    page: 'notes-asides',
    what: 'footnotes as asides',
    kept: ['<a href="#note-width" id="mark-width">*</a>', '<div id="note-width"><p>Measured at low water'],
    markdown: ['nine feet wide[^1] at', '[^1]: Measured at low water, with the rod held level.'],
  },
  {
    page: 'notes-outside',
    what: 'footnotes that stand outside of the article',
    kept: [
      '<a href="#n1" id="r1">[1]</a>',
      '<div id="n2"><a href="#r2">[2]</a> So the builder’s estimate says.</div>',
    ],
    markdown: ['twenty stone[^1] before', '[^1]: The local stone', '[^2]: So the builder’s'],
  },
  {
    page: 'notes-wiki',
    what: 'references of an encyclopaedia',
    kept: [
      'id="cite_ref-charter_1-0"><a href="#cite_note-charter-1">',
      '<li id="cite_note-2">',
      'href="#cite_ref-2"',
    ],
    markdown: [
      'charter[^1] and',
      '## References',
      '[^1]: Cartulary of Carrow Priory, folio 12.',
      '[^2]: Datestone',
    ],
  },
  {
    page: 'notes-letter',
    what: 'footnotes of a newsletter',
    kept: [
      '<a id="footnote-anchor-1-1001" href="#footnote-1-1001">1</a>',
      '<div id="footnote-1-1001"><p><a href="#footnote-anchor-1-1001">1</a> Three times,',
    ],
    markdown: ['sacks twice[^1] and', '[^1]: Three times, if'],
  },
  {
    page: 'notes-side',
    what: 'side notes within their sentence',
    kept: [
      'inwards<sup><a href="#side-note-1" id="side-note-1-mark">1</a></sup> and',
      '<p id="side-note-1">',
    ],
    gone: ['<input', '<label'],
    markdown: ['inwards[^1] and the stones', '[^1]: Against the flood'],
  },
  {
    page: 'inner-links',
    what: 'links to parts of the article, whatever they are called',
    kept: ['<a href="#at-title">', '<h2 id="at-title">', '<a href="#wheel">', '<a id="wheel">'],
    markdown: ['## The title deeds'],
  },
  {
    page: 'code-prism',
    what: 'code with spans of a highlighter',
    kept: [
      '<pre><code class="language-javascript">const sacks = [3, 5];\n\nfor (const sack of sacks) {\n  grind(sack);\n}</code></pre>',
      '<pre><code class="language-rust">let sacks = 8;</code></pre>',
    ],
    markdown: ['```javascript\nconst sacks = [3, 5];\n\nfor', '```rust\nlet sacks = 8;\n```'],
  },
  {
    page: 'code-table',
    what: 'code in tables beside its line numbers',
    kept: [
      '<pre><code class="language-ruby">def sluice(tide)\n  tide * 2\nend</code></pre>',
      '<pre><code class="language-python">def sluice(tide):\n    return tide * 2</code></pre>',
      '<pre><code>sluice = 2\ngate = 3</code></pre>',
    ],
    gone: ['<table', '1\n2'],
    markdown: [
      '```ruby\ndef sluice(tide)\n  tide * 2\nend\n```',
      '```python\n',
      '```\nsluice = 2\ngate = 3\n```',
    ],
  },
  {
    page: 'code-attributes',
    what: 'languages of code, wherever they are named',
    kept: [
      '<code class="language-shell">gate --open "north"</code>',
      '<code class="language-go">func gate() {}</code>',
      '<code class="language-ts">let gate = 1;\n\n  gate += 1;</code>',
      '<code class="language-haskell">gate = 4</code>',
      '<pre>Gate   open   05:10\nGate   shut   11:40   <a href="https://carrow.example/tides">tides</a></pre>',
    ],
    gone: ['Copy'],
    markdown: ['```shell\n', '```go\nfunc', '```ts\n', '```haskell\n', '```\nGate   open   05:10\n'],
  },
  {
    page: 'math-katex',
    what: 'formulas drawn by KaTeX',
    kept: [
      '<math alttext="h^2 = 2g"><semantics><mrow><msup><mi>h</mi>',
      'alttext="P = \\frac{W}{t}"',
      'display="block"',
    ],
    gone: ['tW', 'annotation'],
    markdown: ['obeys $h^2 = 2g$ within', 'costs \\$3 to', '$$\nP = \\frac{W}{t}\n$$'],
  },
  {
    page: 'math-mathjax',
    what: 'formulas drawn by MathJax',
    kept: [
      '<math alttext="E = m"><mi>E</mi><mo>=</mo><mi>m</mi></math>',
      '<code class="language-math">\\eta &lt; 1</code>',
      '<pre><code class="language-math">\\int_0^T P\\,dt</code></pre>',
      '<math alttext="T_0"><msub>',
    ],
    gone: ['m drawn', '<script'],
    markdown: ['gave $E = m$ on', 'bad one $\\eta < 1$ of', '$$\n\\int_0^T P\\,dt\n$$', 'says $T_0$ for'],
  },
  {
    page: 'math-bare',
    what: 'bare MathML, hidden or not',
    kept: [
      '<math><msqrt><mi>a</mi></msqrt><mo>+</mo><mi>b</mi></math>',
      '<math alttext="v=c"><semantics>',
      '<math display="block"><mtable><mtr><mtd><mn>1</mn></mtd>',
    ],
    gone: ['onclick', '/math/v.svg', 'Unseen', 'carrow.example/x', 'displaystyle'],
    markdown: ['<math><msqrt><mi>a</mi></msqrt>', 'and $v=c$ in the ledger'],
  },
  {
    page: 'embed-video',
    what: 'videos and recordings as labelled links with their pictures',
    kept: [
      `<figure class="embed"><a href="https://www.youtube.com/watch?v=a1B2c3D4e5F" title="The wheel in spring (video on YouTube)">${picture('The wheel in spring (video on YouTube)', 'https://i.ytimg.com/vi/a1B2c3D4e5F/hqdefault.jpg')}</a></figure>`,
      '<figure class="embed"><a href="https://vimeo.com/123456789" title="Video on Vimeo"></a></figure><figcaption>Filmed from the quay</figcaption>',
      `<a href="https://carrow.example/film/gate.mp4" title="The gate closing (video)">${picture('The gate closing (video)', 'https://carrow.example/film/gate.jpg')}</a>`,
      '<a href="https://carrow.example/sound/stones.mp3" title="The stones at work (recording)"></a>',
      '<a href="https://www.youtube.com/watch?v=Z9y8X7w6V5u" title="The race in flood (video on YouTube)">',
    ],
    gone: ['<iframe', '<video', '<audio', 'can’t play'],
    markdown: [
      '[![The wheel in spring (video on YouTube)](https://i.ytimg.com/vi/a1B2c3D4e5F/hqdefault.jpg)](https://www.youtube.com/watch?v=a1B2c3D4e5F)',
      '[Video on Vimeo](https://vimeo.com/123456789)\n\nFilmed from the quay',
      '[The stones at work (recording)](https://carrow.example/sound/stones.mp3)',
    ],
  },
  {
    page: 'embed-posts',
    what: 'posts of other networks',
    kept: [
      '<figure class="embed"><blockquote><p lang="en" dir="ltr">The mill turns again on Saturday.',
      '— Carrow Mill (@carrowmill)',
      '<a href="https://twitter.com/carrowmill/status/123456789" title="Post on X"></a></figure>',
      '<figure class="embed"><a href="https://www.instagram.com/p/CxYz123/" title="Post on Instagram"></a></figure>',
      '<figure class="embed"><a href="https://x.com/i/status/987654321" title="Post on X"></a></figure>',
    ],
    markdown: [
      '> The mill turns again',
      '[Post on X](https://twitter.com/carrowmill/status/123456789)',
      '[Post on Instagram](',
    ],
  },
  {
    page: 'embed-unknown',
    what: 'frames of any other site, but not what counts or advertises',
    kept: [
      '<figure class="embed"><a href="https://maps.carrow.example/race?zoom=3" title="The mill race (embedded page on maps.carrow.example)"></a></figure>',
    ],
    gone: ['<iframe', 'googletagmanager', 'doubleclick', 'Advertisement', 'javascript'],
    markdown: [
      '[The mill race (embedded page on maps.carrow.example)](https://maps.carrow.example/race?zoom=3)',
    ],
  },
  {
    page: 'tables',
    what: 'tables with their captions, heads and joined cells',
    kept: [
      '<table><caption>Sacks by year</caption><thead><tr><th rowspan="2" scope="col">Year</th><th colspan="2" scope="colgroup">Sacks</th></tr>',
      '<tfoot><tr><th scope="row">Both</th>',
      '</table><figcaption>Tolls, by season</figcaption></figure>',
    ],
    markdown: [
      'Sacks by year\n\n| Year | Sacks |  |\n| --- | --- | --- |\n|  | Wheat | Barley |\n| 1841 | 120 | 44 |',
      '| Summer | a sixteenth |\n| --- | --- |\n| Winter | a twelfth |\n\nTolls, by season',
    ],
  },
  {
    page: 'figures',
    what: 'figures with their captions, however they are marked',
    kept: [
      'data-address="https://carrow.example/img/mill-1600.webp" data-missing="waiting"><figcaption>The mill at low water. <cite>Photograph: A. Fern</cite></figcaption></figure>',
      '<figure><a href="https://carrow.example/img/wheel.jpg"><img',
      '</a><figcaption>The wheel before repair</figcaption></figure>',
      '</a><figcaption>A cog of apple wood</figcaption></figure>',
    ],
    markdown: [
      '![The mill from the quay](https://carrow.example/img/mill-1600.webp)\n\nThe mill at low water.',
    ],
  },
  {
    page: 'gallery',
    what: 'galleries, each picture with its caption',
    kept: [
      '<figcaption>The loft</figcaption></figure><figure>',
      'data-address="https://carrow.example/img/stones.jpg"',
      '<figcaption>Two of the rooms</figcaption></figure>',
      '<figcaption>The sill at low water</figcaption></figure><figure><a href="https://carrow.example/img/race.jpg">',
    ],
    markdown: ['![The stones](https://carrow.example/img/stones.jpg)\n\nThe stones', 'The race in flood'],
  },
  {
    page: 'verse-breaks',
    what: 'verse by line breaks',
    kept: [
      '<p>The wheel goes round,<br>\nThe tide goes down,<br>',
      '&nbsp;&nbsp;&nbsp;&nbsp;The mill is still,<br>',
    ],
    markdown: ['The wheel goes round,  \nThe tide goes down,  \nAnd nobody pays the miller.\n\nThe sacks'],
  },
  {
    page: 'verse-lines',
    what: 'verse by an element a line',
    kept: [
      '<p class="verse">A gate is a promise<br>that water will wait;</p>',
      '<p class="verse">Mud on the rod,<br>rain on the loft,</p><p class="verse">and the ledger dry.</p>',
    ],
    markdown: ['A gate is a promise  \nthat water will wait;\n\nand water'],
  },
  {
    page: 'verse-pre',
    what: 'preformatted verse',
    kept: ['<pre class="verse">Ground for the priory:\n    nine sacks, and a prayer.\n\nGround'],
    markdown: ['Ground for the priory:  \n\u00a0\u00a0\u00a0\u00a0nine sacks, and a prayer.\n\nGround'],
  },
];

/** Prose that stands around each of them. */
export const PROSE = [
  'The tide mill at Carrow stood idle',
  'Its ledgers lay in the loft',
  'What follows is drawn from them',
];
