import { expect, test } from 'vitest';
import { dataUrlBytes } from '../../../electron/capture/assets/data-url';

test.each([
  ['data:image/png;base64,YWI=', 'ab'],
  ['data:image/png;base64,YW%49=', 'ab'],
  ['data:;charset=utf-8;base64, YW\nI', 'ab'],
  ['data:image/svg+xml,%3Csvg%3Eé%c3%a9', '<svg>éé'],
  ['data:image/svg+xml;utf8,<svg>100%</svg>', '<svg>100%</svg>'],
  ['data:,', ''],
])('%j', (url, text) => {
  expect(Buffer.from(dataUrlBytes(url) ?? []).toString()).toBe(text);
});

test('other addresses are none', () => {
  expect(dataUrlBytes('https://example.org/data:,x')).toBeNull();
  expect(dataUrlBytes('data:image/png')).toBeNull();
});
