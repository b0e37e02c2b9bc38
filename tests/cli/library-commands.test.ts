import { expect, test, vi } from 'vitest';
import type { BackupSummary, Fault, MergePlan, TrashedArticle, VerifyReport } from '#contract/library-views';
import { articleView } from '#core/article/article-view';
import { ok } from '#core/result';
import { runWords } from '../support/command-line';
import { articleRecord } from '../support/records';

vi.mock('electron', () => ({ app: {} }));

const BACKUP = '2026-11-22T19-08-19Z-579a';
const article = articleView(articleRecord({ title: 'Clock' }));
const trashed: TrashedArticle = { ...article, deleted: '2026-11-22T19:08:19.000Z' };
const safety: BackupSummary = {
  id: BACKUP,
  createdAt: '2026-11-22T19:08:19.000Z',
  reason: 'asked',
  articles: 2,
  files: 9,
  bytes: 12_345,
  newBytes: 99,
};
const item = { id: article.id, title: 'Clock', details: 'isn’t here' };
const plan: MergePlan = {
  sameLibrary: true,
  added: [item],
  changed: [],
  conflicting: [],
  same: 3,
  left: [],
};
const fault: Fault = {
  kind: 'document-damaged',
  severity: 'fault',
  articleId: article.id,
  path: `articles/${article.id}/article.json`,
  message: 'It is damaged.',
  mended: null,
  setAside: null,
};
const report: VerifyReport = {
  articles: 1,
  documents: 2,
  highlights: 0,
  faults: [fault],
  mended: 0,
  setAside: 0,
};

function changed(value: unknown, undo: unknown = null) {
  return ok({ value, undo });
}

test('backup gives the id that restore takes', async () => {
  const made = await runWords({ 'library.backup': changed(safety) }, 'backup');
  expect(made).toMatchObject({
    code: 0,
    out: `Backed up (2 articles, 12.3 kB, 99 bytes of it new)\n${BACKUP}\n`,
  });
});

test('backups lists them, or says how to make one', async () => {
  expect((await runWords({ 'backup.list': ok([safety]) }, 'backups')).out).toContain(BACKUP);
  expect((await runWords({ 'backup.list': ok([]), 'backup.others': ok([]) }, 'backups')).err).toContain(
    'commonplace backup',
  );
});

test('restore tells an article from a backup by the id', async () => {
  const ofArticle = await runWords({ 'article.restore': changed(article) }, 'restore', article.id);
  expect(ofArticle.calls).toEqual([['article.restore', { id: article.id }]]);
  const restored = { restored: 2, setAside: 1, safety };
  const answers = { 'library.restore': changed(restored) };
  const whole = await runWords(answers, 'restore', BACKUP);
  expect(whole.calls).toEqual([['library.restore', { backup: BACKUP, articles: null }]]);
  expect(whole.out).toBe(
    `Restored 2 articles, and 1 article went away. Take it back with: commonplace restore ${BACKUP}\n`,
  );
  const one = await runWords(answers, 'restore', BACKUP, '--article', article.id.toUpperCase());
  expect(one.calls).toEqual([['library.restore', { backup: BACKUP, articles: [article.id] }]]);
});

test('restore of an article takes no options of a backup, and an unknown id names nothing', async () => {
  expect(await runWords({}, 'restore', article.id, '--dry-run')).toMatchObject({ code: 2, calls: [] });
  expect(await runWords({}, 'restore', 'clock')).toMatchObject({
    code: 1,
    err: 'No article and no backup has the id “clock”.\n',
    calls: [],
  });
});

test('restore --dry-run only compares', async () => {
  const other = articleRecord().id;
  const articles = [
    { ...item, change: 'goes back' },
    { ...item, id: other, change: 'goes away' },
  ];
  const answers = { 'backup.compare': ok({ backup: safety, articles, same: 1 }) };
  const words = ['restore', BACKUP, '--dry-run', '--article', other, '--json'];
  const compared = await runWords(answers, ...words);
  expect(compared.calls).toEqual([['backup.compare', { id: BACKUP }]]);
  expect(JSON.parse(compared.out)).toMatchObject({ articles: [{ id: other }] });
});

test('merge takes a path from where it is typed, and says how to take it back', async () => {
  const undo = { name: 'library.restore', args: { backup: BACKUP, articles: null } };
  const merged = await runWords({ 'library.merge': changed({ plan, safety }, undo) }, 'merge', 'copy');
  expect(merged.calls).toEqual([['library.merge', { from: '/home/ada/copy' }]]);
  expect(merged.out).toContain(`added  ${article.id}  “Clock”: isn’t here\n`);
  expect(merged.out).toContain(`same: 3. Take it back with: commonplace restore ${BACKUP}`);
});

