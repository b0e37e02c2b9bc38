type Listener = () => void;

let listeners: readonly Listener[] | null = [];

/** Calls back when the window first shows its content and takes input, or at once when it does already. */
export function onceReady(listener: Listener): void {
  if (listeners === null) listener();
  else listeners = [...listeners, listener];
}

/** The window says so. */
export function tellReady(): void {
  const waiting = listeners ?? [];
  listeners = null;
  for (const listener of waiting) listener();
}
