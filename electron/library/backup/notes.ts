const NAMED = 3;

/** Things to tell a person of, told together: a failing disk would otherwise tell of each of its files. */
export class Notes {
  readonly #onNotice: (message: string) => void;
  readonly #all = new Set<string>();

  constructor(onNotice: (message: string) => void) {
    this.#onNotice = onNotice;
  }

  /** @param sentence - whole, with its full stop */
  add(sentence: string): void {
    this.#all.add(sentence);
  }

  /** @param about - begins the message; a clause with a colon */
  tell(about: string): void {
    const all = [...this.#all];
    if (all.length === 0) return;
    const more = all.length - NAMED;
    this.#onNotice([about, ...all.slice(0, NAMED), ...(more > 0 ? [`And ${more} more.`] : [])].join(' '));
  }
}
