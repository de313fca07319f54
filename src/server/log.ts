import pino, { type DestinationStream } from "pino";
import { loggable } from "./loggable.ts";

export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON line per event. `event` is a fixed name in kebab-case; whatever varies goes into the fields. */
export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
};

export function createLog(destination?: DestinationStream): Log {
  const options = { base: null, messageKey: "event", timestamp: pino.stdTimeFunctions.isoTime };
  const writer = destination === undefined ? pino(options) : pino(options, destination);
  const at =
    (level: "info" | "warn" | "error") =>
    (event: string, fields: LogFields = {}) =>
      writer[level]({ fields: loggable(fields) }, event);
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** The log of this process, on standard output. */
export const log = createLog();
