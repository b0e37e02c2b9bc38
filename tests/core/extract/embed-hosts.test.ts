import { expect, test } from 'vitest';
import { embedAt } from '#core/extract/embed-hosts';

test.each([
  [
    'https://www.youtube.com/embed/a1B2c3D4e5F?rel=0',
    'https://www.youtube.com/watch?v=a1B2c3D4e5F',
    'Video on YouTube',
  ],
  [
    'https://www.youtube.com/embed/videoseries?list=PL12',
    'https://www.youtube.com/playlist?list=PL12',
    'Playlist on YouTube',
  ],
  ['https://player.vimeo.com/video/123?h=ab', 'https://vimeo.com/123', 'Video on Vimeo'],
  [
    'https://www.dailymotion.com/embed/video/x7abc',
    'https://www.dailymotion.com/video/x7abc',
    'Video on Dailymotion',
  ],
  [
    'https://open.spotify.com/embed/track/4uLU',
    'https://open.spotify.com/track/4uLU',
    'Recording on Spotify',
  ],
  [
    'https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b',
    'https://soundcloud.com/a/b',
    'Recording on SoundCloud',
  ],
  [
    'https://codepen.io/ada/embed/preview/xyz?height=300',
    'https://codepen.io/ada/pen/xyz',
    'Example on CodePen',
  ],
  ['https://www.google.com/maps/embed?pb=1', 'https://www.google.com/maps/embed?pb=1', 'Map on Google Maps'],
  ['https://charts.example.org/7', 'https://charts.example.org/7', 'Embedded page on charts.example.org'],
])('%s', (address, link, label) => {
  expect(embedAt(address, '')).toMatchObject({ link, label });
});

test('a title stands before what it is, unless it says nothing else', () => {
  expect(embedAt('https://vimeo.com/12', ' The tide \n mill ')?.label).toBe('The tide mill (video on Vimeo)');
  expect(embedAt('https://vimeo.com/12', 'vimeo-player')?.label).toBe('Video on Vimeo');
});

test('an address inside an address is only taken from the web', () => {
  const player = 'https://w.soundcloud.com/player/?url=javascript%3Ahit()';
  expect(embedAt(player, '')?.link).toBe(player);
});

test.each([
  'https://www.googletagmanager.com/ns.html?id=GTM-1',
  'https://securepubads.g.doubleclick.net/x',
  'https://www.facebook.com/plugins/like.php?href=x',
  'https://platform.twitter.com/widgets/follow_button.html',
  'https://example.org/newsletter/form',
  'about:blank',
  'javascript:hit()',
  'data:text/html,x',
  'not an address',
])('%s is no content', (address) => {
  expect(embedAt(address, 'A title')).toBeNull();
});
