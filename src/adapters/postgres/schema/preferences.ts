import { sql } from "drizzle-orm";
import { check, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "#domain/language/locale.ts";
import type { AmountUnit, MoneyUnit } from "#domain/language/units.ts";
import { timeColumn } from "./columns.ts";
import { users } from "./people.ts";

/** How a trader reads, kept beyond one browser. A null is not chosen yet. */
export const preferences = pgTable(
  "preferences",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    locale: text("locale").$type<Locale>(),
    timeZone: text("time_zone"),
    amounts: text("amounts").$type<AmountUnit>(),
    money: text("money").$type<MoneyUnit>(),
    chosenAt: timeColumn("chosen_at").notNull(),
  },
  (t) => [
    check("preferences_locale", sql`${t.locale} in ('en', 'pt-BR')`),
    check("preferences_amounts", sql`${t.amounts} in ('sats', 'BTC')`),
    check("preferences_money", sql`${t.money} in ('USD', 'BRL')`),
    check("preferences_time_zone", sql`length(${t.timeZone}) between 1 and 100`),
  ],
);
