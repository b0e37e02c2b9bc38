import { afterEach, beforeEach, expect, test, vi, type Mock } from 'vitest';
import { normalisedOffset, type TextRange } from '#core/text/text-model';
import { Speaker, type Spoken } from '../../../renderer/aloud/speaker';
import type { Hearing, Manner, Voice, VoiceEngine } from '../../../renderer/aloud/voice-engine';

const TEXT = 'The tide came in. It took the boat! Nobody saw.';
const range = (words: string): TextRange => {
  const start = TEXT.indexOf(words);
  return { start: normalisedOffset(start), end: normalisedOffset(start + words.length) };
};
const SENTENCES = ['The tide came in.', 'It took the boat!', 'Nobody saw.'].map(range);
const VOICE: Voice = { id: 'kate', name: 'Kate', language: 'en-GB' };

interface Said {
  readonly words: string;
  readonly manner: Manner;
  readonly hearing: Hearing;
  isBrokenOff: boolean;
}

let said: Said[];
let places: (readonly [string, string | null])[];
let onEnd: Mock<() => void>;
let onFailure: Mock<() => void>;

const last = (): Said => {
  const found = said.at(-1);
  if (found === undefined) throw new Error('nothing was said');
  return found;
};
const slice = ({ start, end }: TextRange) => TEXT.slice(start, end);
const engine: VoiceEngine = {
  voices: () => [VOICE],
  onVoices: () => () => undefined,
  say(words, manner, hearing) {
    const one: Said = { words, manner, hearing, isBrokenOff: false };
    said.push(one);
    return () => {
      one.isBrokenOff = true;
    };
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  places = [];
  onEnd = vi.fn();
  onFailure = vi.fn();
});

afterEach(() => {
  vi.useRealTimers();
});

function speak(first = 0): Speaker {
  const onPlace = ({ sentence, word }: Spoken): void => {
    places.push([slice(sentence), word && slice(word)]);
  };
  const script = { text: TEXT, sentences: SENTENCES };
  const events = { onPlace, onEnd, onFailure };
  const speaker = new Speaker(engine, script, { voice: VOICE, rate: 1 }, first, events);
  speaker.play();
  return speaker;
}

test('says one sentence after another, and tells that it is through', () => {
  const speaker = speak();
  last().hearing.onEnd();
  last().hearing.onEnd();
  expect(said.map(({ words }) => words)).toEqual(SENTENCES.map(slice));
  expect(onEnd).not.toHaveBeenCalled();
  last().hearing.onEnd();
  expect(onEnd).toHaveBeenCalledOnce();
  expect(speaker.isSpeaking).toBe(false);
});

test('tells the word that is heard, also when the voice doesn’t tell how long it is', () => {
  speak(1);
  last().hearing.onWord(0, 2);
  last().hearing.onWord(3, null);
  last().hearing.onWord(12, 400);
  expect(places).toEqual([
    ['It took the boat!', null],
    ['It took the boat!', 'It'],
    ['It took the boat!', 'took'],
    ['It took the boat!', 'boat!'],
  ]);
});

test('goes on after a pause at the word that was heard last', () => {
  const speaker = speak();
  last().hearing.onWord(4, 4);
  speaker.pause();
  expect(last().isBrokenOff).toBe(true);
  expect(speaker.isSpeaking).toBe(false);
  speaker.play();
  expect(last().words).toBe('tide came in.');
  last().hearing.onWord(5, 4);
  expect(places.at(-1)).toEqual(['The tide came in.', 'came']);
});

test('another speed is heard at once, from the word on', () => {
  const speaker = speak();
  last().hearing.onWord(9, 4);
  speaker.speakAs({ voice: VOICE, rate: 2 });
  expect(last()).toMatchObject({ words: 'came in.', manner: { rate: 2 } });
  speaker.pause();
  speaker.speakAs({ voice: VOICE, rate: 3 });
  expect(said).toHaveLength(2);
});

test('a step back goes to where the sentence begins first, then to the one before', () => {
  const speaker = speak(1);
  last().hearing.onWord(3, 4);
  speaker.step(-1);
  expect(last().words).toBe('It took the boat!');
  speaker.step(-1);
  expect(last().words).toBe('The tide came in.');
  speaker.step(-1);
  expect(last().words).toBe('The tide came in.');
});

test('a step in a pause moves the place and says nothing', () => {
  const speaker = speak();
  speaker.pause();
  speaker.step(1);
  expect(said).toHaveLength(1);
  expect(places.at(-1)).toEqual(['It took the boat!', null]);
  speaker.step(1);
  speaker.step(1);
  expect(places.at(-1)).toEqual(['Nobody saw.', null]);
});

test('a voice that never tells its end holds nobody up for ever', () => {
  speak();
  vi.advanceTimersByTime(8_000);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  expect(said.length).toBeGreaterThan(1);
  expect(said[0]?.isBrokenOff).toBe(true);
});

test('a voice that breaks down is told of, and its sentence isn’t lost', () => {
  const speaker = speak(2);
  last().hearing.onFailure();
  expect(onFailure).toHaveBeenCalledOnce();
  expect(speaker.isSpeaking).toBe(false);
  vi.advanceTimersByTime(600_000);
  expect(said).toHaveLength(1);
  speaker.play();
  expect(last().words).toBe('Nobody saw.');
});
