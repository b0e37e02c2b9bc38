import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '#contract/menu-actions';
import { THEMES, type ReadingSettings, type Theme } from '#core/reading/reading-settings';

/** What the menu does besides asking the window. */
export interface MenuHandlers {
  readonly ask: (action: MenuAction) => void;
  readonly chooseTheme: (theme: Theme) => void;
  readonly openLogs: () => void;
  readonly showAbout: () => void;
}

export interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly reading: ReadingSettings;
  readonly caretBrowsing: boolean;
}

type Items = MenuItemConstructorOptions[];

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The whole menu bar, with every action and its key. */
export function menuTemplate(state: MenuState, handlers: MenuHandlers): Items {
  const isMac = state.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: fileMenu(isMac, handlers) },
    { label: '&Edit', submenu: editMenu(isMac, handlers) },
    { label: '&Article', submenu: articleMenu(handlers) },
    { label: '&View', submenu: viewMenu(state, handlers) },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { label: '&Help', role: 'help', submenu: helpMenu(isMac, handlers) },
  ];
}

function fileMenu(isMac: boolean, handlers: MenuHandlers): Items {
  return [
    ask(handlers, 'save-address', 'Save address…', 'CmdOrCtrl+L'),
    ask(handlers, 'save-files', 'Save files…', 'CmdOrCtrl+O'),
    ask(handlers, 'save-clipboard', 'Save from clipboard', 'CmdOrCtrl+Shift+V'),
    SEPARATOR,
    ask(handlers, 'export-notes', 'Export notes…', 'CmdOrCtrl+E'),
    ask(handlers, 'save-as-pdf', 'Save as PDF…', 'CmdOrCtrl+Shift+P'),
    ask(handlers, 'print-article', 'Print…', 'CmdOrCtrl+P'),
    SEPARATOR,
    { label: 'Library', submenu: libraryMenu(handlers) },
    SEPARATOR,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
}

function libraryMenu(handlers: MenuHandlers): Items {
  return [
    ask(handlers, 'show-trash', 'Trash', 'CmdOrCtrl+Shift+D'),
    SEPARATOR,
    ask(handlers, 'show-backups', 'Backups…', 'CmdOrCtrl+Shift+B'),
    askByMouse(handlers, 'back-up-now', 'Back up now'),
    SEPARATOR,
    askByMouse(handlers, 'export-library', 'Export library…'),
    askByMouse(handlers, 'import-library', 'Import library…'),
    SEPARATOR,
    askByMouse(handlers, 'check-library', 'Check library…'),
  ];
}

function editMenu(isMac: boolean, handlers: MenuHandlers): Items {
  return [
    // Not the roles: those undo typing only. The window undoes typing in a text field and a change elsewhere.
    ask(handlers, 'undo', 'Undo', 'CmdOrCtrl+Z'),
    ask(handlers, 'redo', 'Redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    SEPARATOR,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    SEPARATOR,
    ask(handlers, 'find', 'Find in article…', 'CmdOrCtrl+F'),
    askByLetter(handlers, 'find-next', 'Find next', isMac ? 'Cmd+G' : 'F3'),
    askByLetter(handlers, 'find-previous', 'Find previous', isMac ? 'Cmd+Shift+G' : 'Shift+F3'),
  ];
}

function articleMenu(handlers: MenuHandlers): Items {
  return [
    askByLetter(handlers, 'select-sentence', 'Select sentence', 'S'),
    askByLetter(handlers, 'select-figure', 'Select next image, table or code', 'G'),
    askByLetter(handlers, 'select-previous-figure', 'Select previous image, table or code', 'Shift+G'),
    askByLetter(handlers, 'highlight', 'Highlight', 'H'),
    askByLetter(handlers, 'underline', 'Underline', 'U'),
    askByLetter(handlers, 'note', 'Note', 'A'),
    askByLetter(handlers, 'tag', 'Tag', 'T'),
    { label: 'Copy', submenu: copyMenu(handlers) },
    { label: 'Read aloud', submenu: aloudMenu(handlers) },
    SEPARATOR,
    askByLetter(handlers, 'next-highlight', 'Next highlight', 'N'),
    askByLetter(handlers, 'previous-highlight', 'Previous highlight', 'P'),
    askByLetter(handlers, 'open-highlight', 'Open highlight', 'Enter'),
    askByLetter(handlers, 'show-highlights', 'Highlights of this article…', 'O'),
    askByLetter(handlers, 'show-loose', 'Loose highlights…', 'Shift+O'),
    askByLetter(handlers, 'annotate-article', 'Note on the article', 'Shift+A'),
    SEPARATOR,
    askByLetter(handlers, 'refetch-article', 'Fetch again', 'R'),
    askByLetter(handlers, 'show-difference', 'What changed…', 'D'),
    askByLetter(handlers, 'show-older-version', 'Read the version before', '['),
    askByLetter(handlers, 'show-newer-version', 'Read the version after', ']'),
    askByMouse(handlers, 'show-capture-log', 'How this was saved…'),
    SEPARATOR,
    askByLetter(handlers, 'move-to-inbox', 'Move to inbox', 'I'),
    askByLetter(handlers, 'keep-for-later', 'Keep for later', 'L'),
    askByLetter(handlers, 'archive-article', 'Archive', 'E'),
    SEPARATOR,
    askByLetter(handlers, 'fetch-images', 'Fetch missing images', 'M'),
    SEPARATOR,
    askByLetter(handlers, 'delete-article', 'Delete', 'Delete'),
  ];
}

function aloudMenu(handlers: MenuHandlers): Items {
  return [
    askByLetter(handlers, 'read-aloud', 'Read aloud, or stop', 'Shift+S'),
    askByMouse(handlers, 'pause-aloud', 'Pause, or go on'),
    SEPARATOR,
    askByLetter(handlers, 'next-spoken', 'Next sentence', '.'),
    askByLetter(handlers, 'previous-spoken', 'Previous sentence', ','),
    askByLetter(handlers, 'speak-faster', 'Faster', '>'),
    askByLetter(handlers, 'speak-slower', 'Slower', '<'),
  ];
}

/** Of the selected words, or of the open highlight's. */
function copyMenu(handlers: MenuHandlers): Items {
  return [
    askByLetter(handlers, 'copy-quote', 'Quote', 'C'),
    askByLetter(handlers, 'copy-citation', 'With citation', 'Shift+C'),
    askByLetter(handlers, 'copy-markdown', 'As Markdown', 'Shift+M'),
    askByLetter(handlers, 'copy-html', 'As HTML', 'Shift+H'),
    askByLetter(handlers, 'copy-link', 'Link to the passage', 'Shift+L'),
  ];
}

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
  black: 'Black',
  contrast: 'High contrast',
};

function viewMenu({ reading, caretBrowsing }: MenuState, handlers: MenuHandlers): Items {
  return [
    {
      label: 'Theme',
      submenu: THEMES.map((choice) => ({
        id: `theme-${choice}`,
        label: THEME_NAMES[choice],
        type: 'radio',
        checked: choice === reading.theme,
        click: () => handlers.chooseTheme(choice),
      })),
    },
    askByLetter(handlers, 'show-contents', 'Contents…', 'B'),
    askByLetter(handlers, 'zoom-image', 'Look at the image', 'W'),
    askByLetter(handlers, 'go-back', 'Back to where you were', 'Alt+Left'),
    SEPARATOR,
    askByLetter(handlers, 'next-theme', 'Next theme', 'Y'),
    ask(handlers, 'reading-settings', 'Reading settings…', 'CmdOrCtrl+,'),
    askByLetter(handlers, 'larger-text', 'Larger text', 'Plus'),
    askByLetter(handlers, 'smaller-text', 'Smaller text', '-'),
    SEPARATOR,
    ticked(askByLetter(handlers, 'turn-pages', 'Turn pages', 'V'), reading.flow === 'pages'),
    ticked(askByLetter(handlers, 'focus-mode', 'Focus mode', 'Z'), reading.focus),
    ticked(askByLetter(handlers, 'line-guide', 'Line guide', 'X'), reading.lineGuide),
    ticked(askByLetter(handlers, 'caret-browsing', 'Caret browsing', 'F7'), caretBrowsing),
    SEPARATOR,
    { role: 'resetZoom', label: 'Actual size' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen', label: 'Full screen' },
    { role: 'toggleDevTools', label: 'Developer tools' },
  ];
}

function ticked(item: MenuItemConstructorOptions, checked: boolean): MenuItemConstructorOptions {
  return { ...item, type: 'checkbox', checked };
}

function helpMenu(isMac: boolean, handlers: MenuHandlers): Items {
  return [
    askByLetter(handlers, 'show-help', 'Keys and commands', '?'),
    { id: 'open-logs', label: 'Open log folder', click: handlers.openLogs },
    // On macOS it stands in the app's own menu.
    ...(isMac ? [] : [SEPARATOR, { id: 'about', label: 'About Commonplace', click: handlers.showAbout }]),
  ];
}

function ask(
  handlers: MenuHandlers,
  action: MenuAction,
  label: string,
  accelerator: string,
): MenuItemConstructorOptions {
  return { id: action, label, accelerator, click: () => handlers.ask(action) };
}

/** What is asked for too seldom for a key of its own. */
function askByMouse(handlers: MenuHandlers, action: MenuAction, label: string): MenuItemConstructorOptions {
  return { id: action, label, click: () => handlers.ask(action) };
}

/** Shows the key but leaves it to the window, which knows when a person is typing. */
function askByLetter(
  handlers: MenuHandlers,
  action: MenuAction,
  label: string,
  accelerator: string,
): MenuItemConstructorOptions {
  return { ...ask(handlers, action, label, accelerator), registerAccelerator: false };
}
