import { connect, createServer, type Socket } from "node:net";

/** What a server says to one client too many, instead of letting it start. */
const TOO_MANY = Buffer.from(
  "E\0\0\0\x45SFATAL\0VFATAL\0C53300\0Msorry, too many clients already\0Rnobody\0\0",
  "latin1",
);
TOO_MANY.writeInt32BE(TOO_MANY.length - 1, 1);

/** A database behind a port of its own, whose connections can be broken. */
export const breakableDatabase = async (databaseUrl: string) => {
  const url = new URL(databaseUrl);
  const port = Number(url.port);
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const asked: string[] = [];
  let answered = Promise.resolve();
  let deliver = () => {};
  let most = 0;
  let hangUps = 0;
  let refusals = 0;
  const server = createServer((client) => {
    if (refusals > 0) {
      refusals -= 1;
      client.once("data", () => client.end(TOO_MANY));
      return;
    }
    if (hangUps > 0) {
      hangUps -= 1;
      client.end();
      return;
    }
    clients.add(client);
    most = Math.max(most, clients.size);
    client.on("close", () => clients.delete(client));
    const upstream = connect(port, url.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.pipe(upstream);
    client.on("data", (bytes) => asked.push(bytes.toString("latin1")));
    upstream.on("data", (answer) => answered.then(() => client.write(answer)));
    upstream.on("close", () => answered.then(() => client.end()));
    client.on("close", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const breakAll = (how: "destroy" | "resetAndDestroy") => {
    for (const socket of sockets) socket[how]();
    sockets.clear();
  };
  const address = server.address();
  url.port = String(typeof address === "object" ? address?.port : address);
  return {
    url: url.href,
    /** What clients said, as it went over the wire. */
    asked,
    breakAll,
    /** Keeps what the server says from now on, until `deliver`. */
    withhold: () => {
      ({ promise: answered, resolve: deliver } = Promise.withResolvers<void>());
    },
    deliver: () => deliver(),
    /** How many connections of clients were open at once, at most, since this was asked last. */
    mostPlaces: () => {
      const seen = most;
      most = clients.size;
      return seen;
    },
    /** How many connections of clients are open. */
    places: () => clients.size,
    /** Hangs up on the next so many clients, without a word. */
    hangUp: (times: number) => {
      hangUps = times;
    },
    /** Refuses the next so many clients, as a server does that has as many as it takes. */
    refuse: (times: number) => {
      refusals = times;
    },
    close: () => {
      breakAll("destroy");
      server.close();
    },
  };
};
