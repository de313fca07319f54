import { BLACKENED } from "./blacken.ts";

/** How Node and its libraries ask an object to show itself. */
const SHOW = Symbol.for("nodejs.util.inspect.custom");

/** Shows itself to nobody who prints, logs, joins or puts it into JSON; what it holds must be private to be safe from the rest. */
export abstract class Unshown {
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
