import type { SavedArticle } from '#contract/views';

/** What came of a save, for people: what was added, and what was here already. */
export function savedWords(saved: readonly SavedArticle[]): string {
  const [first] = saved;
  if (saved.length === 1 && first !== undefined) return wordsOfOne(first);
  const added = saved.filter(({ unchanged }) => unchanged !== true);
  const here = saved.length - added.length;
  const alike = added.filter((article) => article.alike !== undefined).length;
  return [
    `Saved ${counted(added.length)}.`,
    ...(here > 0
      ? [`${capital(counted(here))} ${here === 1 ? 'was' : 'were'} here already, unchanged.`]
      : []),
    ...(alike > 0 ? [`${capital(counted(alike))} ${alike === 1 ? 'is' : 'are'} much like others here.`] : []),
  ].join(' ');
}

function wordsOfOne({ title, alike, unchanged }: SavedArticle): string {
  if (unchanged === true) return `“${title}” is in the library already, and unchanged.`;
  if (alike === undefined) return `Saved “${title}”.`;
  const shared = alike.by === 'address' ? 'the same address' : 'nearly the same text';
  const other = alike.title === title ? 'An article here' : `“${alike.title}”`;
  return `Saved “${title}”. ${other} has ${shared}.`;
}

function counted(articles: number): string {
  return articles === 1 ? 'one article' : `${articles} articles`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
