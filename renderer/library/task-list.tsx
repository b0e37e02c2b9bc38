import { useTasks } from '../app/task-store';
import { TaskLine } from './task-line';

/** Long work on the whole library that is under way, each with how far it is and a way to stop it. */
export function TaskList() {
  const tasks = useTasks((state) => state.tasks);
  const shown = useTasks((state) => state.shown);
  return (
    <div>
      {tasks
        .filter(({ task }) => shown.has(task))
        .map((progress) => (
          <TaskLine key={progress.task} progress={progress} />
        ))}
    </div>
  );
}
