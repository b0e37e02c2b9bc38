import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { asRawHtml } from '#core/html';
import { createSanitiser } from '#core/sanitize/sanitise';
import { HOSTILE } from './hostile-payloads';

const { window } = new JSDOM('');
const sanitiser = createSanitiser(window);
const sanitise = (markup: string): string => sanitiser(asRawHtml(markup));

/** Renders markup with scripts on, plays the events that markup waits for, and says whether anything ran. */
async function runs(markup: string): Promise<boolean> {
  let ran = false;
  const dom = new JSDOM(`<!doctype html><body>${markup}</body>`, {
    runScripts: 'dangerously',
    beforeParse: (page) => Object.assign(page, { hit: () => (ran = true) }),
  });
  for (const element of dom.window.document.querySelectorAll('*')) {
    for (const name of ['load', 'error', 'click', 'focus', 'toggle', 'mouseover', 'animationstart']) {
      element.dispatchEvent(new dom.window.Event(name, { cancelable: true }));
    }
  }
  await new Promise((resolve) => dom.window.setTimeout(resolve, 0));
  dom.window.close();
  return ran;
}

test('the way of telling whether something ran does tell', async () => {
  expect(await runs('<p onclick="hit()">x</p>')).toBe(true);
  expect(await runs('<script>hit()</script>')).toBe(true);
  expect(await runs('<p>x</p>')).toBe(false);
});

describe('hostile markup', () => {
  test.each(HOSTILE)('%j', async (payload) => {
    const safe = sanitise(`<p>before</p>${payload}`);
    expect(await runs(safe)).toBe(false);
    const parsed = new window.DOMParser().parseFromString(safe, 'text/html');
    for (const element of parsed.body.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on|^style$|^srcdoc$|^srcset$|^ping$|^action$|^name$/);
        // A parsed `is` can't be taken off an element, only emptied; no element of ours is defined by one.
        if (name === 'is') expect(value).toBe('');
        if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|#)/);
        if (name === 'src') expect(value).toMatch(/^data:image\/(png|jpeg|gif|webp);/);
      }
    }
    const forbidden =
      'script, style, svg, iframe, object, embed, form, input, button, video, audio, meta, base, link';
    expect(parsed.body.querySelector(forbidden)).toBeNull();
    expect(sanitise(safe)).toBe(safe);
  });
});

describe('what articles are written with stays', () => {
  test.each([
    '<h2 id="one">One</h2><p lang="fr" dir="ltr">Deux <em>mots</em>, <strong>et</strong> <a href="#one">un</a>.</p>',
    '<p><a href="https://example.org/a?b=1&amp;c=2" title="there">out</a> <a href="mailto:a@example.org">mail</a></p>',
    '<pre><code class="language-c++">a &lt; b\n\n  c</code></pre>',
    '<table><caption>T</caption><thead><tr><th scope="col" colspan="2">H</th></tr></thead><tbody><tr><td>1</td><td rowspan="2">2</td></tr></tbody></table>',
    '<ol start="3" reversed="" type="a"><li value="7">x</li></ol><dl><dt>d</dt><dd>e</dd></dl>',
    '<figure><img src="data:image/png;base64,iVBORw0KGgo=" alt="dot" width="10" height="10"><figcaption>C</figcaption></figure>',
    '<blockquote><p>q<sup><a href="#n1" id="r1">1</a></sup></p></blockquote><hr><p>a<br>b<wbr>c</p>',
    '<details open=""><summary>s</summary><p>t</p></details><p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>',
    '<math display="block"><mfrac><mi>a</mi><mrow><mi>b</mi><mo stretchy="false">+</mo><mn>1</mn></mrow></mfrac></math>',
    '<math alttext="a + b"><mi>a</mi><mo>+</mo><mi>b</mi></math>',
    '<figure class="embed"><a href="https://example.org/v" title="Video on Vimeo"></a></figure>',
    '<p class="verse">a<br>b</p><pre class="verse">a\n  b</pre>',
    '<p><time datetime="2026-03-14">14 March</time> <abbr title="x">y</abbr> <del>z</del><ins>w</ins> <kbd>k</kbd></p>',
  ])('%j', (markup) => {
    expect(sanitise(markup)).toBe(markup);
  });

  test('the words of unknown elements stay, those of controls go', () => {
    expect(sanitise('<x-note>kept</x-note><form><p>also</p><button>gone</button></form>')).toBe(
      'kept<p>also</p>',
    );
  });

  test('a formula keeps nothing that links, loads or runs', () => {
    const formula =
      '<math alttext="x" onclick="hit()" xlink:href="https://example.org/"><mi href="https://example.org/" ' +
      'onmouseover="hit()">x</mi><annotation-xml encoding="text/html"><p>y</p></annotation-xml></math>';
    expect(sanitise(formula)).toBe('<math alttext="x"><mi>x</mi></math>');
  });

  test('names of the app’s own for parts of articles stay on those parts only', () => {
    expect(sanitise('<div class="embed" alttext="x">a</div><p class="verse embed">b</p>')).toBe(
      '<div>a</div><p>b</p>',
    );
  });

  test('classes and data attributes go', () => {
    expect(sanitise('<p class="a" data-x="1">x</p><code class="hljs">y</code>')).toBe(
      '<p>x</p><code>y</code>',
    );
  });
});

