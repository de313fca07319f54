import type { ChainHead } from "#domain/security/check-link.ts";

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;

/** A head as the command prints it, `SEQ:HASH`. @throws Error with one line that says what to write. */
export const readHead = (text: string): ChainHead => {
  const [, seq, hash] = HEAD.exec(text.trim().toLowerCase()) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new Error("--head takes what this command printed before: a number, a colon and 64 hex digits.");
  }
  return { seq: Number(seq), hash };
};

/** A head to be written down elsewhere; `readHead` reads it. */
export const headInWords = ({ seq, hash }: ChainHead): string => `${seq}:${hash}`;
