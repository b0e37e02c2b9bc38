import { registerAppSchemes } from './app-protocol';
import { endWithoutDisplay, hasNoDisplay } from './no-display';
import { windowWords, wordsOf } from './words';

registerAppSchemes();

const words = wordsOf(process.argv, process.defaultApp);
const forWindow = windowWords(words);
// Each way of starting loads its own part of the program only. Awaited, since Electron is not ready before this module
// has ended, and both parts have to do something before that.
if (forWindow === null) {
  const { startCommandLine } = await import('./cli/start');
  startCommandLine(words);
} else if (hasNoDisplay()) {
  endWithoutDisplay();
} else {
  const { startDesktop } = await import('./desktop');
  startDesktop(forWindow);
}
