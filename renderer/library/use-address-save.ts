import { useState } from 'react';
import { bridge } from '../app/bridge';
import { notifyFailure, type MessageOffer } from '../app/notify';
import { useOverlay } from '../app/overlay-store';
import { notArticleOffers, type TakeHow } from './not-article-offers';
import { saveAddress } from './save';
import { addressProblem, readAddress } from './typed-address';

/** How saving an address stands, and what can be done about it. */
export interface AddressSave {
  /** The capture under way. */
  readonly captureId: string | null;
  /** Why the last try came to nothing. */
  readonly problem: string | null;
  /** What else can be done about that, likeliest first. */
  readonly offers: readonly MessageOffer[];
  readonly submit: (typed: string) => void;
  /** The address is being changed: what was said of the old one is no longer meant. */
  readonly forget: () => void;
  /** Ends it, and stops the capture under way. */
  readonly stop: () => void;
}

const IDLE = { captureId: null, problem: null, offers: [] } as const;

type State = Pick<AddressSave, 'captureId' | 'problem' | 'offers'>;

/** Saves an address that is typed. `onSaved` is called when its article is stored and opened. */
export function useAddressSave(onSaved: () => void): AddressSave {
  const [state, setState] = useState<State>(IDLE);

  const run = async (typed: string, how: TakeHow): Promise<void> => {
    const address = readAddress(typed);
    if (address === null) {
      setState({ ...IDLE, problem: 'That isn’t a web address. It looks like harbour.example/story.' });
      return;
    }
    const captureId = crypto.randomUUID();
    setState({ ...IDLE, captureId });
    const failure = await saveAddress(address.url, captureId, how);
    const isShown = useOverlay.getState().open === 'save-address';
    if (failure === null) {
      setState(IDLE);
      if (isShown) onSaved();
      return;
    }
    const offers = notArticleOffers(failure, how, true, (next) => void run(typed, next));
    if (isShown) {
      const problem = addressProblem(address, failure);
      // One that was stopped isn't waited for any more, and another may be under way.
      setState((now) => (now.captureId === captureId ? { captureId: null, problem, offers } : now));
    } else {
      setState(IDLE);
      notifyFailure(failure, undefined, offers);
    }
  };

  return {
    ...state,
    submit: (typed) => void run(typed, {}),
    forget: () => setState((now) => ({ ...now, problem: null, offers: [] })),
    stop() {
      const { captureId } = state;
      setState(IDLE);
      if (captureId !== null) void bridge.actions['capture.cancel']({ captureId });
    },
  };
}
