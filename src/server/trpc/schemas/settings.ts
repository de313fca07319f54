import { z } from "zod";
import { LOCALES } from "#domain/language/locale.ts";
import { AMOUNT_UNITS, MONEY_UNITS } from "#domain/language/units.ts";
import { SAYS } from "./schema-words.ts";

const isZone = (name: string): boolean => {
  try {
    // An offset is taken for a zone too, and no page offers one.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

/** All of how a trader reads, as the page shows it. */
export const changeSettingsInput = z.strictObject({
  locale: z.enum(LOCALES, SAYS.unknownLanguage),
  timeZone: z.string().max(100, SAYS.unknownZone).refine(isZone, SAYS.unknownZone),
  amounts: z.enum(AMOUNT_UNITS, SAYS.unknownAmounts),
  money: z.enum(MONEY_UNITS, SAYS.unknownMoney),
});

export const settingsViewSchema = z.object({
  locale: z.enum(LOCALES).nullable(),
  timeZone: z.string().nullable(),
  amounts: z.enum(AMOUNT_UNITS).nullable(),
  money: z.enum(MONEY_UNITS).nullable(),
  /** Epoch milliseconds: of two choices the later one counts. */
  chosenAt: z.number().int(),
});
export type SettingsView = z.output<typeof settingsViewSchema>;

export const settingsKeptSchema = settingsViewSchema.pick({ chosenAt: true });
export type SettingsKept = z.output<typeof settingsKeptSchema>;

export const brlRateSchema = z.object({
  /** Ten-thousandths of a real for one US dollar. */
  rateE4: z.number().int().positive(),
  day: z.iso.date(),
  source: z.literal("bcb"),
});
