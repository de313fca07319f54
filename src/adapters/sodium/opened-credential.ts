import { inspect } from "node:util";
import type { Credential } from "#ports/exchange.ts";

const REDACTED = "[redacted]";

/**
 * A credential while it is in use. It shows itself to nobody who prints, logs, spreads or clones it, and it forgets
 * its values when closed. The strings themselves live on until the collector takes them: JavaScript cannot wipe them.
 */
export class OpenedCredential implements Credential {
  #values: Credential | null;

  constructor(values: Credential) {
    this.#values = values;
  }

  get key(): string {
    return this.#open().key;
  }

  get secret(): string {
    return this.#open().secret;
  }

  get passphrase(): string {
    return this.#open().passphrase;
  }

  close(): void {
    this.#values = null;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }

  #open(): Credential {
    if (this.#values === null) throw new Error("The credential was used after withCredential had ended");
    return this.#values;
  }
}
