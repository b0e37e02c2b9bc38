import { EMBED_CLASS } from '../sanitize/attribute-rules';

/** What a capture's log says of what the page had embedded: a sentence, or none. */
export function embedNotes(content: ParentNode): readonly string[] {
  const count = content.querySelectorAll(`figure.${EMBED_CLASS}`).length;
  if (count === 0) return [];
  const what =
    count === 1 ? '1 embedded video, post or page' : `each of ${count} embedded videos, posts or pages`;
  return [`Put a labelled link in the place of ${what}: what plays there can’t be kept.`];
}
