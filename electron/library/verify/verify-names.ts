import type { FaultKind } from '#contract/faults';
import type { ArticleId } from '#core/ids';
import { isTemporaryName } from '../document/durable-write';
import { isSetAside } from '../document/set-aside';
import { isIncoming } from '../layout';
import { findConflictCopies, isMergedName } from '../merge/conflict-names';
import { done, type Inquiry } from './inquiry';

export interface Folder {
  readonly path: string;
  readonly articleId: ArticleId | null;
  readonly belongs: (name: string) => boolean;
  /** Whether sync programs may leave copies here, of records or of whole articles. */
  readonly hasCopies?: boolean;
  /** What a name that doesn't belong, and is nothing known, is. */
  readonly otherwise?: Extract<FaultKind, 'foreign' | 'version-orphan' | 'original-orphan'>;
}

/** Takes down what lies in a folder and doesn't belong there; what unfinished writes left is removed in a repair. */
export async function verifyNames(inquiry: Inquiry, folder: Folder): Promise<void> {
  const names = await inquiry.names(folder.path);
  for (const name of names.filter((each) => !folder.belongs(each))) {
    const path = folder.path === '' ? name : `${folder.path}/${name}`;
    const kind = kindOf(name, folder);
    const finding = {
      kind,
      severity: 'info',
      articleId: folder.articleId,
      path,
      message: says(kind, path),
    } as const;
    if (kind !== 'stray') {
      await inquiry.found(finding);
      continue;
    }
    await inquiry.found(finding, async () => {
      await inquiry.context.files.remove(inquiry.absolute(path));
      return done('It was removed.');
    });
  }
}

type NameKind = Extract<
  FaultKind,
  'stray' | 'set-aside' | 'conflict-copy' | 'foreign' | 'version-orphan' | 'original-orphan'
>;

function kindOf(name: string, { otherwise = 'foreign', hasCopies = false }: Folder): NameKind {
  if (isTemporaryName(name) || isIncoming(name)) return 'stray';
  if (isSetAside(name) || isMergedName(name)) return 'set-aside';
  return hasCopies && isConflictCopy(name) ? 'conflict-copy' : otherwise;
}

function isConflictCopy(name: string): boolean {
  const { records, folders } = findConflictCopies([name]);
  return records.length + folders.length > 0;
}

function says(kind: NameKind, path: string): string {
  switch (kind) {
    case 'stray':
      return `“${path}” is what a write left that was cut off. Nothing refers to it.`;
    case 'set-aside':
      return `“${path}” was put out of the way earlier. It isn’t used.`;
    case 'conflict-copy':
      return `“${path}” is a copy that a sync program left. It is merged when the library is opened.`;
    case 'foreign':
      return `“${path}” is not of Commonplace. It isn’t used.`;
    case 'version-orphan':
      return `“${path}” holds a version of the text that the article’s record doesn’t name. It isn’t shown.`;
    case 'original-orphan':
      return `“${path}” is a page that no version of the text was made of.`;
  }
}
