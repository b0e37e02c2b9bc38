import { contextBridge, webUtils } from 'electron';
import type { SaveOutcome } from '#contract/actions';
import type { Bridge } from '#contract/bridge';
import {
  ACTION_NAMES,
  channelOf,
  COMMAND_NAMES,
  DROPPED_FILES_CHANNEL,
  QUERY_NAMES,
} from '#contract/channels';
import { EVENT_NAMES } from '#contract/events';
import { readingOfSwitches } from '#contract/reading-switch';
import type { Result } from '#core/result';
import { invoke, listen } from './channel';

function functionsOf<Name extends string, Fn>(
  names: readonly Name[],
  make: (name: Name) => Fn,
): Record<Name, Fn> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Fn>;
}

// Each function carries one channel of the contract; main checks what passes, so the types of arguments and replies
// are the contract's word, which these casts take.
const bridge: Bridge = {
  commands: functionsOf(
    COMMAND_NAMES,
    (name) => (args: unknown) => invoke(channelOf.command(name), args),
  ) as Bridge['commands'],
  queries: functionsOf(
    QUERY_NAMES,
    (name) => (args: unknown) => invoke(channelOf.query(name), args),
  ) as Bridge['queries'],
  actions: functionsOf(
    ACTION_NAMES,
    (name) => (args: unknown) => invoke(channelOf.action(name), args),
  ) as Bridge['actions'],
  events: functionsOf(
    EVENT_NAMES,
    (name) => (listener: (payload: never) => void) =>
      listen(channelOf.event(name), listener as (payload: unknown) => void),
  ),
  saveDroppedFiles: (files) => {
    const dropped = files.map((file) => ({ name: file.name, path: webUtils.getPathForFile(file) }));
    return invoke(DROPPED_FILES_CHANNEL, dropped) as Promise<Result<readonly SaveOutcome[]>>;
  },
  reading: readingOfSwitches(process.argv),
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
};

contextBridge.exposeInMainWorld('commonplace', bridge);
