import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { joinPages } from '#core/extract/join-pages';

const { window } = new JSDOM('');
const addresses = ['https://harbour.example/clock', 'https://harbour.example/clock?page=2'];

function joined(...pages: readonly string[]): string {
  const bodies = pages.map((markup) => new window.DOMParser().parseFromString(markup, 'text/html').body);
  joinPages(bodies, addresses);
  return bodies[0]?.innerHTML ?? '';
}

test('the text of all pages stands in order', () => {
  expect(joined('<p>The clock stopped.</p>', '<p>Nobody noticed.</p>')).toBe(
    '<p>The clock stopped.</p><p>Nobody noticed.</p>',
  );
});

test('what stands over each page stays once', () => {
  const head =
    '<h2>The clock</h2><p>By Ada Quay</p><figure><img data-address="https://x.example/c.jpg"></figure>';
  expect(joined(`${head}<p>It stopped.</p>`, `${head}<p>It goes again.</p>`)).toBe(
    `${head}<p>It stopped.</p><p>It goes again.</p>`,
  );
});

test('what stands under each page stays once, at the end', () => {
  const foot = '<p>Ada Quay writes about harbours.</p>';
  expect(joined(`<p>It stopped.</p>${foot}`, `<p>It goes again.</p>${foot}`)).toBe(
    `<p>It stopped.</p><p>It goes again.</p>${foot}`,
  );
});

test('a sentence that is said again further down is no headline', () => {
  const said = '<p>It stopped.</p>';
  expect(joined(said, `<p>She wrote:</p>${said}<p>And no more.</p>`)).toBe(
    `${said}<p>She wrote:</p>${said}<p>And no more.</p>`,
  );
});

test('the links from page to page go, and what they leave empty; a link in a sentence stays', () => {
  const [one, two] = addresses;
  const pager = `<div><ul><li><a href="${one}">1</a></li><li><a href="${two}#top">2</a></li></ul></div>`;
  const sentence = `<p>As was said <a href="${one}">before</a>, the clock stopped and stayed so.</p>`;
  expect(joined(`<p>It stopped.</p>${pager}`, `${sentence}${pager}`)).toBe(`<p>It stopped.</p>${sentence}`);
});

test('notes of a later page keep their links apart from those of the first', () => {
  const noted = (text: string): string =>
    `<p>${text}<a href="#n1">1</a><a href="#elsewhere">x</a></p><p id="n1">Note on: ${text}</p>`;
  expect(joined(noted('One.'), noted('Two.'))).toBe(
    `${noted('One.')}<p>Two.<a href="#page-2-n1">1</a><a href="#elsewhere">x</a></p><p id="page-2-n1">Note on: Two.</p>`,
  );
});

const image = (name: string): string => `<img data-address="https://x.example/${name}.jpg">`;

test('a picture that was there before takes nothing new of its figure along', () => {
  const first = `<figure>${image('a')}<figcaption>The quay.</figcaption></figure><p>It stopped.</p>`;
  const gallery = `<figure>${image('a')}${image('b')}<figcaption>The quay.</figcaption></figure>`;
  expect(joined(first, `<p>It goes.</p>${gallery}`)).toBe(
    `${first}<p>It goes.</p>${gallery.replace(image('a'), '')}`,
  );
  const said = `<figure>${image('a')}<figcaption>The same quay at night.</figcaption></figure>`;
  expect(joined(first, `<p>It goes.</p>${said}`)).toContain('The same quay at night.');
  expect(joined(first, `<p>It goes.</p><figure>${image('a')}</figure>`)).toBe(`${first}<p>It goes.</p>`);
});

test('something embedded stays, with a picture or without, unless it was there before', () => {
  const embed = (address: string, inside = ''): string =>
    `<figure class="embed"><a href="https://video.example/${address}" title="A film">${inside}</a></figure>`;
  const first = `${embed('one', image('a'))}<p>It stopped.</p>`;
  const next = `<div>${embed('two')}<p>By Ada Quay</p></div><p>It goes.</p>`;
  expect(joined(`<p>By Ada Quay</p>${first}`, next)).toContain(embed('two'));
  expect(joined(first, `${embed('one', image('a'))}<p>It goes.</p>`)).toBe(`${first}<p>It goes.</p>`);
  expect(joined(first, `${embed('three', image('a'))}<p>It goes.</p>`)).toContain(embed('three', image('a')));
});

test('the words of a block go without the embed that stands in it', () => {
  const embed = '<figure class="embed"><a href="https://video.example/one" title="A film"></a></figure>';
  const head = '<p>The clock</p>';
  expect(joined(`${head}<p>One.</p>`, `<section>${head}${embed}</section><p>Two.</p>`)).toBe(
    `${head}<p>One.</p><section>${embed}</section><p>Two.</p>`,
  );
});
