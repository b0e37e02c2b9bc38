import { useState } from 'react';
import { bridge } from '../app/bridge';
import { notifyFailure } from '../app/notify';
import { useOverlay } from '../app/overlay-store';
import { saveAddress } from './save';
import { addressProblem, readAddress } from './typed-address';

/** How saving an address stands, and what can be done about it. */
export interface AddressSave {
  /** The capture under way. */
  readonly captureId: string | null;
  /** Why the last try came to nothing. */
  readonly problem: string | null;
  /** The last try found no article; it can be saved all the same. */
  readonly canSaveAnyway: boolean;
  readonly submit: (typed: string, anyway?: boolean) => void;
  /** The address is being changed: what was said of the old one is no longer meant. */
  readonly forget: () => void;
  /** Ends it, and stops the capture under way. */
  readonly stop: () => void;
}

const IDLE = { captureId: null, problem: null, canSaveAnyway: false } as const;

type State = Pick<AddressSave, 'captureId' | 'problem' | 'canSaveAnyway'>;

/** Saves an address that is typed. `onSaved` is called when its article is stored and opened. */
export function useAddressSave(onSaved: () => void): AddressSave {
  const [state, setState] = useState<State>(IDLE);

  const run = async (typed: string, anyway: boolean): Promise<void> => {
    const address = readAddress(typed);
    if (address === null) {
      setState({ ...IDLE, problem: 'That isn’t a web address. It looks like harbour.example/story.' });
      return;
    }
    const captureId = crypto.randomUUID();
    setState({ ...IDLE, captureId });
    const failure = await saveAddress(address.url, captureId, anyway);
    const isShown = useOverlay.getState().open === 'save-address';
    if (failure === null) {
      setState(IDLE);
      if (isShown) onSaved();
    } else if (isShown) {
      const problem = addressProblem(address, failure);
      // One that was stopped isn't waited for any more, and another may be under way.
      const canSaveAnyway = failure.code === 'not-article';
      setState((now) => (now.captureId === captureId ? { captureId: null, problem, canSaveAnyway } : now));
    } else {
      setState(IDLE);
      notifyFailure(failure, undefined, () => void run(typed, true));
    }
  };

  return {
    ...state,
    submit: (typed, anyway = false) => void run(typed, anyway),
    forget: () => setState((now) => ({ ...now, problem: null, canSaveAnyway: false })),
    stop() {
      const { captureId } = state;
      setState(IDLE);
      if (captureId !== null) void bridge.actions['capture.cancel']({ captureId });
    },
  };
}
