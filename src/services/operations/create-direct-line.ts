import type { Message } from "#ports/channels.ts";
import type { DirectChannel, OperationsDeps } from "./operations-deps.ts";

/** More than this waits for no channel: the oldest says least. */
const MOST_WAITING = 100;

type Waiting = { readonly channel: DirectChannel; readonly message: Message };

/** Tells whoever runs the installation by channels of their own, and keeps what did not arrive for the next time. */
export type DirectLine = {
  /** Puts a message on every channel that takes its severity; `severity` is the alert's, also where it is over. */
  say(message: Message, severity: Message["severity"]): void;
  /** Sends what waits, each once. */
  flush(): Promise<void>;
};

export const createDirectLine = ({ direct, log }: Pick<OperationsDeps, "direct" | "log">): DirectLine => {
  let waiting: readonly Waiting[] = [];
  const send = async ({ channel, message }: Waiting): Promise<readonly Waiting[]> => {
    const sent = await channel.send(message);
    if (sent.ok) return [];
    const { kind, words } = sent.failure;
    log.error("operator-not-told", { channel: channel.name, kind, words, title: message.title });
    return kind === "unavailable" ? [{ channel, message }] : [];
  };
  return {
    say: (message, severity) => {
      const takers = direct.filter(({ severities }) => severities.includes(severity));
      waiting = [...waiting, ...takers.map((channel) => ({ channel, message }))].slice(-MOST_WAITING);
    },
    flush: async () => {
      const taken = waiting;
      waiting = [];
      const kept = await Promise.all(taken.map(send));
      waiting = [...kept.flat(), ...waiting].slice(-MOST_WAITING);
    },
  };
};
