import { ChevronLeft, ChevronRight, Minus, Pause, Play, Plus, X } from 'lucide-react';
import { RATES } from '#core/reading/aloud-settings';
import { perform } from '../app/actions';
import { useReader } from '../app/reader-store';
import { IconButton } from '../ui/icon-button';
import styles from './aloud-bar.module.css';
import { changeVoice } from './aloud';
import { useAloud } from './aloud-store';
import { voicesFor } from './choose-voice';
import type { Voice } from './voice-engine';

/** Plays, pauses, goes from sentence to sentence, and chooses speed and voice. */
export function AloudBar() {
  const { isSpeaking, voice, settings } = useAloud();
  const isMute = voice === null;
  const { rate } = settings;
  return (
    <div className={styles['bar']} role="group" aria-label="Reading aloud">
      <IconButton label="Previous sentence" isDisabled={isMute} onPress={() => perform('previous-spoken')}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={isSpeaking ? 'Pause' : 'Go on'}
        size="large"
        isDisabled={isMute}
        onPress={() => perform('pause-aloud')}
      >
        {isSpeaking ? <Pause size={17} aria-hidden /> : <Play size={17} aria-hidden />}
      </IconButton>
      <IconButton label="Next sentence" isDisabled={isMute} onPress={() => perform('next-spoken')}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
      <span className={styles['rule']} />
      <IconButton
        label="Slower"
        isDisabled={isMute || rate <= RATES[0]}
        onPress={() => perform('speak-slower')}
      >
        <Minus size={15} aria-hidden />
      </IconButton>
      <span className={styles['rate']} role="status" aria-label="Speed">
        {rate} ×
      </span>
      <IconButton
        label="Faster"
        isDisabled={isMute || rate >= (RATES.at(-1) ?? rate)}
        onPress={() => perform('speak-faster')}
      >
        <Plus size={15} aria-hidden />
      </IconButton>
      {isMute ? <NoVoice /> : <VoiceChoice voice={voice} />}
      <span className={styles['space']} />
      <IconButton label="Stop reading aloud" onPress={() => perform('read-aloud')}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  );
}

/** Those that speak the article's language stand first: another one would read it with an accent, or not at all. */
function VoiceChoice({ voice }: { readonly voice: Voice }) {
  const voices = useAloud((state) => state.voices);
  const language = useReader((state) => state.content?.article.language ?? null);
  const speaking = voicesFor(voices, language);
  const others = voices.filter((each) => !speaking.includes(each));
  return (
    <select
      className={styles['voice']}
      aria-label="Voice"
      value={voice.id}
      onChange={({ target }) => changeVoice(target.value)}
    >
      <Voices voices={speaking} />
      {others.length > 0 && (
        <optgroup label="Other languages">
          <Voices voices={others} />
        </optgroup>
      )}
    </select>
  );
}

function Voices({ voices }: { readonly voices: readonly Voice[] }) {
  return voices.map(({ id, name, language }) => (
    <option key={id} value={id}>
      {name} ({language})
    </option>
  ));
}

function NoVoice() {
  return (
    <p className={styles['none']} role="status">
      This computer has no voice that speaks without a network. Once one is added in the settings of your
      system, it is found here.
    </p>
  );
}
