import { describe, expect, it } from 'vitest';
import { actionSchemas } from '#contract/actions';
import { querySchemas } from '#contract/calls';
import { ACTION_NAMES, COMMAND_NAMES, QUERY_NAMES } from '#contract/channels';
import { commandSchemas } from '#core/commands';

describe('the names that the preload builds functions from', () => {
  it('are those that have a schema, no more and no fewer', () => {
    expect([...COMMAND_NAMES].sort()).toEqual(Object.keys(commandSchemas).sort());
    expect([...QUERY_NAMES].sort()).toEqual(Object.keys(querySchemas).sort());
    expect([...ACTION_NAMES].sort()).toEqual(Object.keys(actionSchemas).sort());
  });
});
