import type { FetchedImages } from '#contract/views';
import { bridge } from '../app/bridge';
import { notify, notifyFailure } from '../app/notify';
import { useReader } from '../app/reader-store';
import { TRY_AGAIN_CLASS } from './article-images';

/** Asks once more for the images that the open article lacks. They are shown when the library tells of the change. */
export async function fetchMissingImages(): Promise<void> {
  const { content, shown } = useReader.getState();
  if (content === null) {
    notify('Open an article first.');
    return;
  }
  const buttons = [
    ...(shown?.document.querySelectorAll<HTMLButtonElement>(`button.${TRY_AGAIN_CLASS}`) ?? []),
  ];
  for (const button of buttons) button.disabled = true;
  const reply = await bridge.commands['article.fetch-assets']({ id: content.article.id });
  for (const button of buttons) button.disabled = false;
  if (reply.ok) notify(outcomeWords(reply.value.value));
  else notifyFailure(reply.error);
}

/** What trying again brought, for people. */
export function outcomeWords({ fetched, missing }: FetchedImages): string {
  if (fetched === 0) {
    return missing.length === 0
      ? 'This article has no missing images.'
      : `${countWords(missing.length)} could still not be fetched.`;
  }
  const came = `${countWords(fetched)} fetched`;
  return missing.length === 0 ? `${came}.` : `${came}, ${missing.length} still missing.`;
}

function countWords(images: number): string {
  return images === 1 ? 'One image' : `${images} images`;
}
