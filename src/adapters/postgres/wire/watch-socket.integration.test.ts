import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openPlain } from "./open-socket.ts";
import { createOpeningTurns } from "./opening-turns.ts";

const SILENT_MS = 5_000;

/** The first message of a connection: its length and the version of the protocol. */
const START = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
/** Ready for statements. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
/** A whole statement in one message. */
const ASK = Buffer.from([0x51, 0, 0, 0, 5, 0]);
/** Says at once what is known, which is not yet an answer. */
const FLUSH = Buffer.from([0x48, 0, 0, 0, 4]);
const DESCRIPTION = Buffer.from([0x54, 0, 0, 0, 6, 0, 0]);
/** Some row, and news for whoever listens. */
const ROW = Buffer.from([0x44, 0, 0, 0, 4]);
const NEWS = Buffer.from([0x41, 0, 0, 0, 4]);

let client: Socket;
let peer: Socket;
let whileReading = () => {};
const errors: unknown[] = [];
const server = createServer({ allowHalfOpen: true });

beforeEach(async () => {
  errors.length = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const place = { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
  client = openPlain({
    place,
    silentMs: SILENT_MS,
    openMs: 2_000,
    turns: createOpeningTurns(),
    isOver: () => false,
  });
  client.on("error", (error) => errors.push(error));
  // Like the driver, which listens before anything is written.
  whileReading = () => {};
  client.on("data", () => whileReading());
});

afterEach(() => {
  client.destroy();
  peer.destroy();
  server.close();
  vi.useRealTimers();
});

const begin = async (first: Buffer) => {
  client.write(first);
  [peer] = await once(server, "connection");
  await once(peer, "data");
};

const say = async (...messages: Buffer[]) => {
  const heard = once(client, "data");
  peer.write(Buffer.concat(messages));
  await heard;
};

/** A turn of the loop, and another: who gives up looks whether an answer lies there. */
const turn = async () => {
  for (let times = 0; times < 3; times += 1) await new Promise(setImmediate);
};

const isEndedAfter = async (ms: number): Promise<boolean> => {
  vi.advanceTimersByTime(ms);
  await turn();
  return client.destroyed;
};

test("a server that says nothing to what it was asked is given up after that time, and not before", async () => {
  await begin(START);
  expect(await isEndedAfter(SILENT_MS - 1)).toBe(false);
  client.write(ASK);
  expect(await isEndedAfter(1)).toBe(true);
});

test("a server that has answered may be silent for as long as nothing is asked of it", async () => {
  await begin(START);
  await say(READY);
  expect(await isEndedAfter(1_000 * SILENT_MS)).toBe(false);
  // What it says by itself is no answer that it began.
  await say(NEWS);
  expect(await isEndedAfter(1_000 * SILENT_MS)).toBe(false);
  client.write(ASK);
  expect(await isEndedAfter(SILENT_MS)).toBe(true);
});

test.each([
  ["that began an answer", [ASK], [ROW]],
  ["that answered the first of two", [ASK, ASK], [ROW, READY]],
  ["that was to describe the second", [ASK, FLUSH], [ROW, READY]],
  ["that told news instead of a description", [FLUSH], [NEWS]],
  ["that described and was asked on", [FLUSH, ASK], [DESCRIPTION]],
] as const)("a server %s is given up when it falls silent", async (_, asked, said) => {
  await begin(START);
  await say(READY);
  client.write(Buffer.concat(asked));
  await say(...said);
  expect(await isEndedAfter(SILENT_MS - 1)).toBe(false);
  expect(await isEndedAfter(1)).toBe(true);
});

test.each([
  ["in one message", ASK],
  ["to be described first", FLUSH],
])("what is asked %s while an answer is read is waited for like anything else", async (_, asked) => {
  await begin(START);
  whileReading = () => client.write(asked);
  await say(READY);
  expect(await isEndedAfter(SILENT_MS)).toBe(true);
});

test.each([
  ["described, and asked no more", [FLUSH], [DESCRIPTION]],
  ["refused while it described, and answered the end of that", [FLUSH, ASK], [ROW, READY]],
  ["answered rows that nobody had to describe first", [ASK], [DESCRIPTION, ROW, READY]],
] as const)("a server that has %s owes nothing", async (_, asked, said) => {
  await begin(START);
  await say(READY);
  client.write(Buffer.concat(asked));
  await say(...said);
  expect(await isEndedAfter(1_000 * SILENT_MS)).toBe(false);
});

test("an answer that lay there while this process was paused counts", async () => {
  await begin(START);
  peer.write(READY);
  await new Promise((resolve) => peer.write("", resolve));
  vi.advanceTimersByTime(SILENT_MS);
  await once(client, "data");
  await turn();
  expect(client.destroyed).toBe(false);
});

test("whoever says goodbye does not wait for ever for the other side to hang up", async () => {
  await begin(START);
  await say(READY);
  client.end(ASK);
  await once(peer, "end");
  expect(client.destroyed).toBe(false);
  expect(await isEndedAfter(SILENT_MS)).toBe(true);
});

test("a server that hangs up before it is ready ends the connection with an error", async () => {
  await begin(START);
  const failed = once(client, "error");
  peer.end(ROW);
  expect((await failed)[0]).toMatchObject({
    code: "ECONNRESET",
    message: expect.stringContaining("hung up"),
  });
});

test("a request to cancel is answered by hanging up, which is no error", async () => {
  await begin(Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 2]));
  const closed = once(client, "close");
  peer.end();
  expect(await closed).toEqual([false]);
  expect(errors).toEqual([]);
});

test("once a server was ready, in however many pieces it said so, nothing ends the connection with an error", async () => {
  await begin(START);
  await say(READY.subarray(0, 2));
  await say(READY.subarray(2));
  const closed = once(client, "close");
  peer.resetAndDestroy();
  expect(await closed).toEqual([false]);
  expect(errors).toEqual([]);
});
