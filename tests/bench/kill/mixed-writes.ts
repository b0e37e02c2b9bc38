import { SHELVES } from '#core/article/shelves';
import type { Random } from '../storage/random';
import { Story, type Step } from './story';

/** Each stands in every text once, so that it can be highlighted by its words. */
export const SENTENCES = [
  'The ferry leaves at seven, whatever the weather says.',
  'A timetable is a promise made to strangers.',
  'Nobody on the far shore owned a clock before it came.',
  'Now the whole valley wakes by its horn.',
  'What was measured once is soon what everybody meant.',
  'The bell in the church was moved by four minutes, and nobody would say by whom.',
] as const;

/** Articles that are worked on at the same time. */
const ACTIVE = 12;
/** Documents stay as small as those of a reader; then another article takes the place. */
const MOST_HIGHLIGHTS = 30;

/** A text that is saved, until its id is known. */
export interface PendingSave {
  readonly title: string;
  readonly text: string;
}

export type Write =
  | { readonly kind: 'save'; readonly save: PendingSave }
  | { readonly kind: 'step'; readonly story: Story; readonly step: Step };

/** Chooses what to write next, so that every write can be carried out when those before it were. */
export class MixedWrites {
  readonly #random: Random;
  readonly #stories: Story[] = [];
  #number = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** All articles that were ever saved and may be there. */
  get stories(): readonly Story[] {
    return this.#stories;
  }

  addArticle(id: string, title: string): Story {
    const story = new Story(id, title);
    this.#stories.push(story);
    return story;
  }

  /** Asks nothing more of an article that is lost. */
  forget(story: Story): void {
    this.#stories.splice(this.#stories.indexOf(story), 1);
  }

  next(): Write {
    const active = this.#stories.filter(({ highlights }) => highlights < MOST_HIGHLIGHTS).slice(-ACTIVE);
    const [first, ...others] = active;
    if (first === undefined || active.length < ACTIVE || this.#random.below(12) === 0) return this.#save();
    const story = this.#random.pick([first, ...others]);
    return { kind: 'step', story, step: this.#step(story) };
  }

  #save(): Write {
    this.#number += 1;
    const title = `Text number ${this.#number}`;
    return { kind: 'save', save: { title, text: [title, ...SENTENCES].join('\n\n') } };
  }

  #step(story: Story): Step {
    const { trashed, notes } = story.final();
    if (trashed) return { kind: 'restore' };
    const dice = this.#random.below(20);
    const removable = notes.filter((note) => story.highlightIds.has(note));
    const [first, ...others] = removable;
    if (dice < 3 && first !== undefined) {
      return { kind: 'remove', note: this.#random.pick([first, ...others]) };
    }
    if (dice < 7) return { kind: 'shelve', shelf: this.#random.pick(SHELVES) };
    if (dice < 9) return { kind: 'delete' };
    this.#number += 1;
    return { kind: 'highlight', note: `note ${this.#number}` };
  }
}
