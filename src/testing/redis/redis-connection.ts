import { connect } from "node:net";
import { type RedisReply, readReply } from "./read-reply.ts";

export type RedisConnection = {
  send(command: readonly string[]): Promise<RedisReply>;
  close(): void;
};

type Waiting = { resolve(reply: RedisReply): void; reject(error: Error): void };

function encode(command: readonly string[]): Buffer {
  const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
  return Buffer.from(`*${command.length}\r\n${parts.join("")}`);
}

/** One connection to a real redis-server; answers come in the order of the commands. */
export function openRedisConnection(url: string): RedisConnection {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const waiting: Waiting[] = [];
  let received = Buffer.alloc(0);

  socket.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let read = readReply(received, 0); read !== null; read = readReply(received, 0)) {
      received = received.subarray(read.end);
      waiting.shift()?.resolve(read.reply);
    }
  });
  const fail = (error: Error) => {
    for (const one of waiting.splice(0)) one.reject(error);
  };
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the connection to redis-server ended")));

  return {
    send: (command) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        socket.write(encode(command));
      }),
    close: () => socket.destroy(),
  };
}
