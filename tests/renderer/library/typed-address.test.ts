import { describe, expect, it } from 'vitest';
import { fail } from '#core/result';
import { addressProblem, readAddress } from '../../../renderer/library/typed-address';

describe('an address that was typed', () => {
  it.each([
    [' harbour.example/story ', 'https://harbour.example/story', true],
    ['localhost:8080/x', 'https://localhost:8080/x', true],
    ['http://harbour.example', 'http://harbour.example', false],
    ['javascript:alert(1)', 'javascript:alert(1)', false],
  ])('%s is read as %s', (typed, url, completed) => {
    expect(readAddress(typed)).toEqual({ url, completed });
  });

  it('is refused when no address can be made of it', () => {
    expect(readAddress('two words')).toBeNull();
    expect(readAddress('http://')).toBeNull();
  });

  it('says which scheme was tried, if that may be the reason', () => {
    const { error } = fail('unreachable', 'It was not reached.');
    expect(addressProblem({ url: 'https://a.example', completed: true }, error)).toMatch(
      /^It was not.*https:/,
    );
    expect(addressProblem({ url: 'https://a.example', completed: false }, error)).toBe(error.message);
    const missing = fail('http-status', 'There is no such page.').error;
    expect(addressProblem({ url: 'https://a.example', completed: true }, missing)).toBe(missing.message);
  });
});
