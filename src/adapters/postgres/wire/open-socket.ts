import { once } from "node:events";
import { connect, isIP, Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Opened, OpeningTurns } from "./opening-turns.ts";
import type { Encryption, Place } from "./read-wire.ts";
import { startupMessage } from "./startup-message.ts";
import { watchSocket } from "./watch-socket.ts";

export type Opening = {
  readonly place: Place;
  /** How long a server may owe an answer in silence; null for as long as it takes. */
  readonly silentMs: number | null;
  /** How long it has to encrypt. */
  readonly openMs: number;
  /** When the next connection of its pool may be opened. */
  readonly turns: OpeningTurns;
  /** Whether the pool has ended meanwhile: what is opened then is nobody's. */
  readonly isOver: () => boolean;
};

/** Asks a server for an encrypted connection; it answers with one letter. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const [YES, NO] = ["S", "N"];

const NOT_ENCRYPTED =
  "The database server does not encrypt. Switch `ssl` on there, or write sslmode=disable on a network of your own.";

const failure = (code: string, why: string): Error => Object.assign(new Error(why), { code });

/** Hands over what is written first, instead of writing it: by then the driver listens, and nothing escapes it. */
const atFirstWrite = (socket: Socket, begin: (written: Buffer) => void): Socket => {
  const { write } = socket;
  socket.write = ((written: Buffer) => {
    socket.write = write;
    begin(written);
    return true;
  }) as typeof write;
  return socket;
};

/** Only a start has an end that is told: a request to cancel is answered by hanging up. */
const begin = (socket: Socket, written: Buffer, silentMs: number | null): void => {
  const start = startupMessage(written);
  if (start !== null) watchSocket(socket, silentMs);
  socket.write(start ?? written);
};

/**
 * A socket that fails as soon as something is written to it, as one does that was connected once: the driver waits longer from
 * failure to failure. One that it is never given costs it a place for ever.
 */
const brokenSocket = (error: unknown): Socket => {
  const broken = new Socket();
  const fail = () => {
    broken.emit("error", error);
    broken.emit("close", true);
  };
  return atFirstWrite(broken, () => process.nextTick(fail));
};

const ended = () => brokenSocket(failure("CONNECTION_ENDED", "The pool of connections has ended"));

/** Connects to a server as soon as there is something to tell it and it is this one's turn; the driver waits no longer than it may. */
export const openPlain = ({ place, silentMs, turns, isOver }: Opening): Socket => {
  if (isOver()) return ended();
  const socket = new Socket();
  return atFirstWrite(socket, (written) => {
    turns.take((opened) => {
      if (socket.destroyed) return opened(null);
      socket.connect(place);
      begin(socket, written, silentMs);
      socket.once("data", () => opened(true)).once("close", () => opened(false));
    });
  });
};

const encrypt = async (plain: Socket, { host }: Place, { ca }: Encryption, signal: AbortSignal) => {
  await once(plain, "connect", { signal });
  plain.write(SSL_REQUEST);
  const [answer]: Buffer[] = await once(plain, "data", { signal });
  const said = answer?.toString("latin1");
  if (said === NO) throw new Error(NOT_ENCRYPTED);
  // Exactly one letter: more would be plain text that somebody put before what is encrypted.
  if (said !== YES) throw new Error("What answers in the database server's place does not speak as one does");
  const named = isIP(host) === 0 ? { servername: host } : {};
  const encrypted = connectTls({ socket: plain, host, ...named, ...(ca === null ? {} : { ca }) });
  await once(encrypted, "secureConnect", { signal });
  return encrypted;
};

const dial = async ({ place, openMs }: Opening, encryption: Encryption, opened: Opened): Promise<Socket> => {
  const plain = connect(place);
  const given = new AbortController();
  const giveUp = (code: string, why: string) => given.abort(failure(code, why));
  const timer = setTimeout(
    () => giveUp("CONNECT_TIMEOUT", "The database server did not encrypt in time"),
    openMs,
  );
  // Whoever waits for the next event hears of an error; between two of them nobody would.
  plain.on("error", () => {});
  plain.once("close", () => giveUp("ECONNRESET", "The database server hung up before it encrypted"));
  try {
    const encrypted = await encrypt(plain, place, encryption, given.signal);
    opened(true);
    return encrypted;
  } catch (error) {
    opened(false);
    plain.destroy();
    throw given.signal.aborted && !plain.errored ? given.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
};

/** Its turn, or null where it does not come in time. */
const turnWithin = async ({ turns, openMs }: Opening): Promise<Opened | null> => {
  const turn = Promise.withResolvers<Opened | null>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    turn.resolve(null);
  }, openMs);
  turns.take((opened) => {
    if (isLate) opened(null);
    else turn.resolve(opened);
  });
  const opened = await turn.promise;
  clearTimeout(timer);
  return opened;
};

const openWithin = async (opening: Opening, encryption: Encryption): Promise<Socket> => {
  const opened = await turnWithin(opening);
  if (opened === null) throw failure("CONNECT_TIMEOUT", "The database server answers nobody of this pool");
  return await dial(opening, encryption, opened);
};

/** Connects to a server and encrypts, with its certificate verified, before anything is told it. */
export const openEncrypted = async (opening: Opening, encryption: Encryption): Promise<Socket> => {
  if (opening.isOver()) return ended();
  try {
    const socket = await openWithin(opening, encryption);
    socket.on("error", () => {});
    if (opening.isOver()) {
      socket.destroy();
      return ended();
    }
    return atFirstWrite(socket, (written) => begin(socket, written, opening.silentMs));
  } catch (error) {
    return brokenSocket(error);
  }
};
