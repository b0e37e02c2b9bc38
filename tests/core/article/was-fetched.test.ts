import { expect, test } from 'vitest';
import { wasFetched } from '#core/article/was-fetched';
import { articleRecord } from '../../support/records';

const url = 'https://harbour.example/ferry';

function fetchedFrom(address: string | null) {
  const { versions } = articleRecord();
  return articleRecord({ url, versions: versions.map((entry) => ({ ...entry, fetchedFrom: address })) });
}

test('an address whose host a version was fetched from is a fetched one', () => {
  expect(wasFetched(fetchedFrom('https://harbour.example/old'))).toBe(true);
});

test('an address that only a file claims, or of another host, is not', () => {
  expect(wasFetched(fetchedFrom(null))).toBe(false);
  expect(wasFetched(fetchedFrom('https://other.example/ferry'))).toBe(false);
});

test('a record of a time that did not tell is taken as claimed', () => {
  expect(wasFetched(articleRecord({ url }))).toBe(false);
});
