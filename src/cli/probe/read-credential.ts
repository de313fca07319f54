import { env } from "#env";
import type { Credential } from "#ports/exchange.ts";
import type { Terminal } from "./open-terminal.ts";
import { ProbeUsageError } from "./read-probe-options.ts";

/** What an HTTP header can carry; anything else comes from copying. */
const isSendable = (text: string): boolean => /^[\x21-\x7e][\x20-\x7e]*$/.test(text);

const checked = (credential: Credential): Credential => {
  for (const [name, text] of Object.entries(credential)) {
    if (isSendable(text)) continue;
    throw new ProbeUsageError(
      `The ${name} is empty or holds a character that cannot be sent: copy it again.`,
    );
  }
  return credential;
};

const ask = async (terminal: Terminal, name: string): Promise<string> => {
  const answer = await terminal.askHidden(`${name} (not shown): `);
  if (answer === null) throw new ProbeUsageError("Stopped before anything was asked.");
  return answer.trim();
};

/**
 * The key to probe with: from the settings, from `openAccount` where the exchange is ours, or from the keyboard.
 * @throws ProbeUsageError where none of them has one; no message holds any part of it.
 */
export const readCredential = async (
  terminal: Terminal | null,
  openAccount: (() => Promise<Credential>) | null,
): Promise<Credential> => {
  const { PROBE_KEY: key, PROBE_SECRET: secret, PROBE_PASSPHRASE: passphrase } = env();
  if (key !== undefined && secret !== undefined && passphrase !== undefined) {
    return checked({ key, secret, passphrase });
  }
  if (openAccount !== null) return openAccount();
  if (terminal === null) {
    throw new ProbeUsageError(
      "Nobody can type a key here: set PROBE_KEY, PROBE_SECRET and PROBE_PASSPHRASE, or run in a terminal.",
    );
  }
  return checked({
    key: await ask(terminal, "Key"),
    secret: await ask(terminal, "Secret"),
    passphrase: await ask(terminal, "Passphrase"),
  });
};
