import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { MENU_ACTIONS } from '#contract/menu-actions';
import { DEFAULT_READING } from '#core/reading/reading-settings';
import { menuTemplate, type MenuHandlers } from '../../electron/main/menu-template';

function makeHandlers(): MenuHandlers {
  return { ask: vi.fn(), chooseTheme: vi.fn(), openLogs: vi.fn(), showAbout: vi.fn() };
}

function itemsOf(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

function click(item: MenuItemConstructorOptions | undefined): void {
  (item?.click as (() => void) | undefined)?.();
}

test.each(['linux', 'win32', 'darwin'] as const)('on %s every action has its item', (platform) => {
  const handlers = makeHandlers();
  const items = itemsOf(menuTemplate({ platform, reading: DEFAULT_READING, caretBrowsing: false }, handlers));
  for (const action of MENU_ACTIONS) {
    click(items.find(({ id }) => id === action));
    expect(handlers.ask).toHaveBeenLastCalledWith(action);
  }
});

test('keys that a person may type are shown but left to the window', () => {
  const items = itemsOf(
    menuTemplate({ platform: 'linux', reading: DEFAULT_READING, caretBrowsing: false }, makeHandlers()),
  );
  const typed = items.filter(
    ({ accelerator }) => accelerator !== undefined && !/CmdOrCtrl|Ctrl/.test(accelerator),
  );
  expect(typed.length).toBeGreaterThan(5);
  for (const item of typed) expect(item.registerAccelerator).toBe(false);
});

test('no key is given twice', () => {
  const keys = itemsOf(
    menuTemplate({ platform: 'darwin', reading: DEFAULT_READING, caretBrowsing: false }, makeHandlers()),
  ).flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the theme in use is marked, and another can be chosen', () => {
  const handlers = makeHandlers();
  const items = itemsOf(
    menuTemplate(
      { platform: 'linux', reading: { ...DEFAULT_READING, theme: 'dark' }, caretBrowsing: false },
      handlers,
    ),
  );
  const themes = items.filter(({ type }) => type === 'radio');
  expect(themes.map(({ label, checked }) => [label, checked])).toEqual([
    ['System', false],
    ['Light', false],
    ['Sepia', false],
    ['Dark', true],
    ['Black', false],
    ['High contrast', false],
  ]);
  click(themes[1]);
  expect(handlers.chooseTheme).toHaveBeenCalledWith('light');
});

test.each([true, false])('caret browsing has a tick when it is on: %s', (caretBrowsing) => {
  const items = itemsOf(
    menuTemplate({ platform: 'linux', reading: DEFAULT_READING, caretBrowsing }, makeHandlers()),
  );
  expect(items.find(({ id }) => id === 'caret-browsing')).toMatchObject({
    type: 'checkbox',
    checked: caretBrowsing,
    accelerator: 'F7',
  });
});
