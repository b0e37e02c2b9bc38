import type { Plugin } from 'vite';

/**
 * Asks for fonts in a page's head. A font that only the style sheet names is asked for at the first layout, which then
 * is done twice, and looks up the system's fonts for the time between: about 40 ms of each start.
 *
 * `page` is the page's path from the renderer's folder ("/index.html"), `names` the beginnings of the fonts' files.
 */
export function preloadFonts(page: string, names: readonly string[]): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        if (path !== page) return [];
        return names.map((name) => ({
          tag: 'link',
          injectTo: 'head',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            href: `./${fileNamed(name, Object.keys(bundle ?? {}))}`,
            crossorigin: true,
          },
        }));
      },
    },
  };
}

function fileNamed(name: string, files: readonly string[]): string {
  const found = files.find((file) => file.includes(`/${name}-`) && file.endsWith('.woff2'));
  if (found === undefined) throw new Error(`No font file of the build begins with “${name}”.`);
  return found;
}
