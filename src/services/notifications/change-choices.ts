import { saidBy } from "#domain/language/in-both.ts";
import {
  type Choices,
  defaultLoudness,
  fixedLoudness,
  isCellName,
  parseCell,
} from "#domain/notifications/choice/choices.ts";
import type { Clock } from "#ports/clock.ts";
import type { NotificationChoices } from "#ports/notifications.ts";
import { AppError } from "../app-error.ts";
import { NOTIFICATION_REFUSALS } from "./notification-refusals.ts";

type ChangeDeps = { readonly choices: NotificationChoices; readonly clock: Clock };

/** As a page sends them: names of cells are not checked yet. */
export type WantedChoices = Omit<Choices, "cells"> & {
  readonly cells: Readonly<Record<string, "on" | "silent" | "off">>;
};

const refuse = (field: string, say: Parameters<typeof saidBy<(typeof NOTIFICATION_REFUSALS)["en"]>>[1]) =>
  new AppError("bad-input", saidBy(NOTIFICATION_REFUSALS, say), { field });

/** Only what differs from the defaults is kept, so that a better default reaches whoever chose nothing else. */
const cellsOf = (wanted: WantedChoices["cells"]): Choices["cells"] => {
  const kept: [string, "on" | "silent" | "off"][] = [];
  for (const [name, loudness] of Object.entries(wanted)) {
    if (!isCellName(name)) throw refuse("cells", ({ noSuchCell }) => noSuchCell);
    const cell = parseCell(name);
    const fixed = fixedLoudness(cell);
    if (fixed === "on" && loudness !== fixed) throw refuse("cells", ({ dangerStays }) => dangerStays);
    // A page sends all that was ever chosen: what nobody chooses any more is let go of.
    if (fixed === null && loudness !== defaultLoudness(cell)) kept.push([name, loudness]);
  }
  return Object.fromEntries(kept);
};

/**
 * Keeps how a trader wants to be told, whole. A digest counts from now on.
 * @throws AppError bad-input (fields `cells`, `ladder`).
 */
export const changeChoices = async (
  { choices, clock }: ChangeDeps,
  userId: string,
  wanted: WantedChoices,
): Promise<Choices> => {
  const channels = wanted.ladder.map(({ channel }) => channel);
  if (new Set(channels).size < channels.length) throw refuse("ladder", ({ ladderTwice }) => ladderTwice);
  await choices.keep(userId, { ...wanted, cells: cellsOf(wanted.cells) }, clock());
  return await choices.of(userId);
};
