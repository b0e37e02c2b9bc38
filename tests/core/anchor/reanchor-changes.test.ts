import { describe, expect, it } from 'vitest';
import { describeQuote } from '#core/anchor/context';
import { prepareReanchoring, reanchor } from '#core/anchor/reanchor';
import type { Anchored } from '#core/anchor/pattern';

const OLD =
  'The pilot book gives the depth of the harbour as four fathoms. Nobody has sounded it since.\n' +
  'On the quay they say “it’s deep enough” and leave it there — until a ship arrives that isn’t.\n' +
  'The café at the end of the pier keeps a chair for whoever brings the mail. It is rarely used.\n' +
  'Every boat that comes in is written down, with the hour and the wind, in a book that nobody reads.';

function marked(quote: string, text = OLD): Anchored {
  const start = text.indexOf(quote);
  const end = start + quote.length;
  const anchor = { state: 'exact', score: 1, version: 1, start, end } as const;
  return { version: 1, start, end, ...describeQuote(text, start, end), anchor };
}

function found(quote: string, text: string, old: string | null = OLD) {
  const before = old === null ? null : { number: 1, text: old };
  const { state, start, end } = reanchor(marked(quote, old ?? OLD), before, { number: 2, text });
  return [state, state === 'loose' ? null : text.slice(start, end)];
}

describe('with the old text kept, a highlight', () => {
  const QUOTE = 'keeps a chair for whoever brings the mail';

  it('keeps its words through typing errors in them, as fuzzy', () => {
    expect(found(QUOTE, OLD.replace('whoever brings', 'whoevr birngs'))).toEqual([
      'fuzzy',
      'keeps a chair for whoevr birngs the mail',
    ]);
  });

  it('keeps its place when its first and last words are replaced', () => {
    const text = OLD.replace('keeps a chair', 'has a chair').replace(
      'brings the mail.',
      'brings the letters.',
    );
    expect(found(QUOTE, text)).toEqual(['fuzzy', 'has a chair for whoever brings the letters']);
  });

  it('goes with its paragraph', () => {
    const blocks = OLD.split('\n');
    const text = [blocks[2], blocks[0], blocks[3], blocks[1]].join('\n');
    expect(found(QUOTE, text)).toEqual(['moved', QUOTE]);
  });

  it('isn’t fuzzy for other quotes, dashes, white space or accents', () => {
    const text = `New. ${OLD}`
      .replace(/[“”]/g, '"')
      .replace(/’/g, "'")
      .replace(' — ', ' -- ')
      .replace(/ /g, '  ');
    expect(found('“it’s deep enough” and leave it there — until a ship arrives', text)[0]).toBe('moved');
    expect(found('The café at the end of the pier', text.normalize('NFD'))[0]).toBe('moved');
  });

  it('spans the break when its paragraph is split, and is one when two are joined', () => {
    const sentence = 'four fathoms. Nobody has sounded it since';
    expect(found(sentence, OLD.replace('fathoms. ', 'fathoms.\n'))).toEqual([
      'exact',
      sentence.replace('. ', '.\n'),
    ]);
    expect(found('since.\nOn the quay', OLD.replace('since.\n', 'since. '))).toEqual([
      'exact',
      'since. On the quay',
    ]);
  });

  it('reaches over a paragraph that was put into it', () => {
    const advert = 'Subscribe to our letter for more of this, twice a week, and never miss a tide again.';
    const quote = 'Nobody has sounded it since.\nOn the quay they say “it’s deep enough”';
    const text = OLD.replace('since.\nOn', `since.\n${advert}\nOn`);
    expect(found(quote, text)).toEqual(['fuzzy', quote.replace('\n', `\n${advert}\n`)]);
  });

  it('is loose when its words, its sentence or its paragraph are gone', () => {
    expect(found(QUOTE, OLD.replace('keeps a chair for whoever brings the mail', 'is closed'))).toEqual([
      'loose',
      null,
    ]);
    expect(found(QUOTE, OLD.split('\n').toSpliced(2, 1).join('\n'))).toEqual(['loose', null]);
    expect(found(QUOTE, 'A page about something else altogether, in a hundred other words.')).toEqual([
      'loose',
      null,
    ]);
    expect(found(QUOTE, '')).toEqual(['loose', null]);
  });

  it('stays with its own words when an equal sentence stands elsewhere', () => {
    const twice = `${OLD}\nElsewhere, too, a door keeps a chair for whoever brings the mail, they say.`;
    const rest = twice.split('\n').toSpliced(2, 1).join('\n');
    expect(found(QUOTE, rest, twice)).toEqual(['loose', null]);
    expect(found(QUOTE, `First.\n${twice}`, twice)).toEqual(['moved', QUOTE]);
  });

  it('stays with the first paragraph when a copy comes elsewhere', () => {
    const blocks = OLD.split('\n');
    const text = [...blocks, 'Between them stands this.', blocks[2]].join('\n');
    const { start } = reanchor(marked(QUOTE), { number: 1, text: OLD }, { number: 2, text });
    expect(start).toBe(OLD.indexOf(QUOTE));
  });

  it('is loose when the whole page stands there twice, for nothing tells which is meant', () => {
    const text = `${OLD}\n${OLD}`;
    expect(found('a book that nobody', text)).toEqual(['loose', null]);
  });

  it('follows a place that was fuzzy already, and is moved again where its own words are back', () => {
    const edited = OLD.replace('whoever brings', 'anybody who brings');
    const first = reanchor(marked(QUOTE), { number: 1, text: OLD }, { number: 2, text: edited });
    const highlight = { ...marked(QUOTE), anchor: first };
    const text = `Preface.\n${edited}`;
    const second = reanchor(highlight, { number: 2, text: edited }, { number: 3, text });
    expect(text.slice(second.start, second.end)).toBe('keeps a chair for anybody who brings the mail');
    expect(second.state).toBe('fuzzy');
    const back = reanchor(highlight, { number: 2, text: edited }, { number: 3, text: `Preface.\n${OLD}` });
    expect(back.state).toBe('moved');
  });
});

