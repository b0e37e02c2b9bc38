import type { ArticleRecord } from '#core/article/article';
import type { Failure } from '#core/result';

/** An edit that was asked for and isn't written yet. */
export interface WaitingEdit {
  /** The record after the edit; null when the edit was refused, which its caller then knows. */
  attempt(record: ArticleRecord): ArticleRecord | null;
  stored(): void;
  failed(error: Failure): void;
  threw(error: unknown): void;
}
