import { finished } from "node:stream/promises";
import type { Sql, TransactionSql } from "postgres";

/**
 * What a `copy … to stdout` says, in pieces as they come. Whoever stops early may: the rest is read and thrown away. @throws
 * what the server refuses, at the piece where it does.
 *
 * The driver stops reading its socket when a stream has enough, and goes on when the stream is read. One that has its last
 * piece is not read again: had it enough just then, the server's word that it is ready would lie in the socket for ever, and
 * every later statement behind it.
 */
export async function* readCopy(sql: Sql | TransactionSql, statement: string): AsyncGenerator<Buffer, void> {
  const stream = await sql.unsafe(statement).readable();
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } finally {
    stream.resume();
    if (!stream.destroyed) await finished(stream);
    stream._read(0);
  }
}
