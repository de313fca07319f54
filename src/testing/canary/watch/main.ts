import { createWriteStream } from "node:fs";
import { connect } from "node:net";
import { startThrowawayRedis } from "#cli/infra/redis/start-throwaway-redis.ts";
import { printJson } from "#cli/print.ts";
import { sessionCookie } from "#server/auth/session-cookie.ts";
import { startRedisBridge } from "#testing/redis/start-redis-bridge.ts";
import { noteCanary, openBook } from "../canary-book.ts";
import { noteSeen } from "../seen-notes.ts";
import { commandLogIn } from "../sinks.ts";
import { startRecordingProxy } from "../start-recording-proxy.ts";

const SESSION_COOKIES = new Set<string>([sessionCookie(true).name, sessionCookie(false).name]);

/** Every command the server runs is written down as it runs it: most keys are gone before a run ends. */
function writeDownCommands(redisUrl: string, file: string): void {
  const { hostname, port } = new URL(redisUrl);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => undefined);
  socket.write("MONITOR\r\n");
  socket.pipe(createWriteStream(file, { mode: 0o600 }));
}

/**
 * `node main.ts HOME`: what an end-to-end run is watched through. Opens the book of secrets, stands a recording proxy
 * before the browser and a real Redis behind the product, says where they are in one line of JSON, and ends with its
 * standard input.
 */
async function watch(home: string): Promise<void> {
  openBook(home);
  const redis = await startThrowawayRedis();
  writeDownCommands(redis.url, commandLogIn(home));
  const bridge = await startRedisBridge(redis.url);
  const proxy = await startRecordingProxy({
    onSeen: (kind, piece) => noteSeen(home, kind, piece),
    onCookie: (name, value) => {
      if (SESSION_COOKIES.has(name)) noteCanary(home, "session-token", value);
    },
  });
  printJson({ proxy: proxy.url, keyValues: { url: bridge.url, token: bridge.token } });
  process.stdin.resume();
  await new Promise<void>((done) => process.stdin.once("end", done));
  await Promise.all([proxy.stop(), bridge.stop(), redis.stop()]);
}

await watch(process.argv[2] ?? "");
process.exit(0);
