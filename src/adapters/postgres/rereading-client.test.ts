import { expect, test } from "vitest";
import { isRead } from "./rereading-client.ts";

test.each([
  'select "id" from "users" where "id" = $1 limit 1',
  "  WITH seen AS (select 1) select * from seen",
  'select "updated_at", "deleted" from "users"',
])("%s only reads", (statement) => {
  expect(isRead(statement)).toBe(true);
});

test.each([
  "insert into users values ($1) returning id",
  "update users set a = 1",
  "with gone as (delete from users returning id) select id from gone",
  "select pg_notify('news', '')",
  "select nextval('receipts_seq_seq')",
  "select id from jobs for update skip locked",
  "select pg_advisory_xact_lock(1)",
  "select pg_try_advisory_lock(1)",
  "explain analyze select 1",
  "begin",
])("%s is not asked again", (statement) => {
  expect(isRead(statement)).toBe(false);
});
