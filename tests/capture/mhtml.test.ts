import { expect, test } from 'vitest';
import { kindOf } from '#core/extract/kind-of';
import { readWebArchive } from '../../electron/capture/mhtml';
import { PIXEL, webArchive } from './web-archive-fixture';

const read = (archive: string): ReturnType<typeof readWebArchive> =>
  readWebArchive(Buffer.from(archive, 'latin1'));
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('a web archive gives its page, its address and its images', () => {
  const archive = read(webArchive());
  expect(archive?.url).toBe('https://harbour.example/lamp');
  expect(text(archive?.page)).toContain('charset=UTF-8">');
  expect(text(archive?.page)).toContain('before the tide turned – as he had every day.');
  expect(archive?.images).toEqual([
    { address: 'https://harbour.example/lamp.png', data: `data:image/png;base64,${PIXEL}` },
  ]);
});

test('it is known by its head, under any name', () => {
  expect(kindOf(null, 'lamp.mht', webArchive())).toBe('web-archive');
  expect(kindOf(null, null, webArchive().replaceAll('\r\n', '\n'))).toBe('web-archive');
  expect(kindOf(null, null, 'Note: this is a text.\n\nContent-Type: multipart/related')).toBe('text');
});

test('parts within parts, content ids, a start and a charset are understood', () => {
  const archive = read(
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=outer; start="<page>"',
      '',
      'This text is for programs that know nothing of parts.',
      '--outer',
      'Content-Type: text/html',
      '',
      '<p>a frame</p>',
      '--outer',
      'Content-Type: multipart/alternative; boundary="in ner"',
      '',
      '--in ner',
      'Content-Type: text/plain',
      '',
      'plain',
      '--in ner',
      'Content-Type: text/html; charset="windows-1252"',
      'Content-ID: <page>',
      'Content-Transfer-Encoding: 8bit',
      '',
      '<p>caf\u00E9</p>',
      '--in ner--',
      '--outer',
      'Content-Type: image/gif',
      'Content-ID: <lamp@x>',
      'Content-Transfer-Encoding: base64',
      '',
      'R0lGODlh',
      '--outer--',
    ].join('\n'),
  );
  expect(archive?.charset).toBe('windows-1252');
  expect(Buffer.from(archive?.page ?? []).toString('latin1')).toBe('<p>café</p>');
  expect(archive?.images).toEqual([{ address: 'cid:lamp@x', data: 'data:image/gif;base64,R0lGODlh' }]);
});

test('one that is cut short gives what is there', () => {
  const whole = webArchive();
  const cut = read(whole.slice(0, whole.indexOf('He learned')));
  expect(text(cut?.page)).toContain('The keeper climbed');
  expect(cut?.images).toEqual([]);
});

test.each([
  ['no page', 'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--'],
  ['no boundary', 'Content-Type: multipart/related\n\n<p>x'],
  ['nothing', ''],
  ['parts without an end to their depth', nested(50)],
])('%s gives null', (_what, archive) => {
  expect(read(archive)).toBeNull();
});

function nested(depth: number): string {
  const inner = depth === 0 ? 'Content-Type: text/html\n\n<p>x' : nested(depth - 1);
  return `Content-Type: multipart/related; boundary=b${depth}\n\n--b${depth}\n${inner}\n--b${depth}--`;
}
