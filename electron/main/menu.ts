import { app, Menu, nativeTheme, shell } from 'electron';
import { dirname } from 'node:path';
import { logFile } from './app-paths';
import { tellWindow } from './events';
import { menuTemplate } from './menu-template';
import { tellNotice } from './notices';
import type { SettingsStore } from './settings';

/** Puts the menu bar up. */
export function setMenu(settings: SettingsStore): void {
  const template = menuTemplate(
    { platform: process.platform, ...settings.current() },
    {
      ask: (action) => {
        tellWindow('menu.action', { action });
        // Electron ticks it by itself; what counts is what the window makes of it, if it is open.
        if (action === 'caret-browsing') tickCaretBrowsing(settings.current().caretBrowsing);
      },
      chooseTheme: (theme) => {
        nativeTheme.themeSource = theme;
        void settings.change({ theme }).then((stored) => {
          if (!stored.ok) tellNotice(stored.error.message);
        });
      },
      openLogs: () => void shell.openPath(dirname(logFile())),
      showAbout: () => app.showAboutPanel(),
    },
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

export function tickCaretBrowsing(on: boolean): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById('caret-browsing');
  if (item != null) item.checked = on;
}
