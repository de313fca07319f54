import { BLACKENED } from "./blacken.ts";

/** How Node and its libraries ask an object to show itself. */
const SHOW = Symbol.for("nodejs.util.inspect.custom");

/**
 * A value that shows itself to nobody who prints, logs, joins, spreads or clones it. Reading it takes a word that is easy
 * to find in a review: `reveal`.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return BLACKENED;
  }

  toJSON(): string {
    return BLACKENED;
  }

  [Symbol.toPrimitive](): string {
    return BLACKENED;
  }

  [SHOW](): string {
    return BLACKENED;
  }
}