describe('images', () => {
  test('one that isn’t here yet leaves its place, with its description and its address', () => {
    expect(sanitise('<p>a<img src="https://example.org/i.png" alt="A  pier" width="600">b</p>')).toBe(
      '<p>a<img alt="A  pier" width="600" data-address="https://example.org/i.png" data-missing="waiting">b</p>',
    );
  });

  test('the place that an older article has for one gets the form of today', () => {
    expect(
      sanitise(
        '<p>a<span class="missing-image" role="img" aria-label="A pier" data-src="https://example.org/i.png"></span>b</p>',
      ),
    ).toBe('<p>a<img alt="A pier" data-address="https://example.org/i.png" data-missing="waiting">b</p>');
  });

  test('one that is kept stays as it is, and only by a name that assets have', () => {
    const kept = `<img src="assets/${'0a'.repeat(32)}.webp" alt="" data-address="https://example.org/i.png">`;
    expect(sanitise(kept)).toBe(kept);
    expect(sanitise('<p>a<img src="assets/../article.json"><img src="assets/0a.webp"></p>')).toBe('<p>a</p>');
  });

  test('reasons that nobody gives, and addresses that aren’t of the web, go', () => {
    expect(
      sanitise('<p>a<img data-missing="because"><img data-address="file:///x" data-missing="x"></p>'),
    ).toBe('<p>a</p>');
  });

  test('of a page that is being saved, drawings and large images may come inside the markup', () => {
    const fromPage = createSanitiser(window, 'any');
    const drawing = '<img src="data:image/svg+xml,%3Csvg/%3E" alt="">';
    expect(fromPage(asRawHtml(drawing))).toBe(drawing);
    expect(sanitise(drawing)).toBe('');
    const large = `<img src="data:image/png;base64,${'A'.repeat(2_800_000)}">`;
    expect(fromPage(asRawHtml(large))).toBe(large);
  });

  test('trackers and images without a usable address go', () => {
    expect(
      sanitise('<p>a<img src="https://t.example/p" width="1" height="1"><img src="x.png"><img></p>'),
    ).toBe('<p>a</p>');
  });

  test('an inline image over 2 MB goes', () => {
    expect(sanitise(`<p>a<img src="data:image/png;base64,${'A'.repeat(2_800_000)}"></p>`)).toBe('<p>a</p>');
  });
});

describe('fixed point', () => {
  test.each([
    '<p><button><p>x</p></button></p>',
    '<a href="#a"><table><tr><td><a href="#b">x</a></table></a>',
    '<table><p>in a table</p><tr><td>x</table>',
    '<p><x-y><div>block in a paragraph</div></x-y></p>',
    '<h1><h2>nested</h2></h1><pre>\n\nlines</pre>',
    '<b><p>misnested</b></p><i>',
    '&lt;p&gt; &amp;amp; \u00a0 \u0000 \r\n',
    '<li>loose<li>items<dd>and<dt>terms',
    '<select><p>x</p></select><svg><p>out of it</p></svg>',
  ])('%j comes back the same', (markup) => {
    const once = sanitise(markup);
    expect(sanitise(once)).toBe(once);
  });
});

test('a DOM that DOMPurify doesn’t work on is refused', () => {
  const broken = { document: { nodeType: 0 } } as unknown as Parameters<typeof createSanitiser>[0];
  expect(() => createSanitiser(broken)).toThrow(/can’t sanitise/);
});
