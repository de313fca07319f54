import { expect, test } from "vitest";
import { EXCUSED_READS, judgeReads } from "./whole-reads.ts";

const TABLES = new Set(["users", "sessions", "heartbeats"]);

const batchOf = (table: string, from = table) => ({
  table,
  statement: ` delete from ${table} where id = any(array( select id from ${from} where expires_at <= $ limit $ for update skip locked))`,
});

test("upkeep in batches may read a table that is named for it, and no other", () => {
  const [named, other] = [batchOf("sessions"), batchOf("users")];
  expect(judgeReads([named, other], TABLES).found).toEqual([other]);
});

test("upkeep of one table may not read another one from end to end", () => {
  const reads = [batchOf("sessions", "users"), { ...batchOf("sessions"), table: "users" }];
  expect(judgeReads(reads, TABLES).found).toEqual(reads);
});

test("a table that never grows may be read by anything", () => {
  expect(judgeReads([batchOf("heartbeats")], TABLES).found).toEqual([]);
});

test("an excuse is idle at each of its tables where it excuses nothing", () => {
  const granted = EXCUSED_READS.flatMap(({ tables }) => tables);
  expect(judgeReads([], TABLES).idle).toHaveLength(granted.length);
  expect(judgeReads([batchOf("sessions")], TABLES).idle).toHaveLength(granted.length - 1);
});
