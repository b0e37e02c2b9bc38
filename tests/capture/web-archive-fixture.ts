/** A PNG of one pixel. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A web archive as Chromium writes it: a page in quoted-printable, an image in base64. */
export function webArchive(): string {
  return [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://harbour.example/lamp',
    'Subject: The lamp room',
    'Date: Sat, 9 Mar 2024 10:30:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--abc----"',
    '',
    '',
    '------MultipartBoundary--abc----',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://harbour.example/lamp',
    '',
    '<!DOCTYPE html><html lang=3D"en"><head><meta http-equiv=3D"Content-Type" content=3D"text/html; =',
    'charset=3DUTF-8"><title>The lamp room</title></head><body><article><h1>The lamp room</h1>',
    '<p>The keeper climbed the hundred and nine steps before the tide turned =E2=80=93 as he had every day.</p>',
    '<p><img src=3D"https://harbour.example/lamp.png" alt=3D"The lamp" width=3D"300" height=3D"200"></p>',
    '<p>He learned from the grocer that the lamp was to be put out for good in the spring, and went home.</p>',
    '</article></body></html>',
    '------MultipartBoundary--abc----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://harbour.example/lamp.png',
    '',
    PIXEL,
    '------MultipartBoundary--abc------',
    '',
  ].join('\r\n');
}
