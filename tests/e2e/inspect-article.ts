/**
 * Looks at the article in the reader's frame, does to each of its elements what would wake a handler, clicks its links,
 * and opens the next one. Runs in the window; gives what may not stand in an article.
 */
export async function inspectArticle(isLast: boolean): Promise<readonly string[]> {
  const MOST_ELEMENTS = 3000;
  const MOST_WOKEN = 200;
  const MOST_LINKS = 4;
  const LOADS = new Set([
    'src',
    'srcset',
    'href',
    'xlink:href',
    'action',
    'formaction',
    'background',
    'poster',
  ]);
  const FORBIDDEN =
    /^(?:script|style|link|meta|base|iframe|frame|object|embed|applet|form|input|textarea|select|svg|template|video|audio|portal|annotation|annotation-xml)$/;
  const frame = document.querySelector('iframe');
  const article = frame?.contentDocument?.querySelector('article');
  if (frame?.contentDocument == null || article == null) return ['no article is shown'];
  const faults: string[] = [];
  let links = 0;
  for (const [index, element] of [...article.querySelectorAll('*')].slice(0, MOST_ELEMENTS).entries()) {
    const name = element.localName;
    if (FORBIDDEN.test(name) || (name === 'button' && element.className !== 'try-again'))
      faults.push(`an element ${name}`);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^ping$|^is$/i.test(attribute)) faults.push(`${name} ${attribute}`);
      const isOwn = /^(?:commonplace-asset:|data:image\/(?:png|jpeg|gif|webp);)/.test(value);
      const isLink = name === 'a' && attribute === 'href' && /^(?:https?:|mailto:|#)/i.test(value);
      if (LOADS.has(attribute) && !isLink && !(name === 'img' && attribute === 'src' && isOwn))
        faults.push(`${name} ${attribute}=${value.slice(0, 80)}`);
    }
    if (index >= MOST_WOKEN) continue;
    for (const event of ['mouseover', 'focus', 'load', 'error', 'toggle', 'animationstart', 'begin'])
      element.dispatchEvent(new Event(event));
    if (name === 'a' && links < MOST_LINKS) {
      links += 1;
      (element as HTMLElement).click();
    }
  }
  if (isLast) return faults;
  const { body } = frame.contentDocument;
  const isNext = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(body, { childList: true });
  });
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true }));
  await isNext;
  return faults;
}
