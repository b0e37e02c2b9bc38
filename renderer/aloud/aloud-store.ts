import { create } from 'zustand';
import { DEFAULT_ALOUD, type AloudSettings } from '#core/reading/aloud-settings';
import type { TextRange } from '#core/text/text-model';
import type { Voice } from './voice-engine';

interface Aloud {
  readonly isOpen: boolean;
  readonly isSpeaking: boolean;
  /** All that speak on this computer. */
  readonly voices: readonly Voice[];
  readonly voice: Voice | null;
  readonly settings: AloudSettings;
  /** The sentence that is spoken, or was last. */
  readonly sentence: TextRange | null;
  readonly word: TextRange | null;
}

/** Reading aloud. */
export const useAloud = create<Aloud>(() => ({
  isOpen: false,
  isSpeaking: false,
  voices: [],
  voice: null,
  settings: DEFAULT_ALOUD,
  sentence: null,
  word: null,
}));

/** What is meant by marking while nothing is selected and somebody listens: the sentence that is heard. */
export function spokenSentence(): TextRange | null {
  const { isOpen, sentence } = useAloud.getState();
  return isOpen ? sentence : null;
}