test('merge --dry-run asks for the plan, in the same form', async () => {
  const planned = await runWords({ 'merge.plan': ok(plan) }, 'merge', 'copy.zip', '--dry-run', '--json');
  expect(planned.calls).toEqual([['merge.plan', { from: '/home/ada/copy.zip' }]]);
  expect(JSON.parse(planned.out)).toEqual({ plan, safety: null });
});

test('archive writes to a path from where it is typed', async () => {
  const path = '/home/ada/all.zip';
  const written = await runWords(
    { 'library.archive': ok({ path, articles: 1, bytes: 10 }) },
    'archive',
    'all.zip',
  );
  expect(written).toMatchObject({
    code: 0,
    out: `Wrote 1 article (10 bytes) to ${path}\n`,
    calls: [['library.archive', { path }]],
  });
});

test('verify ends with 1 while faults remain, and names them on standard output', async () => {
  const found = await runWords({ 'library.verify': ok(report) }, 'verify');
  expect(found).toMatchObject({ code: 1, err: expect.stringContaining('--repair') as unknown });
  expect(found.out).toContain(`It is damaged.\n  document-damaged  ${fault.path}\n`);
  expect((await runWords({ 'library.verify': ok(report) }, 'verify', '--json')).code).toBe(1);
});

test('verify ends with 0 when nothing is wrong, when all was mended, and for what is only worth knowing', async () => {
  const clean = { ...report, faults: [] };
  expect((await runWords({ 'library.verify': ok(clean) }, 'verify')).out).toMatch(/Nothing is wrong\.\n$/);
  const mended = { ...report, faults: [{ ...fault, mended: 'It was mended.' }], mended: 1 };
  expect(await runWords({ 'library.repair': changed(mended) }, 'verify', '--repair')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 mended, 0 remain') as unknown,
  });
  const info = { ...report, faults: [{ ...fault, severity: 'info' }] };
  expect((await runWords({ 'library.verify': ok(info) }, 'verify')).code).toBe(0);
});

test('empty-trash deletes nothing until it is told --yes', async () => {
  const answers = { 'trash.list': ok([trashed]), 'trash.empty': changed({ purged: 1 }) };
  const asked = await runWords(answers, 'empty-trash');
  expect(asked).toMatchObject({ code: 1, calls: [['trash.list', {}]] });
  expect(asked.out).toContain('Clock');
  expect(asked.err).toBe('Nothing was deleted. To delete 1 article for good, add --yes.\n');
  const done = await runWords(answers, 'empty-trash', article.id, '--yes');
  expect(done).toMatchObject({ code: 0, out: 'Deleted 1 article for good.\n' });
  expect(done.calls.at(-1)).toEqual(['trash.empty', { ids: [article.id] }]);
});

test('empty-trash refuses an id that isn’t in the trash, and an empty trash is no failure', async () => {
  const other = articleRecord().id;
  const refused = await runWords({ 'trash.list': ok([trashed]) }, 'empty-trash', other, '--yes');
  expect(refused).toMatchObject({ code: 1, calls: [['trash.list', {}]] });
  expect(await runWords({ 'trash.list': ok([]) }, 'empty-trash')).toMatchObject({
    code: 0,
    out: 'The trash is empty.\n',
  });
});

test('trash lists what is in it', async () => {
  expect((await runWords({ 'trash.list': ok([trashed]) }, 'trash')).out).toContain(
    `${article.id}  Clock  2026-`,
  );
  expect((await runWords({ 'trash.list': ok([]) }, 'trash')).err).toBe('The trash is empty.\n');
});

test('tags lists them with how often each is used', async () => {
  const uses = [
    { tag: 'law of the sea', articles: 2, highlights: 1 },
    { tag: 'clocks', articles: 0, highlights: 3 },
  ];
  const listed = await runWords({ 'tag.list': ok(uses) }, 'tags');
  expect(listed.out).toBe(
    '#law of the sea  2 articles  1 highlight\n#clocks          0 articles  3 highlights\n',
  );
  expect(JSON.parse((await runWords({ 'tag.list': ok(uses) }, 'tags', '--json')).out)).toEqual(uses);
  expect(await runWords({ 'tag.list': ok([]) }, 'tags')).toMatchObject({
    code: 0,
    err: 'There are no tags yet.\n',
  });
  expect((await runWords({}, 'tags', '--help')).out).toContain('List the tags with how often each is used');
});
