import { CHANNELS, type Channel, type OuterChannel, type Severity } from "../channel.ts";
import { NOTIFICATION_EVENTS, type NotificationEvent, SEVERITIES_OF } from "../notification-event.ts";

/** Whether a channel tells: with a sound, without one, or not at all. */
export const LOUDNESS = ["on", "silent", "off"] as const;

export type Loudness = (typeof LOUDNESS)[number];

/** One cell of the choice: what can happen, how much it matters, and where it is told. */
export type Cell = {
  readonly event: NotificationEvent;
  readonly severity: Severity;
  readonly channel: Channel;
};

/** A cell's name as it is stored: `guard.info.push`. */
export type CellName = `${NotificationEvent}.${Severity}.${Channel}`;

/** From minute until minute of the day, by the trader's zone; over midnight where `from` is the later one. */
export type QuietHours = { readonly from: number; readonly until: number };

/** Once a day, at a whole hour by the trader's zone. */
export type DigestChoice = { readonly hour: number; readonly channel: "email" | "telegram" };

/** One step up while nobody answers: this channel is told so many minutes after the first. */
export type LadderStep = { readonly channel: OuterChannel; readonly afterMinutes: number };

/** How a trader wants to be told. `cells` holds only what differs from the defaults. */
export type Choices = {
  readonly cells: Readonly<Partial<Record<CellName, Loudness>>>;
  readonly quiet: QuietHours | null;
  readonly digest: DigestChoice | null;
  readonly ladder: readonly LadderStep[];
};

/** A page that is lost wakes the next channel within two minutes, and the last within four. */
export const DEFAULT_LADDER: readonly LadderStep[] = [
  { channel: "push", afterMinutes: 0 },
  { channel: "webhook", afterMinutes: 0 },
  { channel: "telegram", afterMinutes: 2 },
  { channel: "email", afterMinutes: 4 },
];

export const DEFAULT_CHOICES: Choices = { cells: {}, quiet: null, digest: null, ladder: DEFAULT_LADDER };

export const cellName = ({ event, severity, channel }: Cell): CellName => `${event}.${severity}.${channel}`;

/**
 * What nobody chooses; null where they may. Danger is always told in the app, where nothing has to arrive. Of the way in a
 * letter is written where it happens, whatever is chosen here, so a second one would say the same.
 */
export const fixedLoudness = ({ event, severity, channel }: Cell): Loudness | null => {
  if (severity === "danger" && channel === "in-app") return "on";
  return event === "security" && channel === "email" ? "off" : null;
};

/** What a trader did by hand they know; a letter is for what is serious. */
export const defaultLoudness = ({ event, severity, channel }: Cell): Loudness => {
  if (channel === "in-app" || channel === "webhook") return "on";
  if (channel === "email") return severity === "danger" && event !== "security" ? "on" : "off";
  if (severity === "info" && event === "by-hand") return "off";
  return severity === "info" ? "silent" : "on";
};

/** How a cell stands: as chosen, else by default. */
export const loudnessOf = ({ cells }: Pick<Choices, "cells">, cell: Cell): Loudness =>
  fixedLoudness(cell) ?? cells[cellName(cell)] ?? defaultLoudness(cell);

/** Every cell there is, row by row. */
export const ALL_CELLS: readonly Cell[] = NOTIFICATION_EVENTS.flatMap((event) =>
  SEVERITIES_OF[event].flatMap((severity) => CHANNELS.map((channel) => ({ event, severity, channel }))),
);

const NAMES: ReadonlySet<string> = new Set(ALL_CELLS.map(cellName));

export const isCellName = (name: string): name is CellName => NAMES.has(name);

/** The other way round. */
export const parseCell = (name: CellName): Cell => {
  const cell = ALL_CELLS.find((one) => cellName(one) === name);
  if (cell === undefined) throw new RangeError(`There is no cell ${name}`);
  return cell;
};
