import { app, Menu, shell } from 'electron';
import { dirname } from 'node:path';
import { logFile } from './app-paths';
import { tellWindow } from './events';
import { menuTemplate } from './menu-template';
import type { ReadingSettings, Theme } from '#core/reading/reading-settings';
import type { SettingsStore } from './settings';

/** Puts the menu bar up. */
export function setMenu(settings: SettingsStore, chooseTheme: (theme: Theme) => void): void {
  const template = menuTemplate(
    { platform: process.platform, ...settings.current() },
    {
      ask: (action) => {
        tellWindow('menu.action', { action });
        // Electron ticks it by itself; what counts is what the window makes of it, if it is open.
        const { caretBrowsing, reading } = settings.current();
        if (action === 'caret-browsing') tickCaretBrowsing(caretBrowsing);
        tickReading(reading);
      },
      chooseTheme,
      openLogs: () => void shell.openPath(dirname(logFile())),
      showAbout: () => app.showAboutPanel(),
    },
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

export function tickCaretBrowsing(on: boolean): void {
  tick('caret-browsing', on);
}

/** Ticks what the reading settings have in the menu. */
export function tickReading({ theme, flow, focus, lineGuide }: ReadingSettings): void {
  tick(`theme-${theme}`, true);
  tick('turn-pages', flow === 'pages');
  tick('focus-mode', focus);
  tick('line-guide', lineGuide);
}

function tick(id: string, on: boolean): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById(id);
  if (item != null) item.checked = on;
}
