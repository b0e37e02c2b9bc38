import type { Door } from '#contract/calls';
import type { Fault, VerifyReport } from '#contract/library-views';
import { ok, type Result } from '#core/result';
import { everything, isGiven, type CliCommand } from '../command';
import { counted } from '../formats';

export const verify: CliCommand = {
  name: 'verify',
  summary: 'Check every document of the library, and name each fault',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: {
    repair: {
      value: null,
      about: 'mend what can be mended, and set aside what can’t be read; after a backup',
    },
  },
  details: 'It ends with 0 when nothing is wrong or all was mended, and with 1 when faults remain.',
  lane: everything,
  async run(words, { door }) {
    const repair = isGiven(words, 'repair');
    const report = await (repair ? repaired(door) : door.query('library.verify', {}));
    if (!report.ok) return report;
    const { value } = report;
    const remain = value.faults.filter(({ severity, mended }) => severity === 'fault' && mended === null);
    return ok({
      json: value,
      text: [...value.faults.map(faultText), summary(value, remain.length)].join('\n'),
      failed: remain.length > 0,
      ...(remain.length > 0 &&
        !repair && { remark: 'Mend what can be mended with: commonplace verify --repair' }),
    });
  },
};

async function repaired(door: Door): Promise<Result<VerifyReport>> {
  const done = await door.command('library.repair', {});
  return done.ok ? ok(done.value.value) : done;
}

function faultText({ kind, path, message, mended, setAside }: Fault): string {
  const done = [mended, setAside === null ? null : `It lies at ${setAside} now.`];
  return `${[message, ...done.filter((each) => each !== null)].join(' ')}\n  ${kind}  ${path}`;
}

function summary({ articles, documents, highlights, mended }: VerifyReport, remain: number): string {
  const looked = [
    counted(articles, 'article'),
    counted(documents, 'document'),
    counted(highlights, 'highlight'),
  ].join(', ');
  const found =
    mended === 0 && remain === 0 ? 'Nothing is wrong' : `Faults: ${mended} mended, ${remain} remain`;
  return `Checked ${looked}. ${found}.`;
}
