import type { Sql } from "postgres";
import type { ConnectionGate } from "./connection-gate.ts";

/** A statement of the driver: it is sent by `handle`, which whoever waits for it calls, and never where it is part of another. */
type Statement = Promise<unknown> & { handle: () => Promise<void>; reject: (error: Error) => void };

const isStatement = (value: unknown): value is Statement => value instanceof Promise && "handle" in value;

const gated = <T>(value: T, gate: ConnectionGate): T => {
  if (!isStatement(value)) return value;
  const { handle, reject } = value;
  let isAsked = false;
  value.handle = async () => {
    if (isAsked) return;
    isAsked = true;
    gate.pass((leave) => {
      // Of the class itself: the statement's own would send it.
      Promise.prototype.then.call(value, leave, leave);
      void handle.call(value);
    }, reject);
  };
  return value;
};

const turn = (gate: ConnectionGate): Promise<() => void> =>
  new Promise((resolve, reject) => gate.pass(resolve, reject));

/** The same client, whose statements and transactions each pass the gate before they are given to the driver. */
export const gatedClient = (client: Sql, gate: ConnectionGate): Sql => {
  const begin = async (...args: readonly unknown[]) => {
    const leave = await turn(gate);
    try {
      return await Reflect.apply(client.begin, client, args);
    } finally {
      leave();
    }
  };
  const unsafe = (...args: Parameters<Sql["unsafe"]>) => gated(client.unsafe(...args), gate);
  return new Proxy(client, {
    apply: (target, self, args) => gated(Reflect.apply(target, self, args), gate),
    get: (target, name) => {
      if (name === "begin") return begin;
      return name === "unsafe" ? unsafe : Reflect.get(target, name);
    },
  });
};
