import { create } from 'zustand';
import type { Changed, CommandInput, CommandReply, CommandValues } from '#contract/calls';
import type { Command, CommandName } from '#core/commands';
import type { Result } from '#core/result';
import { bridge } from './bridge';

/** How many steps can be taken back. */
const LONGEST_HISTORY = 100;

interface Step {
  readonly inverse: Command;
  /** Steps with the same key that follow each other are one step for the person: the typing of one note. */
  readonly key: string | null;
}

interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Command[];
}

export const useHistory = create<History>(() => ({ done: [], undone: [] }));

/** Carries out a command from the window and remembers how to take it back. */
export async function run<Name extends CommandName>(
  name: Name,
  args: CommandInput<Name>,
  key: string | null = null,
): Promise<CommandReply<Name>> {
  const reply = await bridge.commands[name](args);
  if (reply.ok && reply.value.undo !== null) remember({ inverse: reply.value.undo, key });
  return reply;
}

/** Remembers a change that main made for the window by another way than a command of its own, such as a chosen file. */
export function rememberInverse(inverse: Command): void {
  remember({ inverse, key: null });
}

/** Ends a run of steps that count as one, so that the next edit with the same key can be taken back by itself. */
export function endStep(key: string): void {
  useHistory.setState(({ done }) => ({
    done: done.map((step, index) =>
      index === done.length - 1 && step.key === key ? { ...step, key: null } : step,
    ),
  }));
}

/** A command that took a step back or did it again, and its reply. */
export interface Retraced {
  readonly command: Command;
  readonly reply: Result<Changed<unknown>>;
}

/** Calls once when the step with this inverse can no longer be taken back, most often since it was. */
export function whenGone(inverse: Command, onGone: () => void): void {
  const isGone = ({ done }: History): boolean => !done.some((step) => step.inverse === inverse);
  if (isGone(useHistory.getState())) {
    onGone();
    return;
  }
  const stop = useHistory.subscribe((history) => {
    if (!isGone(history)) return;
    stop();
    onGone();
  });
}

/** Takes back the last step, or the one with this inverse; null when there is none. */
export function undo(inverse?: Command): Promise<Retraced | null> {
  return inTurn(async () => {
    const { done } = useHistory.getState();
    const step = inverse === undefined ? done.at(-1) : done.find((other) => other.inverse === inverse);
    if (step === undefined) return null;
    const reply = await send(step.inverse);
    if (isSettled(reply)) {
      const redo = reply.ok ? reply.value.undo : null;
      useHistory.setState(({ done, undone }) => ({
        done: done.filter((other) => other !== step),
        undone: redo === null ? undone : [...undone, redo],
      }));
    }
    return { command: step.inverse, reply };
  });
}

/** Does again what was last taken back; null when there is nothing. */
export function redo(): Promise<Retraced | null> {
  return inTurn(async () => {
    const command = useHistory.getState().undone.at(-1);
    if (command === undefined) return null;
    const reply = await send(command);
    if (isSettled(reply)) {
      const inverse = reply.ok ? reply.value.undo : null;
      useHistory.setState(({ done, undone }) => ({
        done: inverse === null ? done : [...done, { inverse, key: null }],
        undone: undone.filter((other) => other !== command),
      }));
    }
    return { command, reply };
  });
}

/** What another door has taken away can never be undone: such a step would stand before all earlier ones for good. */
function isSettled(reply: Result<unknown>): boolean {
  return reply.ok || reply.error.code === 'not-found';
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: a second press, while the first is under way, means the step before. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const mine = turn.then(work, work);
  turn = mine;
  return mine;
}

function remember(step: Step): void {
  useHistory.setState(({ done }) => {
    const continues = step.key !== null && done.at(-1)?.key === step.key;
    return { done: continues ? done : [...done, step].slice(-LONGEST_HISTORY), undone: [] };
  });
}

function send<Name extends CommandName>(command: {
  readonly name: Name;
  readonly args: CommandInput<Name>;
}): Promise<Result<Changed<CommandValues[Name]>>> {
  return bridge.commands[command.name](command.args);
}
