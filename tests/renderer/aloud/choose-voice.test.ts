import { expect, test } from 'vitest';
import { chooseVoice, languageOf, voicesFor } from '../../../renderer/aloud/choose-voice';
import type { Voice } from '../../../renderer/aloud/voice-engine';

const voice = (id: string, language: string): Voice => ({ id, name: id, language });
const ANNA = voice('anna', 'de-DE');
const KATE = voice('kate', 'en_GB');
const FRED = voice('fred', 'en-US');
const ALL = [ANNA, KATE, FRED];
const names = (voices: readonly Voice[]) => voices.map(({ id }) => id);

test('the language of a tag, however a system writes it', () => {
  expect(['pt-BR', 'pt_BR', 'PT', 'zh-Hant-TW'].map(languageOf)).toEqual(['pt', 'pt', 'pt', 'zh']);
});

test('voices of the article’s own country stand first', () => {
  expect(names(voicesFor(ALL, 'en-US'))).toEqual(['fred', 'kate']);
  expect(names(voicesFor(ALL, 'en-gb'))).toEqual(['kate', 'fred']);
  expect(names(voicesFor(ALL, 'en'))).toEqual(['kate', 'fred']);
  expect(names(voicesFor(ALL, 'fr'))).toEqual([]);
  expect(names(voicesFor(ALL, null))).toEqual(['anna', 'kate', 'fred']);
});

test('the voice that was chosen for the language speaks, while it is there', () => {
  expect(chooseVoice(ALL, 'en-US', { en: 'kate' })).toBe(KATE);
  expect(chooseVoice([ANNA, FRED], 'en-US', { en: 'kate' })).toBe(FRED);
  expect(chooseVoice(ALL, 'de', { en: 'kate' })).toBe(ANNA);
});

test('a voice of another language is better than none, and none is none', () => {
  expect(chooseVoice(ALL, 'fr', {})).toBe(ANNA);
  expect(chooseVoice([], 'en', {})).toBeNull();
});
