import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { encodedPage, encodedTexts, type EncodedText } from '../support/encoded-texts';
import { BatchProcess } from './batch-process';

// Through the real extractor page: Node's decoders differ from Chromium's in several of these.

/** Where charsets are declared, rightly or wrongly. */
interface Declared {
  readonly header?: string;
  readonly meta?: string;
  readonly mark?: boolean;
}

const texts = encodedTexts();
/** French with a euro sign: without a word, nothing tells it from other charsets of western and central Europe. */
const SILENT_LOOK_ALIKES = ['iso-8859-15'];
/** They differ from Latin-1 in a few letters only, and those are letters in both. */
const LATIN_LOOK_ALIKES = ['iso-8859-9', 'iso-8859-15', 'windows-1250'];

let folder: string;
let batch: BatchProcess;
let server: Server;
let page: Uint8Array = new Uint8Array();
let type = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-encodings-'));
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': type }).end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  batch = new BatchProcess(join(folder, 'library'));
});

test.afterAll(async () => {
  expect(await batch.end()).toBe(0);
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true });
});

async function savedText(encoded: EncodedText, { header, meta, mark }: Declared): Promise<string> {
  page = encodedPage(encoded, meta ?? null, mark);
  type = header === undefined ? 'text/html' : `text/html; charset=${header}`;
  const { port } = server.address() as AddressInfo;
  const saved = await batch.run('save', `http://127.0.0.1:${port}/${encoded.charset}`);
  expect(saved).toMatchObject({ ok: true });
  const { id } = saved.result as { id: string };
  const shown = await batch.run('show', id, '--format', 'json');
  return (shown.result as { text: string }).text;
}

const but = (left: readonly string[]): readonly EncodedText[] =>
  texts.filter(({ charset }) => !left.includes(charset));
const named = (...charsets: readonly string[]): readonly EncodedText[] =>
  texts.filter(({ charset }) => charsets.includes(charset));

const ROUTES: readonly {
  readonly name: string;
  readonly of: readonly EncodedText[];
  readonly declared: (charset: string) => Declared;
}[] = [
  { name: 'by the header', of: texts, declared: (charset) => ({ header: charset }) },
  { name: 'by the page', of: texts, declared: (charset) => ({ meta: charset }) },
  {
    name: 'by its mark, whatever is declared',
    of: named('utf-8', 'utf-16le', 'utf-16be'),
    declared: () => ({ mark: true, header: 'iso-8859-1', meta: 'koi8-r' }),
  },
  { name: 'by itself when nothing is declared', of: but(SILENT_LOOK_ALIKES), declared: () => ({}) },
  {
    name: 'by itself when the header says UTF-8',
    of: but(SILENT_LOOK_ALIKES),
    declared: () => ({ header: 'utf-8' }),
  },
  {
    name: 'by itself when the page says UTF-8',
    of: but(SILENT_LOOK_ALIKES),
    declared: () => ({ meta: 'utf-8' }),
  },
  {
    name: 'by itself when the header says Latin-1',
    of: but(LATIN_LOOK_ALIKES),
    declared: () => ({ header: 'iso-8859-1' }),
  },
  {
    name: 'by the page when the header says Latin-1',
    of: texts,
    declared: (charset) => ({ header: 'iso-8859-1', meta: charset }),
  },
  {
    name: 'by itself when the header says Shift_JIS',
    of: but(SILENT_LOOK_ALIKES),
    declared: () => ({ header: 'shift_jis' }),
  },
  {
    name: 'by itself when the page has the other Cyrillic',
    of: named('windows-1251', 'koi8-r', 'iso-8859-5'),
    declared: (charset) => ({ meta: charset === 'koi8-r' ? 'windows-1251' : 'koi8-r' }),
  },
];

for (const { name, of, declared } of ROUTES) {
  test(`a page is decoded ${name}`, async () => {
    const wrong: Record<string, string> = {};
    for (const encoded of of) {
      const text = await savedText(encoded, declared(encoded.charset));
      if (text !== encoded.text) wrong[encoded.charset] = text;
    }
    expect(wrong).toEqual({});
  });
}
