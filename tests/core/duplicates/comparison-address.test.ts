import { expect, test } from 'vitest';
import { comparisonAddress } from '#core/duplicates/comparison-address';

const SAME = 'harbour.example/ferry?page=2&q=tide';

test.each([
  'https://harbour.example/ferry?page=2&q=tide',
  'http://harbour.example/ferry?page=2&q=tide',
  'https://www.harbour.example/ferry?page=2&q=tide',
  'https://HARBOUR.example/ferry/?page=2&q=tide',
  'https://harbour.example/ferry?q=tide&page=2#timetable',
  'https://harbour.example/ferry?utm_source=letter&page=2&UTM_CAMPAIGN=may&q=tide',
  'https://harbour.example/ferry?page=2&q=tide&fbclid=x&gclid=y',
  'https://harbour.example:443/ferry?page=2&q=tide',
  'https://ada:secret@harbour.example/ferry?page=2&q=tide',
])('%s is the same page', (address) => {
  expect(comparisonAddress(address)).toBe(SAME);
});

test.each([
  'https://harbour.example/Ferry?page=2&q=tide',
  'https://harbour.example/ferry?page=3&q=tide',
  'https://harbour.example/ferry?page=2&q=tide&q=ebb',
  'https://harbour.example:8080/ferry?page=2&q=tide',
  'https://news.harbour.example/ferry?page=2&q=tide',
  'https://harbour.example/ferry/2?page=2&q=tide',
])('%s is another page', (address) => {
  expect(comparisonAddress(address)).not.toBe(SAME);
});

test('the first page of a site is itself with a slash and without', () => {
  expect(comparisonAddress('https://www.harbour.example/')).toBe('harbour.example');
  expect(comparisonAddress('http://harbour.example')).toBe('harbour.example');
  expect(comparisonAddress('https://harbour.example/?utm_source=x')).toBe('harbour.example');
});

test('what is no web address is compared with nothing', () => {
  expect(comparisonAddress('file:///home/ada/ferry.html')).toBe(null);
  expect(comparisonAddress('')).toBe(null);
  expect(comparisonAddress('https://')).toBe(null);
});
