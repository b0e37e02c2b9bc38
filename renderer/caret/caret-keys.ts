/** A move of the caret, in the words of `Selection.modify`; `page` is ours. */
export interface CaretMove {
  /** Left and right are as seen, forward and backward as read. */
  readonly direction: 'left' | 'right' | 'forward' | 'backward';
  readonly by: 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary' | 'page';
  /** Takes the text on the way into the selection. */
  readonly extending: boolean;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;
type Step = Pick<CaretMove, 'direction' | 'by'>;
type Steps = Readonly<Partial<Record<string, Step>>>;

const PLAIN: Steps = {
  ArrowLeft: { direction: 'left', by: 'character' },
  ArrowRight: { direction: 'right', by: 'character' },
  ArrowUp: { direction: 'backward', by: 'line' },
  ArrowDown: { direction: 'forward', by: 'line' },
  Home: { direction: 'backward', by: 'lineboundary' },
  End: { direction: 'forward', by: 'lineboundary' },
  PageUp: { direction: 'backward', by: 'page' },
  PageDown: { direction: 'forward', by: 'page' },
};

const BY_WORD: Steps = {
  ArrowLeft: { direction: 'left', by: 'word' },
  ArrowRight: { direction: 'right', by: 'word' },
};

const WITH_CONTROL: Steps = {
  ...BY_WORD,
  Home: { direction: 'backward', by: 'documentboundary' },
  End: { direction: 'forward', by: 'documentboundary' },
};

const WITH_COMMAND: Steps = {
  ArrowLeft: { direction: 'left', by: 'lineboundary' },
  ArrowRight: { direction: 'right', by: 'lineboundary' },
  ArrowUp: { direction: 'backward', by: 'documentboundary' },
  ArrowDown: { direction: 'forward', by: 'documentboundary' },
};

/** What a key does to the caret, as on this platform in any text; null when it isn't the caret's key. */
export function caretMoveOf(press: KeyPress, onMac: boolean): CaretMove | null {
  const step = stepsWith(press, onMac)?.[press.key];
  return step === undefined ? null : { ...step, extending: press.shiftKey };
}

function stepsWith({ ctrlKey, altKey, metaKey }: KeyPress, onMac: boolean): Steps | null {
  const held = [ctrlKey && 'control', altKey && 'alt', metaKey && 'command'].filter(Boolean).join('+');
  if (held === '') return PLAIN;
  if (held === 'control' && !onMac) return WITH_CONTROL;
  if (held === 'alt' && onMac) return BY_WORD;
  if (held === 'command' && onMac) return WITH_COMMAND;
  return null;
}
