import { createHash, createHmac } from "node:crypto";
import { blacken } from "#domain/security/blacken.ts";
import { Unshown } from "#domain/security/unshown.ts";
import type { Identity, OpenCredential } from "#ports/exchange.ts";
import type { CredentialParts } from "./credential-layout.ts";

const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** Letters, digits and what else looks the same in JSON and in a URL: then there is one spelling to look for. */
const isPlain = (bytes: Uint8Array): boolean =>
  bytes.every(
    (byte) =>
      (byte >= 0x30 && byte <= 0x39) ||
      (byte >= 0x41 && byte <= 0x5a) ||
      (byte >= 0x61 && byte <= 0x7a) ||
      byte === 0x2d ||
      byte === 0x2e ||
      byte === 0x5f,
  );

/**
 * A credential while it is in use. Its secret only ever becomes signatures, computed from the bytes; key and passphrase
 * become text once, for the requests that carry them, which JavaScript cannot wipe. Closing wipes the bytes.
 */
export class OpenedCredential extends Unshown implements OpenCredential {
  #parts: CredentialParts | null;
  #who: Identity | null = null;
  readonly #bytes: Uint8Array;
  readonly digest: string;

  /** `parts` are views of `bytes`, which belong to this from now on. */
  constructor(parts: CredentialParts, bytes: Uint8Array) {
    super();
    this.#parts = parts;
    this.#bytes = bytes;
    this.digest = createHash("sha256").update(parts.key).digest("base64url");
  }

  sign(message: string): string {
    return createHmac("sha256", this.#open().secret).update(message).digest("base64");
  }

  identify<T>(write: (who: Identity) => T): T {
    const { key, passphrase } = this.#open();
    this.#who ??= { key: textOf(key), passphrase: textOf(passphrase) };
    return write(this.#who);
  }

  blacken(message: string): string {
    const { key, secret, passphrase } = this.#open();
    const said = Buffer.from(message);
    // Looked for as bytes first: nearly no answer repeats anything, and text is what cannot be wiped.
    const parts = [key, secret, passphrase].filter((part) => !isPlain(part) || said.includes(part));
    return parts.length === 0 ? message : blacken(message, parts.map(textOf));
  }

  lastFour(): string {
    return textOf(this.#open().key.subarray(-4));
  }

  close(): void {
    this.#parts = null;
    this.#who = null;
    this.#bytes.fill(0);
  }

  #open(): CredentialParts {
    if (this.#parts === null) throw new Error("The credential was used after it had been closed");
    return this.#parts;
  }
}
