import { create } from 'zustand';
import type { TaskKind, TaskProgress } from '#contract/events';
import { bridge } from './bridge';
import { notifyFailure } from './notify';

/** Work that is done sooner isn't worth a line that comes and goes, in ms. */
const WORTH_SHOWING_AFTER = 400;

interface Tasks {
  /** Under way, in the order in which they began. */
  readonly tasks: readonly TaskProgress[];
  /** Of these, those that have lasted long enough to be shown. */
  readonly shown: ReadonlySet<TaskKind>;
}

export const useTasks = create<Tasks>(() => ({ tasks: [], shown: new Set() }));

/** Takes in how far a task is. */
export function followTask(progress: TaskProgress): void {
  const { tasks } = useTasks.getState();
  const isKnown = tasks.some(({ task }) => task === progress.task);
  if (progress.ended) {
    useTasks.setState(({ shown }) => ({
      tasks: tasks.filter(({ task }) => task !== progress.task),
      shown: new Set([...shown].filter((task) => task !== progress.task)),
    }));
  } else if (isKnown) {
    useTasks.setState({ tasks: tasks.map((each) => (each.task === progress.task ? progress : each)) });
  } else {
    useTasks.setState({ tasks: [...tasks, progress] });
    setTimeout(() => show(progress.task), WORTH_SHOWING_AFTER);
  }
}

function show(task: TaskKind): void {
  useTasks.setState(({ tasks, shown }) =>
    tasks.some((each) => each.task === task) ? { shown: new Set([...shown, task]) } : {},
  );
}

/** Asks for a task to be stopped; it says itself when it has. */
export async function cancelTask(task: TaskKind): Promise<void> {
  const reply = await bridge.actions['task.cancel']({ task });
  if (!reply.ok) notifyFailure(reply.error);
}

/** Whether something works on the whole library that has to end before the next such thing begins. */
export function isBusy({ tasks }: Tasks): boolean {
  return tasks.some(({ task }) => task !== 'index' && task !== 'save');
}
