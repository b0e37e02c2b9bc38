/** A voice of the system. */
export interface Voice {
  /** What the system knows it by. */
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
}

/** How something is said. */
export interface Manner {
  readonly voice: Voice;
  /** 1 is the voice's own speed. */
  readonly rate: number;
}

/** What is heard of something that is being said. */
export interface Hearing {
  /** A word begins: where, and how long it is if the voice tells, in UTF-16 units of what is said. */
  readonly onWord: (at: number, length: number | null) => void;
  readonly onEnd: () => void;
  readonly onFailure: () => void;
}

/** What speaks. */
export interface VoiceEngine {
  /** Those that speak on this computer; none may be here yet. */
  readonly voices: () => readonly Voice[];
  /** Calls when there are other voices. Gives a function that stops it. */
  readonly onVoices: (listener: () => void) => () => void;
  /** Says something, after what was being said has been broken off. Gives a function that breaks it off. */
  readonly say: (words: string, manner: Manner, hearing: Hearing) => () => void;
}

/**
 * The system's voices, by the Web Speech API. Voices that need a service on the network are left out: what somebody
 * reads is sent to nobody.
 */
export function systemVoices(synthesis: SpeechSynthesis): VoiceEngine {
  const own = (): readonly SpeechSynthesisVoice[] =>
    synthesis.getVoices().filter(({ localService }) => localService);
  return {
    voices: () => own().map(({ voiceURI, name, lang }) => ({ id: voiceURI, name, language: lang })),
    onVoices(listener) {
      synthesis.addEventListener('voiceschanged', listener);
      return () => synthesis.removeEventListener('voiceschanged', listener);
    },
    say(words, { voice, rate }, hearing) {
      synthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = own().find(({ voiceURI }) => voiceURI === voice.id) ?? null;
      utterance.lang = voice.language;
      utterance.rate = rate;
      let isOver = false;
      const once = (act: () => void) => (): void => {
        if (isOver) return;
        isOver = true;
        act();
      };
      utterance.addEventListener('boundary', ({ name, charIndex, charLength }) => {
        if (!isOver && name === 'word') hearing.onWord(charIndex, charLength > 0 ? charLength : null);
      });
      utterance.addEventListener('end', once(hearing.onEnd));
      utterance.addEventListener('error', once(hearing.onFailure));
      synthesis.speak(utterance);
      return () => {
        isOver = true;
        synthesis.cancel();
      };
    },
  };
}
