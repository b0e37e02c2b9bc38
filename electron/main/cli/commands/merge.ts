import { resolve } from 'node:path';
import type { BackupSummary, MergePlan } from '#contract/library-views';
import { ok } from '#core/result';
import { isBackupId } from '../../../library/backup/backup-summary';
import { everything, isGiven, type CliCommand, type CommandOutput } from '../command';

export const merge: CliCommand = {
  name: 'merge',
  summary: 'Take in what another library has',
  operands: {
    usage: 'FOLDER|FILE.zip|BACKUP_ID',
    least: 1,
    most: 1,
    about:
      'the folder of another library, such as a copy of this one, a file that “archive” wrote, or a backup',
  },
  options: { 'dry-run': { value: null, about: 'say what would change, and change nothing' } },
  details:
    'Articles that were changed in both are merged, highlight by highlight; what was deleted for good stays deleted. The ' +
    'other library is only read. This one is backed up first: “commonplace restore” of that backup takes the merge back.',
  lane: everything,
  async run(words, { door, folder }) {
    const [source = ''] = words.operands;
    const from = isBackupId(source) ? source : resolve(folder, source);
    if (isGiven(words, 'dry-run')) {
      const plan = await door.query('merge.plan', { from });
      return plan.ok ? ok(mergeOutput(plan.value, null)) : plan;
    }
    const merged = await door.command('library.merge', { from });
    if (!merged.ok) return merged;
    const { plan, safety } = merged.value.value;
    return ok(mergeOutput(plan, merged.value.undo === null ? null : safety));
  },
};

/** @param safety - the backup before it; null when nothing was changed */
function mergeOutput(plan: MergePlan, safety: BackupSummary | null): CommandOutput {
  const kinds = ['added', 'changed', 'conflicting', 'left'] as const;
  const lines = kinds.flatMap((kind) =>
    plan[kind].map(({ id, title, details }) => `${kind}  ${id}  “${title}”: ${details}`),
  );
  const summary = [...kinds.map((kind) => `${kind}: ${plan[kind].length}`), `same: ${plan.same}`].join(', ');
  const end =
    safety === null ? 'Nothing was changed.' : `Take it back with: commonplace restore ${safety.id}`;
  return { json: { plan, safety }, text: [...lines, `${summary}. ${end}`].join('\n') };
}
