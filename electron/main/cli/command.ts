import type { Door } from '#contract/calls';
import type { NewArticle } from '#core/article/new-article';
import type { CommandArgs } from '#core/commands';
import type { ArticleId } from '#core/ids';
import type { Copied } from '#core/pasted-source';
import type { Result } from '#core/result';

/** One option of a command, such as `--tag T`. */
export interface OptionDescription {
  /** What stands for the value in the help, such as `TAG`; null for a switch, which has none. */
  readonly value: string | null;
  readonly about: string;
  /** May be given more than once. */
  readonly many?: true;
  readonly required?: true;
  readonly mayBeEmpty?: true;
  /** The only values taken. */
  readonly choices?: readonly string[];
}

/** What help and the reading of words need to know of a command. */
export interface CommandDescription {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  readonly operands: {
    /** As the help shows them, such as `FILE|URL|-`. */
    readonly usage: string;
    readonly least: number;
    readonly most: number;
    readonly about: string;
  };
  readonly options: Readonly<Record<string, OptionDescription>>;
  /** Anything more to say in the command's own help. */
  readonly details?: string;
}

/** The words that a command was given, checked against its description. */
export interface GivenWords {
  readonly operands: readonly string[];
  /** The values of each option that was given; none for a switch. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

export interface ArticlePdf {
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** What a command works with. */
export interface CommandContext {
  readonly door: Door;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Standard input to its end. Fails where it isn't this command's to read, or holds too much. */
  readonly readInput: () => Promise<Result<Uint8Array>>;
  /** What a person copied. Fails where there is no clipboard. */
  readonly readClipboard: () => Promise<Result<Copied>>;
  /** Makes an article of a source in this process and stores nothing; no library is opened for it. */
  readonly extract: (args: CommandArgs<'article.save'>) => Promise<Result<NewArticle>>;
  /** An article with its highlights and notes as PDF, made in this process. */
  readonly pdfOf: (id: ArticleId) => Promise<Result<ArticlePdf>>;
  /** Tells the person how far a command is with what it works through. */
  readonly onItems: (done: number, total: number) => void;
  /** Aborted when the person, or the system, wants an end. */
  readonly stopped: AbortSignal;
}

/** What a command gives: for programs, and for people. */
export interface CommandOutput {
  /** Goes out as one JSON value. */
  readonly json: unknown;
  /** Goes out as it is, and ends its line. */
  readonly text: string;
  /** For people, besides the result. */
  readonly remark?: string;
  /** There is a result, but not the one to wish for: the exit code says so. */
  readonly failed?: boolean;
}

/**
 * What a command may not overtake, when many are carried out at once: another on the same article, any other, or none.
 */
export type Lane =
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'everything' }
  | { readonly kind: 'own' };

/** A command that gives one result. */
export interface CliCommand extends CommandDescription {
  readonly lane: (words: GivenWords) => Lane;
  readonly run: (words: GivenWords, context: CommandContext) => Promise<Result<CommandOutput>>;
}

/** The last value given for an option; undefined when it wasn't given. */
export function valueOf(words: GivenWords, option: string): string | undefined {
  return words.options[option]?.at(-1);
}

/** All values of an option, in order. */
export function valuesOf(words: GivenWords, option: string): readonly string[] {
  return words.options[option] ?? [];
}

/** Whether a switch was given. */
export function isGiven(words: GivenWords, option: string): boolean {
  return words.options[option] !== undefined;
}

/** The lane of commands that no other may overtake. */
export function everything(): Lane {
  return { kind: 'everything' };
}

/** The lane of commands whose first word names an article. */
export function laneOfArticle(words: GivenWords): Lane {
  const [id] = words.operands;
  return id === undefined ? { kind: 'everything' } : { kind: 'article', id: id.toLowerCase() };
}
