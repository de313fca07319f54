import { CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import { securityLogContract } from "#testing/contracts/security-log-contract.ts";
import { type FakeRow, FakeSecurityLog } from "./fake-security-log.ts";

const rowOf = (log: FakeSecurityLog, seq: number): FakeRow => {
  const row = log.rows.get(seq);
  if (row === undefined) throw new Error(`There is no event ${seq}`);
  return row;
};

const numbered = (row: FakeRow, seq: number): FakeRow => ({ ...row, event: { ...row.event, seq } });

securityLogContract("the fake", async () => {
  const log = new FakeSecurityLog();
  return {
    securityLog: log,
    empty: async () => {
      log.rows.clear();
      log.end = CHAIN_ORIGIN;
    },
    tamper: {
      edit: async (seq, note) => {
        const row = rowOf(log, seq);
        log.rows.set(seq, { ...row, event: { ...row.event, facts: { ...row.event.facts, note } } });
      },
      remove: async (seq) => void log.rows.delete(seq),
      swap: async (one, other) => {
        const [first, second] = [rowOf(log, one), rowOf(log, other)];
        log.rows.set(one, numbered(second, one)).set(other, numbered(first, other));
      },
      copyToEnd: async (seq) => {
        const next = Math.max(...log.rows.keys()) + 1;
        log.rows.set(next, numbered(rowOf(log, seq), next));
      },
      setHead: async (head) => {
        log.end = head;
      },
    },
  };
});
