import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { fail, ok } from '#core/result';
import { runBatch } from '../../electron/main/cli/batch';
import type { CliCommand, CommandContext } from '../../electron/main/cli/command';

const echo: CliCommand = {
  name: 'echo',
  summary: 'Say it again',
  operands: { usage: 'WORD', least: 1, most: 1, about: 'a word' },
  options: {},
  lane: () => ({ kind: 'own' }),
  run: async ({ operands: [word = ''] }) => {
    await Promise.resolve();
    if (word === 'burst') throw new Error('a fault of ours');
    return word === 'no' ? fail('not-found', 'There is no no.') : ok({ json: { word }, text: word });
  },
};

interface Ran {
  readonly answers: readonly unknown[];
  /** What went to the log. */
  readonly faults: readonly unknown[];
}

async function batchOf(lines: readonly string[], stopped = new AbortController().signal): Promise<Ran> {
  const answers: unknown[] = [];
  const faults: unknown[] = [];
  await runBatch({
    input: Readable.from([Buffer.from(lines.join('\n'))]),
    writeLine: (line) => {
      answers.push(JSON.parse(line));
      return Promise.resolve();
    },
    commands: [echo],
    context: {} as CommandContext,
    onFault: (_, error) => {
      faults.push(error);
      return Promise.resolve();
    },
    stopped,
  });
  return { answers, faults };
}

test('each line has its answer, by its id', async () => {
  const { answers } = await batchOf([
    '{"id":1,"command":"echo","args":["hello"]}',
    '{"id":"two","command":"echo","args":["no"]}',
  ]);
  expect(answers).toEqual([
    { id: 1, ok: true, result: { word: 'hello' } },
    { id: 'two', ok: false, error: { code: 'not-found', message: 'There is no no.' } },
  ]);
});

test('a fault of ours in one line is logged and answered, and the other lines go on', async () => {
  const { answers, faults } = await batchOf([
    '{"id":1,"command":"echo","args":["burst"]}',
    '{"id":2,"command":"echo","args":["hello"]}',
  ]);
  expect(answers).toContainEqual({ id: 2, ok: true, result: { word: 'hello' } });
  expect(answers).toContainEqual({
    id: 1,
    ok: false,
    error: { code: 'internal', message: 'Something went wrong inside Commonplace. The log has the details.' },
  });
  expect(faults).toHaveLength(1);
});

test.each([
  ['no json', null],
  ['[1,2]', null],
  ['{"command":"echo"}', null],
  ['{"id":{},"command":"echo"}', null],
  ['{"id":3}', 3],
  ['{"id":3,"command":"echo","args":"hello"}', 3],
  ['{"id":3,"command":"echo","args":[7]}', 3],
  ['{"id":3,"command":"echo"}', 3],
  ['{"id":3,"command":"shout","args":["hello"]}', 3],
  ['{"id":3,"command":"echo","args":["hello","--loud"]}', 3],
])('%s is answered as a wrong request', async (line, id) => {
  const { answers } = await batchOf([line]);
  expect(answers).toMatchObject([{ id, ok: false, error: { code: 'bad-request' } }]);
});

test('many lines are all answered', async () => {
  const lines = Array.from({ length: 1000 }, (_, id) =>
    JSON.stringify({ id, command: 'echo', args: [`${id}`] }),
  );
  const { answers } = await batchOf(lines);
  expect(answers).toHaveLength(1000);
});

test('a stopped batch takes no more lines', async () => {
  const { answers } = await batchOf(['{"id":1,"command":"echo","args":["hello"]}'], AbortSignal.abort());
  expect(answers).toEqual([]);
});
