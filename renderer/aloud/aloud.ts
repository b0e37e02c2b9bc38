import { RATES, type AloudSettings } from '#core/reading/aloud-settings';
import type { TextRange } from '#core/text/text-model';
import { bridge } from '../app/bridge';
import { notify, notifyFailure } from '../app/notify';
import { useReader } from '../app/reader-store';
import { showHits } from '../find/find-paint';
import { usePaint } from '../highlights/paint-store';
import { useTagging } from '../highlights/underline-and-tag';
import { bringIntoView } from '../reader/bring-into-view';
import { firstSentenceInView, sentencesOfShown } from '../reader/sentence-walk';
import { domRange, selectedRange, type ShownArticle } from '../reader/shown-article';
import { useAloud } from './aloud-store';
import { chooseVoice, languageOf } from './choose-voice';
import { Speaker, type Spoken } from './speaker';
import { systemVoices, type VoiceEngine } from './voice-engine';

/** Names that the article's style sheet knows. */
const SENTENCE = 'spoken-sentence';
const WORD = 'spoken-word';

let engine: VoiceEngine | null = null;
let speaker: { readonly of: ShownArticle; readonly speaker: Speaker } | null = null;

/** Begins to read aloud, at the selection or the first sentence in view; or stops and closes the player. */
export async function toggleAloud(): Promise<void> {
  const { shown } = useReader.getState();
  if (useAloud.getState().isOpen) return stopAloud();
  if (shown === null) return notify('Open an article first.');
  const voices = start();
  const settings = await bridge.actions['aloud.read']({});
  if (settings.ok) useAloud.setState({ settings: settings.value });
  useAloud.setState({ isOpen: true });
  takeUpVoices(voices, shown);
  speak(shown);
}

/** Breaks off, and closes the player. */
export function stopAloud(): void {
  speaker?.speaker.pause();
  const { of } = speaker ?? {};
  speaker = null;
  useAloud.setState({ isOpen: false, isSpeaking: false, sentence: null, word: null });
  if (of !== undefined) paint(of);
}

/** Pauses, or goes on at the word that was heard last. */
export function pauseAloud(): void {
  if (speaker === null) {
    if (!useAloud.getState().isOpen) notify('Nothing is read aloud. Shift+S begins.');
    return;
  }
  if (speaker.speaker.isSpeaking) speaker.speaker.pause();
  else speaker.speaker.play();
  useAloud.setState({ isSpeaking: speaker.speaker.isSpeaking });
}

export function stepAloud(by: 1 | -1): void {
  if (speaker === null) notify('Nothing is read aloud. Shift+S begins.');
  else speaker.speaker.step(by);
}

/** To the next speed, faster (1) or slower (−1). */
export function changeRate(by: 1 | -1): void {
  const { settings } = useAloud.getState();
  const at = RATES.findIndex((rate) => rate >= settings.rate);
  const rate = RATES[Math.min(RATES.length - 1, Math.max(0, at + by))] ?? 1;
  change({ ...settings, rate });
  if (!useAloud.getState().isOpen) notify(`Speed when reading aloud: ${rate} ×`);
}

/** Another voice, for this language from now on. */
export function changeVoice(id: string): void {
  const { voices, settings } = useAloud.getState();
  const voice = voices.find((each) => each.id === id);
  if (voice === undefined) return;
  const language = useReader.getState().content?.article.language ?? voice.language;
  useAloud.setState({ voice });
  change({ ...settings, voices: { ...settings.voices, [languageOf(language)]: id } });
}

function change(settings: AloudSettings): void {
  useAloud.setState({ settings });
  const { voice } = useAloud.getState();
  if (voice !== null) speaker?.speaker.speakAs({ voice, rate: settings.rate });
  void bridge.actions['aloud.set'](settings).then((stored) => {
    if (!stored.ok) notifyFailure(stored.error);
  });
}

/** Made when it is asked for first; from then on it follows the article and the marks. */
function start(): VoiceEngine {
  if (engine !== null) return engine;
  const made = systemVoices(window.speechSynthesis);
  engine = made;
  made.onVoices(() => {
    const { shown } = useReader.getState();
    if (!useAloud.getState().isOpen || shown === null) return;
    takeUpVoices(made, shown);
    // They come late on some systems: what was asked for begins then.
    if (speaker === null) speak(shown);
  });
  useReader.subscribe(({ shown, writing }, before) => {
    if (shown !== before.shown && shown !== speaker?.of) stopAloud();
    if (writing && !before.writing) pauseToWrite();
  });
  useTagging.subscribe(({ id }) => {
    if (id !== null) pauseToWrite();
  });
  // A mark splits the nodes that the paint is on.
  usePaint.subscribe(() => {
    if (speaker !== null) paint(speaker.of);
  });
  return made;
}

/** Nobody writes and listens at once. */
function pauseToWrite(): void {
  if (speaker?.speaker.isSpeaking === true) pauseAloud();
}

function takeUpVoices(from: VoiceEngine, { content }: ShownArticle): void {
  const { language } = content.article;
  const all = from.voices();
  useAloud.setState(({ settings }) => ({
    voices: all,
    voice: chooseVoice(all, language, settings.voices),
  }));
}

function speak(shown: ShownArticle): void {
  const { voice, settings } = useAloud.getState();
  if (voice === null || engine === null) return;
  const sentences = sentencesOfShown(shown).filter((sentence) => !isCode(shown, sentence));
  const from = selectedRange(shown)?.start ?? firstSentenceInView(shown)?.start ?? 0;
  const first = Math.max(
    0,
    sentences.findIndex(({ end }) => end > from),
  );
  const script = { text: shown.model.text, sentences };
  const made = new Speaker(engine, script, { voice, rate: settings.rate }, first, {
    onPlace: (place) => follow(shown, place),
    onEnd: () => {
      stopAloud();
      notify('Read to the end.');
    },
    onFailure: () => {
      useAloud.setState({ isSpeaking: false });
      notify('The voice stopped speaking. Space goes on from there; another voice may do better.');
    },
  });
  speaker = { of: shown, speaker: made };
  shown.document.getSelection()?.removeAllRanges();
  made.play();
}

function follow(shown: ShownArticle, { sentence, word }: Spoken): void {
  useAloud.setState({ sentence, word, isSpeaking: speaker?.speaker.isSpeaking !== false });
  paint(shown);
  bringIntoView(shown, domRange(shown, word ?? firstOf(sentence)).getBoundingClientRect(), true);
}

function paint(shown: ShownArticle): void {
  const { sentence, word, isOpen } = useAloud.getState();
  showHits(shown, SENTENCE, isOpen && sentence !== null ? [sentence] : []);
  showHits(shown, WORD, isOpen && word !== null ? [word] : []);
}

/** A long sentence may not fit into the pane: where it begins is where it is read. */
function firstOf({ start, end }: TextRange): TextRange {
  return { start, end: Math.min(end, start + 1) as TextRange['end'] };
}

/** Code is to be looked at: by ear it is noise. */
function isCode(shown: ShownArticle, sentence: TextRange): boolean {
  return domRange(shown, sentence).startContainer.parentElement?.closest('pre:not(.verse)') != null;
}
