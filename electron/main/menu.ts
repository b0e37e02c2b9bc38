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
    { platform: process.platform, theme: settings.current().theme },
    {
      ask: (action) => tellWindow('menu.action', { action }),
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
