import type { Metadata } from '../article/article';
import { isoDate } from './dates';
import { readLinkedData, type LinkedData } from './json-ld';
import { directionOf, languageTag } from './languages';
import { changedAndPicture } from './changed-and-picture';
import { metaContent, metaContents, readMetaTags, type MetaTags } from './meta-tags';
import { cleanAuthors } from './page-authors';
import { webAddress } from './page-links';
import { bare, cleanTitle } from './page-title';

/** What a page says of itself. A title may still be missing, and authors that it only shows. */
export interface PageMetadata extends Omit<Metadata, 'title'> {
  readonly title: string | null;
}

const LONGEST_DESCRIPTION = 2000;

/**
 * Reads a page's metadata, before anything is taken out of it. For each field the first source that has something
 * wins, in this order: JSON-LD, `<meta>` (OpenGraph and its kin), other elements. The title comes without the site's
 * name.
 * @param url where the page was found, or null
 */
export function readPageMetadata(document: Document, url: string | null): PageMetadata {
  const linked = readLinkedData(document);
  const tags = readMetaTags(document);
  const address = addressOf(document, tags, url);
  const site = siteOf(linked, tags, address);
  const language = languageOf(document, linked, tags);
  return {
    title: titleOf(document, linked, tags, site, address),
    authors: [...authorsOf(linked, tags, site)],
    site,
    url: address,
    published: publishedOf(document, linked, tags),
    language,
    direction: directionIn(document) ?? (language === null ? null : directionOf(language)),
    description: descriptionOf(linked, tags),
    ...changedAndPicture(document, linked, tags, url),
  };
}

/** The page's canonical address where it is of the same site, or where no other is known. */
function addressOf(document: Document, tags: MetaTags, url: string | null): string | null {
  const declared = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href');
  const canonical = [declared, metaContent(tags, 'og:url')]
    .map((address) => (address === null || address === undefined ? null : webAddress(address, url)))
    .find((address) => address !== null);
  if (canonical === undefined) return url;
  if (url === null) return canonical;
  // A canonical address that leads to the front page says nothing about this piece.
  const { pathname } = new URL(canonical);
  const leadsHome = pathname === '/' && new URL(url).pathname !== '/';
  return sameSite(canonical, url) && !leadsHome ? canonical : url;
}

function sameSite(one: string, other: string): boolean {
  const hostOf = (address: string): string =>
    new URL(address).hostname.replace(/^(?:www|m|amp|mobile)\./, '');
  return hostOf(one) === hostOf(other);
}

function siteOf(linked: LinkedData, tags: MetaTags, address: string | null): string | null {
  const named =
    metaContent(tags, 'og:site_name') ?? linked.publisher ?? metaContent(tags, 'application-name');
  if (named !== null && webAddress(named, null) === null) return named;
  // Without a name of its own, or with an address for one, the site goes by its host.
  return address === null ? null : new URL(address).hostname.replace(/^www\./, '');
}

function titleOf(
  document: Document,
  linked: LinkedData,
  tags: MetaTags,
  site: string | null,
  address: string | null,
): string | null {
  const headings = textsOf(document, 'h1');
  const forTab = textsOf(document, 'head > title')[0] ?? textsOf(document, 'body > title')[0] ?? null;
  const declared =
    linked.titles.find((title) => isMostOf(title, forTab)) ??
    linked.titles[0] ??
    metaContent(
      tags,
      'dc:title',
      'dc.title',
      'dcterms.title',
      'citation_title',
      'og:title',
      'title',
      'twitter:title',
      'parsely-title',
    );
  const title = declared ?? forTab ?? headings[0] ?? textsOf(document, 'h2')[0];
  if (title === undefined) return null;
  const host = address === null ? '' : new URL(address).hostname.replace(/^www\./, '');
  // Only some titles have to be told apart from their site, and the links home are looked for in the whole page.
  const siteNames = (): readonly string[] => [
    site ?? '',
    linked.publisher ?? '',
    host,
    host.split('.')[0] ?? '',
    ...homeNames(document, address),
  ];
  const cleaned = cleanTitle(title, { siteNames, headings, forTab: declared === null && forTab !== null });
  return cleaned === '' ? null : cleaned;
}

/** What the page calls the place that its links to the front page lead to: mostly the name or the logo of the site. */
function homeNames(document: Document, address: string | null): readonly string[] {
  const home = address === null ? '/' : new URL('/', address).href;
  const links = document.querySelectorAll(`a[href="/"], a[href="${home}"], a[href="${home.slice(0, -1)}"]`);
  return [...links].flatMap((link) => [
    link.textContent,
    ...[...link.children].map((child) => child.getAttribute('alt') ?? child.textContent),
  ]);
}

function isMostOf(title: string, forTab: string | null): boolean {
  return forTab?.includes(title) === true && title.length >= forTab.length * 0.4;
}

function textsOf(document: Document, selector: string): readonly string[] {
  return [...document.querySelectorAll(selector)]
    .map((element) => element.textContent.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

function authorsOf(linked: LinkedData, tags: MetaTags, site: string | null): readonly string[] {
  const sources = [
    linked.authors,
    metaContents(
      tags,
      'dc:creator',
      'dc.creator',
      'dcterms.creator',
      'citation_author',
      'author',
      'parsely-author',
    ),
    metaContents(tags, 'article:author', 'og:article:author', 'sailthru.author'),
  ];
  const found = sources.map(cleanAuthors).filter((names) => names.length > 0);
  // A source that names only the site is kept for when no other names a person.
  const people = found.find((names) => names.some((name) => bare(name) !== bare(site ?? '')));
  return people ?? found[0] ?? [];
}

function publishedOf(document: Document, linked: LinkedData, tags: MetaTags): string | null {
  const declared = [
    linked.published,
    metaContent(
      tags,
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'citation_date',
    ),
    metaContent(
      tags,
      'parsely-pub-date',
      'sailthru.date',
      'dc.date',
      'dcterms.date',
      'dc.date.issued',
      'date',
    ),
  ];
  return declared.map(isoDate).find((date) => date !== null) ?? shownDate(document);
}

function shownDate(document: Document): string | null {
  const shown = [
    document.querySelector('[itemprop~="datePublished"]'),
    document.querySelector('time[pubdate], article time[datetime], header time[datetime]'),
  ];
  return (
    shown.map((time) => isoDate(time?.getAttribute('datetime') ?? null)).find((date) => date !== null) ?? null
  );
}

function languageOf(document: Document, linked: LinkedData, tags: MetaTags): string | null {
  const root = document.documentElement;
  const declared = [
    root.getAttribute('lang'),
    root.getAttribute('xml:lang'),
    document.body.getAttribute('lang'),
    linked.language,
    metaContent(tags, 'content-language', 'og:locale', 'language', 'dc.language'),
  ];
  return declared.map(languageTag).find((tag) => tag !== null) ?? null;
}

function directionIn(document: Document): 'ltr' | 'rtl' | null {
  const declared = [document.documentElement, document.body].map((element) => element.getAttribute('dir'));
  const direction = declared
    .map((value) => value?.toLowerCase())
    .find((value) => value === 'ltr' || value === 'rtl');
  return direction ?? null;
}

function descriptionOf(linked: LinkedData, tags: MetaTags): string | null {
  const declared =
    metaContent(tags, 'description', 'og:description', 'twitter:description', 'dc.description') ??
    linked.description;
  return declared === null ? null : declared.slice(0, LONGEST_DESCRIPTION);
}
