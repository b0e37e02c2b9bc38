import type { CaptureLogView } from '#contract/version-views';
import { fail, ok } from '#core/result';
import { laneOfArticle, valueOf, type CliCommand } from '../command';
import { localTime } from '../formats';
import { articleIdOf } from '../ids';

export const log: CliCommand = {
  name: 'log',
  summary: 'Tell how an article was saved: what was kept, what was left out, and why',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: { of: { value: 'N', about: 'of this version of the text; else of the one that is shown' } },
  lane: laneOfArticle,
  async run(words, { door }) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const wanted = valueOf(words, 'of');
    if (wanted !== undefined && !/^[1-9]\d{0,8}$/.test(wanted)) {
      return fail('bad-request', `“${wanted}” is no number of a version. Versions are counted from 1.`);
    }
    const told = await door.query('article.log', {
      id: id.value,
      ...(wanted !== undefined && { version: Number(wanted) }),
    });
    if (!told.ok) return told;
    const { version, log: taken } = told.value;
    return ok({
      json: {
        id: id.value,
        version: version.number,
        captured: version.captured,
        steps: taken?.steps ?? null,
      },
      text: logText(told.value),
    });
  },
};

function logText({ title, version, log: taken }: CaptureLogView): string {
  const head = `“${title}”, version ${version.number}, saved ${localTime(version.captured)}`;
  if (taken === null) return `${head}\nNothing was taken down when it was saved.`;
  const steps = taken.steps.map(({ step, ms, notes }) => [
    `${step}  ${ms} ms`,
    ...notes.map((note) => `  ${note}`),
  ]);
  return [head, ...steps.flat()].join('\n');
}
