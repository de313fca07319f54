import type { Sql } from "postgres";
import { openDriver } from "../wire/open-driver.ts";

/**
 * A connection on which rows read the same wherever the server stands, and which no time limit of the product's ends: a
 * copy of everything takes longer than any of its statements.
 */
export const openBackupClient = (url: string): Sql =>
  openDriver(url, {
    statementMs: null,
    max: 1,
    connect_timeout: 5,
    connection: {
      application_name: "axisor-backup",
      TimeZone: "UTC",
      DateStyle: "ISO, YMD",
      IntervalStyle: "postgres",
      bytea_output: "hex",
      extra_float_digits: 1,
      synchronize_seqscans: "off",
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  });
