import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const HOST = "127.0.0.1";

/** A wire between the workers and their database that can go wrong on request. */
export type DatabaseProxy = {
  readonly port: number;
  /**
   * A black hole for so long: connections are taken and stay open, nothing passes either way, not even an end. Then some
   * of them (as `isCut` says) are gone for good and the others deliver late what they held.
   */
  swallow(ms: number, isCut: () => boolean): Promise<void>;
  /** Ends every connection at once. */
  cut(): void;
  stop(): Promise<void>;
};

type Line = { readonly ends: readonly Socket[]; resume(): void };

/** Passes bytes on from one end to the other while the wire works, at the pace of the slower one. */
const pass = (from: Socket, to: Socket, isSilent: () => boolean): void => {
  from.on("data", (chunk) => {
    if (!to.write(chunk)) from.pause();
  });
  to.on("drain", () => {
    if (!isSilent()) from.resume();
  });
};

/** One client with its own connection to the server; an end of one is an end of the other, once the wire works. */
const openLine = (client: Socket, serverPort: number, isSilent: () => boolean, onGone: () => void): Line => {
  const server = connect(serverPort, HOST);
  const ends = [client, server];
  const finish = (): void => {
    if (isSilent() || !ends.some((end) => end.closed)) return;
    for (const end of ends) end.destroySoon();
    onGone();
  };
  for (const end of ends) {
    end.setNoDelay(true);
    // What went wrong with one end shows as its close.
    end.on("error", () => {});
    end.on("close", finish);
    if (isSilent()) end.pause();
  }
  pass(client, server, isSilent);
  pass(server, client, isSilent);
  return {
    ends,
    resume: () => {
      for (const end of ends) end.resume();
      finish();
    },
  };
};

const listenOn = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, () => resolve((server.address() as AddressInfo).port));
  });

/** Starts the wire in front of a server on this machine. */
export const startDatabaseProxy = async (serverPort: number): Promise<DatabaseProxy> => {
  const lines = new Set<Line>();
  let silent = false;
  const listener = createServer((client) => {
    const line = openLine(
      client,
      serverPort,
      () => silent,
      () => lines.delete(line),
    );
    lines.add(line);
  });
  const end = (line: Line): void => {
    lines.delete(line);
    for (const socket of line.ends) socket.destroy();
  };
  const cut = (): void => {
    for (const line of [...lines]) end(line);
  };
  return {
    port: await listenOn(listener),
    swallow: async (ms, isCut) => {
      silent = true;
      for (const line of lines) for (const socket of line.ends) socket.pause();
      await sleep(ms);
      silent = false;
      for (const line of [...lines]) {
        if (isCut()) end(line);
        else line.resume();
      }
    },
    cut,
    stop: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      cut();
      await closed;
    },
  };
};
