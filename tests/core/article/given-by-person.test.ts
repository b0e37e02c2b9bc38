import { expect, test } from 'vitest';
import type { VersionEntry } from '#core/article/article';
import { wasGivenByPerson } from '#core/article/given-by-person';
import { articleRecord } from '../../support/records';

const url = 'https://harbour.example/ferry';

function fetched(how: Pick<VersionEntry, 'fetchedFrom' | 'givenBy'>) {
  const { versions } = articleRecord();
  return articleRecord({ url, versions: versions.map((entry) => ({ ...entry, ...how })) });
}

test('an address whose host a person gave, and a version was fetched from, is a person’s', () => {
  const fetchedFrom = 'https://harbour.example/old';
  expect(wasGivenByPerson(fetched({ fetchedFrom, givenBy: 'person' }))).toBe(true);
});

test('an address that a page named stays a page’s, though it was fetched from', () => {
  expect(wasGivenByPerson(fetched({ fetchedFrom: url }))).toBe(false);
  expect(wasGivenByPerson(fetched({ fetchedFrom: url, givenBy: null }))).toBe(false);
});

test('an address that only a file claims, or of another host, is not a person’s', () => {
  expect(wasGivenByPerson(fetched({ fetchedFrom: null, givenBy: 'person' }))).toBe(false);
  const elsewhere = fetched({ fetchedFrom: 'https://other.example/ferry', givenBy: 'person' });
  expect(wasGivenByPerson(elsewhere)).toBe(false);
});

test('a record of a time that did not tell is taken as claimed', () => {
  expect(wasGivenByPerson(articleRecord({ url }))).toBe(false);
});
