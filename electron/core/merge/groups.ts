import type { ArticleRecord, Metadata, Stamps } from '../article/article';

type Group = keyof Stamps;

/** The fields of an article that have a stamp together; each group is taken whole when two copies are merged. */
export interface Groups {
  readonly details: Metadata;
  readonly shelf: Pick<ArticleRecord, 'shelf'>;
  readonly tags: Pick<ArticleRecord, 'tags'>;
  readonly trash: Pick<ArticleRecord, 'deletedAt'>;
  readonly version: Pick<ArticleRecord, 'version' | 'words'>;
}

export const GROUPS: readonly Group[] = ['details', 'shelf', 'tags', 'trash', 'version'];

export function groupsOf(record: ArticleRecord): Groups {
  const { title, authors, site, url, published, language, direction, description } = record;
  const { modified, image } = record;
  return {
    details: {
      title,
      authors,
      site,
      url,
      published,
      language,
      direction,
      description,
      // Absent stays absent: an older record merged with itself stays as it is.
      ...(modified !== undefined && { modified }),
      ...(image !== undefined && { image }),
    },
    shelf: { shelf: record.shelf },
    tags: { tags: record.tags },
    trash: { deletedAt: record.deletedAt },
    version: { version: record.version, words: record.words },
  };
}
