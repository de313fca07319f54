import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";
import { inject } from "vitest";
import { statementsSent } from "#adapters/postgres/statements-sent.ts";

/* Writes down every statement that the tests of a run had sent, once a process, one JSON text a line. */
const file = inject("statementsFile");
const heard = new Set<unknown>();
const isHearing = Symbol.for("axisor.hearing-statements");

if (file !== null && !Object.hasOwn(globalThis, isHearing)) {
  // Files of tests share a process.
  Object.assign(globalThis, { [isHearing]: true });
  subscribe(statementsSent.name, (statement) => {
    if (heard.has(statement)) return;
    heard.add(statement);
    appendFileSync(file, `${JSON.stringify(statement)}\n`);
  });
}
