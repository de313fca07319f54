import { Unshown } from "./unshown.ts";

/**
 * A value that shows itself to nobody who prints, logs, joins, spreads or clones it. Reading it takes a word that is easy
 * to find in a review: `reveal`.
 */
export class Secret<T> extends Unshown {
  readonly #value: T;

  constructor(value: T) {
    super();
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }
}
