/** Facts of one event, by name. Never holds a credential. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Where services say what they did; one line an event. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
