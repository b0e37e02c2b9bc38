import { app, dialog } from 'electron';
import { logFile } from './app-paths';
import { logFault } from './log';

/** Has faults nobody caught logged, and told in plain words by `tell`. */
export function watchFaults(tell: (message: string) => void): void {
  const onFault = (error: unknown): void => {
    void logFault('A fault nobody caught', error);
    tell(
      `Something went wrong inside Commonplace. What was saved is safe. The log has the details: ${logFile()}`,
    );
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  app.on('render-process-gone', (_event, contents, details) => {
    if (details.reason !== 'clean-exit')
      void logFault('A page ended', { ...details, url: contents.getURL() });
  });
}

/** Tells a fault in a box, once: the same fault may come again with every key. */
export function tellOnceInBox(): (message: string) => void {
  let told = false;
  return (message) => {
    if (told) return;
    told = true;
    dialog.showErrorBox('Commonplace', message);
  };
}
