import { DifficultServer } from './difficult-server';
import { expect, launchApp, test } from './launch';
import { runCommand } from './run-command';

test('a name that leads into the own network is refused to pages, and given to persons', async ({
  folder,
}) => {
  const server = new DifficultServer();
  await server.start();
  const { port } = new URL(server.origin);
  const running = await launchApp(folder, {
    switches: ['--host-resolver-rules=MAP inside.example 127.0.0.1'],
  });
  // The app holds the library, so the command is carried out there, with its resolver.
  const save = (...words: readonly string[]): ReturnType<typeof runCommand> =>
    runCommand(['--library', running.library, 'save', `http://inside.example:${port}/page`, ...words]);

  const refused = await save('--from-page');
  expect(refused.stderr).toMatch(/inside\.example.* into your own network/);
  expect(refused.code).toBe(1);
  expect(server.asked).toEqual([]);

  const saved = await save();
  expect(saved).toMatchObject({ code: 0, stderr: '' });
  expect(server.asked).toHaveLength(1);

  await running.quit();
  await server.stop();
});
