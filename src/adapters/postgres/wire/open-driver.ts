import type { Socket } from "node:net";
import postgres, { type Options, type Sql } from "postgres";
import { openEncrypted, openPlain } from "./open-socket.ts";
import { createOpeningTurns } from "./opening-turns.ts";
import { type Encryption, readWire } from "./read-wire.ts";
import { reconnectDelay } from "./reconnect-delay.ts";
import { filling } from "./startup-message.ts";

/** Longer than a statement may take, so that silence is no slow statement. */
const GRACE_MS = 2_000;

type DriverOptions = Omit<Options<Record<string, never>>, "connect_timeout"> & {
  /** How long the server lets a statement run; null for as long as it takes. */
  readonly statementMs: number | null;
  /** How many statements are sent as one text at most, which is answered as one; 1 unless it is said. */
  readonly statementsAtOnce?: number;
  /** In seconds: to encrypt, and again to be ready. */
  readonly connect_timeout: number;
};

/** How the driver opens its sockets, which its types leave out. */
type Sockets = {
  readonly ssl: false | { readonly ca?: string };
  readonly socket?: () => Socket | Promise<Socket>;
};

const trusting = ({ ca }: Encryption) => (ca === null ? {} : { ca });

/**
 * The driver for the database at `url`, over sockets of our own: see `docs/decisions/0040-the-driver-and-its-sockets.md`.
 * @throws Error with one line that says what to write, where the address does not say how it is reached.
 */
export const openDriver = (url: string, wanted: DriverOptions): Sql => {
  const { statementMs, statementsAtOnce = 1, ...options } = wanted;
  const limit = statementMs === null ? {} : { statement_timeout: statementMs };
  const settled = { ...options.connection, ...limit };
  const { address, place, encryption } = readWire(url, Object.keys(settled));
  let isOver = false;
  const sockets = (): Sockets => {
    if (place === null) return { ssl: encryption === null ? false : trusting(encryption) };
    const opening = {
      place,
      silentMs: statementMs === null ? null : statementsAtOnce * statementMs + GRACE_MS,
      openMs: options.connect_timeout * 1_000,
      turns: createOpeningTurns(),
      isOver: () => isOver,
    };
    return {
      ssl: false,
      socket: () => (encryption === null ? openPlain(opening) : openEncrypted(opening, encryption)),
    };
  };
  const client = postgres(address, {
    backoff: reconnectDelay,
    onnotice: () => {},
    // The driver asks for them in a promise of its own: when a server falls meanwhile, that ends the process.
    fetch_types: false,
    ...options,
    ...sockets(),
    connection: { ...settled, ...(place === null ? {} : filling) },
  });
  const { end } = client;
  const endAll: typeof end = async (...args) => {
    try {
      await end(...args);
    } finally {
      isOver = true;
    }
  };
  return Object.assign(client, { end: endAll });
};
