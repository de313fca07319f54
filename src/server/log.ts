import pino, { type DestinationStream } from "pino";
import { loggable } from "./loggable.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * One JSON line per event. `event` is a fixed name in kebab-case; whatever varies goes into the fields. Serves as the
 * services' log, and takes whole errors and nested values besides, which it makes safe to write.
 */
export type ServerLog = {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
};

export function createLog(destination?: DestinationStream): ServerLog {
  const options = { base: null, messageKey: "event", timestamp: pino.stdTimeFunctions.isoTime };
  const writer = destination === undefined ? pino(options) : pino(options, destination);
  const at =
    (level: "info" | "warn" | "error") =>
    (event: string, fields: Fields = {}) =>
      writer[level]({ fields: loggable(fields) }, event);
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** The log of this process, on standard output. */
export const log = createLog();
