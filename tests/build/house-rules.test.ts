import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../build/house-rules.mjs';

describe('the rules of the house', () => {
  it.each([
    ['core importing Node', 'electron/core/a.ts', "import { readFile } from 'node:fs';"],
    ['core importing electron', 'electron/core/a.ts', "import { app } from 'electron';"],
    ['core importing another room', 'electron/core/x/a.ts', "import { a } from '../../library/library';"],
    ['core importing the contract', 'electron/core/a.ts', "import type { A } from '#contract/calls';"],
    ['core importing a package that needs Node', 'electron/core/a.ts', "import { copy } from 'fs-extra';"],
    ['the library importing electron', 'electron/library/a.ts', "import { app } from 'electron';"],
    ['the renderer importing main', 'renderer/app/a.ts', "import { a } from '../../electron/main/window';"],
    [
      'the renderer importing main at run time',
      'renderer/app/a.ts',
      "await import('../../electron/main/window');",
    ],
    ['the preload importing zod', 'electron/preload/a.ts', "import { z } from 'zod';"],
    ['a second home for lowdb', 'electron/library/a.ts', "import { Low } from 'lowdb';"],
    ['a second home for mark.js', 'renderer/reader/a.ts', "import Mark from 'mark.js';"],
    ['a second home for DOMPurify', 'renderer/reader/a.ts', "import DOMPurify from 'dompurify';"],
    ['a second home for ipcMain', 'electron/main/a.ts', "import { ipcMain } from 'electron';"],
    ['a second home for ipcRenderer', 'electron/preload/a.ts', "import { ipcRenderer } from 'electron';"],
    ['a second home for innerHTML', 'renderer/ui/a.ts', 'element.innerHTML = html;'],
    ['innerHTML appended to', 'renderer/ui/a.ts', 'element.innerHTML += html;'],
    ['innerHTML by its name', 'renderer/ui/a.ts', "element['innerHTML'] = html;"],
    ['insertAdjacentHTML', 'renderer/ui/a.ts', "element.insertAdjacentHTML('beforeend', html);"],
    ['setHTMLUnsafe', 'renderer/ui/a.ts', 'element.setHTMLUnsafe(html);'],
    ['dangerouslySetInnerHTML', 'renderer/ui/a.tsx', '<p dangerouslySetInnerHTML={{ __html: html }} />'],
    [
      'markup hidden after a string',
      'renderer/ui/a.ts',
      "const all = '*/*'; element.innerHTML = html; // */",
    ],
    ['lowdb imported at run time', 'electron/library/a.ts', "await import('lowdb');"],
    ['DOMPurify imported at run time', 'renderer/reader/a.ts', "await import('dompurify');"],
    ['a second home for openExternal', 'electron/main/a.ts', 'void shell.openExternal(url);'],
    ['a second touch of the bridge', 'renderer/ui/a.ts', 'window.commonplace.commands;'],
    ['a comment that runs off the page', 'renderer/ui/a.ts', `  // ${'long '.repeat(30)}`],
    ['a file of a thousand lines', 'renderer/ui/a.ts', '\n'.repeat(1000)],
  ])('refuse %s', (_, file, source) => {
    expect(faultsOf(file, source)).toHaveLength(1);
  });

  it.each([
    [
      'core importing core',
      'electron/core/x/a.ts',
      "import { a } from '../result';\nimport { z } from 'zod';",
    ],
    [
      'main importing every room',
      'electron/main/a.ts',
      "import { a } from '../library/library';\nimport { app } from 'electron';",
    ],
    ['the homes themselves', 'electron/library/document/adapter.ts', "import { Low } from 'lowdb';"],
    [
      'a comment that speaks of innerHTML',
      'renderer/ui/a.ts',
      '// never innerHTML = html here\nconst a = 1;',
    ],
    ['a comparison with innerHTML', 'renderer/ui/a.ts', 'if (element.innerHTML === html) leave();'],
  ])('allow %s', (_, file, source) => {
    expect(faultsOf(file, source)).toEqual([]);
  });
});
