import type { TextRange } from '#core/text/text-model';
import { normalisedOffset } from '#core/text/text-model';
import type { Hearing, Manner, VoiceEngine } from './voice-engine';

/** What is spoken, one sentence after another. */
export interface Script {
  /** Normalised text of the article. */
  readonly text: string;
  /** What is read, in order. */
  readonly sentences: readonly TextRange[];
}

/** Where a speaker is. */
export interface Spoken {
  readonly sentence: TextRange;
  readonly word: TextRange | null;
}

export interface SpeakerEvents {
  readonly onPlace: (place: Spoken) => void;
  /** The last sentence was said. */
  readonly onEnd: () => void;
  readonly onFailure: () => void;
}

/** Some voices never tell that they have ended: so long a letter may take at most, and so long the start, in ms. */
const LONGEST_LETTER_MS = 250;
const LONGEST_START_MS = 8_000;

/**
 * Reads a script aloud. Each sentence is said by itself: long utterances are cut off by some systems. Pausing breaks
 * off, and going on begins at the word that was last heard: pausing a voice isn't reliable everywhere.
 */
export class Speaker {
  readonly #engine: VoiceEngine;
  readonly #script: Script;
  readonly #events: SpeakerEvents;
  #manner: Manner;
  #at: number;
  #word: TextRange | null = null;
  #breakOff: (() => void) | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** @param first - index of the sentence that is read first */
  constructor(engine: VoiceEngine, script: Script, manner: Manner, first: number, events: SpeakerEvents) {
    this.#engine = engine;
    this.#script = script;
    this.#manner = manner;
    this.#at = first;
    this.#events = events;
  }

  get isSpeaking(): boolean {
    return this.#breakOff !== null;
  }

  /** Speaks from where it is. */
  play(): void {
    const sentence = this.#script.sentences[this.#at];
    if (sentence === undefined) {
      this.#events.onEnd();
      return;
    }
    const start = this.#word?.start ?? sentence.start;
    this.#events.onPlace({ sentence, word: this.#word });
    this.#stopWaiting();
    const words = this.#script.text.slice(start, sentence.end);
    this.#breakOff = this.#engine.say(words, this.#manner, this.#hearing(sentence, start));
    const longest = LONGEST_START_MS + (words.length * LONGEST_LETTER_MS) / this.#manner.rate;
    this.#patience = setTimeout(() => this.#next(), longest);
  }

  pause(): void {
    this.#stopWaiting();
    this.#breakOff?.();
    this.#breakOff = null;
  }

  /** To the next sentence, or the one before; from within a sentence back to its beginning first. */
  step(by: 1 | -1): void {
    const wasSpeaking = this.isSpeaking;
    this.pause();
    const isWithin = this.#word !== null && this.#word.start > (this.#script.sentences[this.#at]?.start ?? 0);
    const to = by === -1 && isWithin ? this.#at : this.#at + by;
    this.#at = Math.min(this.#script.sentences.length - 1, Math.max(0, to));
    this.#word = null;
    const sentence = this.#script.sentences[this.#at];
    if (wasSpeaking) this.play();
    else if (sentence !== undefined) this.#events.onPlace({ sentence, word: null });
  }

  /** Another voice or speed; what is being said goes on with it from its word. */
  speakAs(manner: Manner): void {
    this.#manner = manner;
    if (!this.isSpeaking) return;
    this.pause();
    this.play();
  }

  #hearing(sentence: TextRange, start: number): Hearing {
    return {
      onWord: (at, length) => {
        const from = Math.min(start + at, sentence.end - 1);
        const to =
          length === null ? this.#wordEnd(from, sentence.end) : Math.min(from + length, sentence.end);
        this.#word = { start: normalisedOffset(from), end: normalisedOffset(Math.max(to, from + 1)) };
        this.#events.onPlace({ sentence, word: this.#word });
      },
      onEnd: () => this.#next(),
      onFailure: () => {
        this.pause();
        this.#events.onFailure();
      },
    };
  }

  #next(): void {
    this.pause();
    this.#word = null;
    this.#at += 1;
    this.play();
  }

  #stopWaiting(): void {
    clearTimeout(this.#patience);
  }

  #wordEnd(from: number, end: number): number {
    const space = this.#script.text.slice(from, end).search(/\s/);
    return space === -1 ? end : from + space;
  }
}
