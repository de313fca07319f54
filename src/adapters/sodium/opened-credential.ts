import { createHash, createHmac } from "node:crypto";
import { BLACKENED, blacken } from "#domain/security/blacken.ts";
import type { Identity, OpenCredential } from "#ports/exchange.ts";
import type { CredentialParts } from "./credential-layout.ts";

const SHOW = Symbol.for("nodejs.util.inspect.custom");
const text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/**
 * A credential while it is in use. Its secret only ever becomes signatures, computed from the bytes; key and passphrase
 * become text for the one request that carries them, which JavaScript cannot wipe. Closing wipes the bytes.
 */
export class OpenedCredential implements OpenCredential {
  #parts: CredentialParts | null;
  readonly #bytes: Uint8Array;
  readonly digest: string;

  /** `parts` are views of `bytes`, which belong to this from now on. */
  constructor(parts: CredentialParts, bytes: Uint8Array) {
    this.#parts = parts;
    this.#bytes = bytes;
    this.digest = createHash("sha256").update(parts.key).digest("base64url");
  }

  sign(message: string): string {
    return createHmac("sha256", this.#open().secret).update(message).digest("base64");
  }

  identify<T>(write: (who: Identity) => T): T {
    const { key, passphrase } = this.#open();
    return write({ key: text(key), passphrase: text(passphrase) });
  }

  blacken(message: string): string {
    const { key, secret, passphrase } = this.#open();
    return blacken(message, [key, secret, passphrase].map(text));
  }

  lastFour(): string {
    return text(this.#open().key).slice(-4);
  }

  close(): void {
    this.#parts = null;
    this.#bytes.fill(0);
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

  #open(): CredentialParts {
    if (this.#parts === null) throw new Error("The credential was used after it had been closed");
    return this.#parts;
  }
}
