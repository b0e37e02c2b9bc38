import { describe, expect, it } from 'vitest';
import { addressesIn, sourceOfPaste } from '#core/pasted-source';

describe('what a person means by a paste', () => {
  it.each([
    [
      'an address',
      { text: ' https://a.example/p ', html: '<a href="x">x</a>' },
      { kind: 'url', url: 'https://a.example/p' },
    ],
    [
      'markup with structure',
      { text: 'One\nTwo', html: '<p>One</p><p>Two</p>' },
      { kind: 'html', html: '<p>One</p><p>Two</p>' },
    ],
    ['a styled line', { text: 'One', html: '<span style="x">One</span>' }, { kind: 'text', text: 'One' }],
    [
      'text with an address in it',
      { text: 'see https://a.example', html: '' },
      { kind: 'text', text: 'see https://a.example' },
    ],
    ['nothing', { text: ' \n', html: '' }, null],
  ])('%s', (_, pasted, source) => {
    expect(sourceOfPaste(pasted)).toEqual(source);
  });
});

it('a list of addresses is taken apart, a text that holds some is not', () => {
  const list = 'https://a.example/1\r\n\n  https://b.example/2  \nhttps://a.example/1\n';
  expect(addressesIn(list)).toEqual(['https://a.example/1', 'https://b.example/2']);
  expect(addressesIn('See\nhttps://a.example/1')).toEqual([]);
  expect(addressesIn('')).toEqual([]);
});
