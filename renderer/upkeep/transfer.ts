import { create } from 'zustand';
import type { MergePlan } from '#contract/library-views';
import { bridge } from '../app/bridge';
import { counted, figure, size } from '../app/figures';
import { rememberInverse } from '../app/history-store';
import { say, sayChanged, sayFailure, useUpkeep } from './upkeep-store';

/** Something that was chosen to be taken in, and what that would do. */
export interface Planned {
  /** Stands for what was chosen: a page is told no paths. */
  readonly token: string;
  readonly name: string;
  readonly plan: MergePlan;
}

export const useTransfer = create<{ readonly planned: Planned | null }>(() => ({ planned: null }));

/** Asks where to, and writes the whole library into one file. */
export async function exportLibrary(): Promise<void> {
  const reply = await bridge.actions['archive.export']({});
  if (!reply.ok) return sayFailure(reply.error);
  if (reply.value === null) return;
  const { path, articles, bytes } = reply.value;
  say(`${counted(articles, 'article')} written to ${path} (${size(bytes)}).`);
}

/** Asks what is to be taken in, and looks what that would do. */
export async function chooseImport(kind: 'file' | 'folder'): Promise<void> {
  const reply = await bridge.actions['archive.choose']({ kind });
  if (!reply.ok) return sayFailure(reply.error);
  if (reply.value !== null) useTransfer.setState({ planned: reply.value });
}

/** Looks what taking in a backup of another library would do. */
export async function chooseOtherBackup(id: string, name: string): Promise<void> {
  const reply = await bridge.actions['backup.choose']({ id, name });
  if (!reply.ok) return sayFailure(reply.error);
  useTransfer.setState({ planned: reply.value });
  useUpkeep.setState({ tab: 'transfer' });
}

export function dropPlan(): void {
  useTransfer.setState({ planned: null });
}

/** Takes in what was chosen. */
export async function merge({ token, name }: Planned): Promise<void> {
  const reply = await bridge.actions['archive.merge']({ token });
  if (!reply.ok) return sayFailure(reply.error);
  dropPlan();
  if (reply.value.undo !== null) rememberInverse(reply.value.undo);
  sayChanged(`Merged “${name}”: ${outcome(reply.value.value.plan)}.`, reply.value);
}

function outcome({ added, changed, conflicting }: MergePlan): string {
  const parts = [
    ...(added.length > 0 ? [`${figure(added.length)} added`] : []),
    ...(changed.length > 0 ? [`${figure(changed.length)} changed`] : []),
    ...(conflicting.length > 0 ? [`${figure(conflicting.length)} brought together`] : []),
  ];
  return parts.length === 0 ? 'nothing in it was new' : parts.join(', ');
}