describe('a highlight of which only its words are known', () => {
  it('is found by its words', () => {
    const { exact } = marked('keeps a chair for whoever brings the mail');
    const bare = { version: 1, start: 0, end: exact.length, exact, prefix: '', suffix: '' };
    const anchor = { state: 'loose', score: 0, version: 1, start: 0, end: 0 } as const;
    const after = { number: 1, text: OLD };
    const placed = reanchor({ ...bare, anchor }, null, after);
    expect([placed.state, OLD.slice(placed.start, placed.end)]).toEqual(['moved', exact]);
    const twice = { number: 1, text: `${OLD}\n${OLD}` };
    expect(reanchor({ ...bare, anchor }, null, twice).state).toBe('loose');
  });

  it('is found by its words and what stood beside them when both were edited', () => {
    const text = OLD.replace('whoever brings', 'anybody bringing').replace('The café', 'That café');
    expect(
      found('The café at the end of the pier keeps a chair for whoever brings the mail', text, null),
    ).toEqual(['fuzzy', 'That café at the end of the pier keeps a chair for anybody bringing the mail']);
  });

  it('tells equal short words by what stands beside them', () => {
    expect(found('nobody', OLD, null)).toEqual(['exact', 'nobody']);
    expect(found('nobody', 'A house that nobody owns.', null)).toEqual(['loose', null]);
  });
});

describe('in other scripts', () => {
  it('finds words without spaces, and only whole characters', () => {
    const old = '港の深さは四尋と書かれている。誰も測り直していない。\n岸壁では十分深いと言われている。';
    const text = `前書き。\n${old.replace('四尋', '五尋')}`;
    expect(found('港の深さは四尋と書かれている', text, old)).toEqual([
      'fuzzy',
      '港の深さは五尋と書かれている',
    ]);
    expect(found('岸壁では十分深い', text, old)).toEqual(['moved', '岸壁では十分深い']);
  });

  it('finds Arabic words, and Devanagari with its marks', () => {
    const arabic =
      'يذكر دليل الملاحة أن عمق الميناء أربع قامات.\nلم يقسه أحد منذ ذلك الحين، ولا يقرأ الدفتر أحد.';
    expect(found('لم يقسه أحد منذ ذلك الحين', `مقدمة.\n${arabic}`, arabic)[0]).toBe('moved');
    const hindi = 'बंदरगाह की गहराई चार फ़ैदम बताई गई है।\nतब से किसी ने उसे नापा नहीं है।';
    const text = hindi.replace('किसी ने', 'यहाँ किसी ने');
    expect(found('तब से किसी ने उसे नापा नहीं', text, hindi)).toEqual(['fuzzy', 'तब से यहाँ किसी ने उसे नापा नहीं']);
  });

  it('finds signs and emoji, whole', () => {
    const old = 'He wrote 👩‍👩‍👧 under it, and three stars: * * *. Then he left the room.';
    expect(found('👩‍👩‍👧', `So. ${old}`, old)).toEqual(['moved', '👩‍👩‍👧']);
    const dots = 'The list ends there … and goes on elsewhere, they say.';
    expect(found('…', `So. ${dots}`, dots)).toEqual(['moved', '…']);
  });

  it('begins and ends within a word where the quote did', () => {
    const old = 'The lighthouse keeper counts the unlit lamps before midnight.';
    expect(found('house keeper counts the un', `First of all. ${old}`, old)).toEqual([
      'moved',
      'house keeper counts the un',
    ]);
  });
});

describe('prepareReanchoring', () => {
  it('gives each highlight the anchor that it has by itself', () => {
    const [before, after] = [
      { number: 1, text: OLD },
      { number: 2, text: OLD.replace('whoever', 'anybody').split('\n').reverse().join('\n') },
    ];
    const placeOf = prepareReanchoring(before, after);
    for (const quote of [
      'Nobody has sounded it since',
      'whoever brings the mail',
      'with the hour and the wind',
    ])
      expect(placeOf(marked(quote))).toEqual(reanchor(marked(quote), before, after));
  });
});
