import { bigint, integer, timestamp } from "drizzle-orm/pg-core";
import type { BasisPoints, PriceHalfUsd, Sats, Usd } from "#domain/units.ts";

/** Sats stay below 2^53, so a JavaScript number holds every amount exactly. */
export const satsColumn = (name: string) => bigint(name, { mode: "number" }).$type<Sats>();

export const usdColumn = (name: string) => integer(name).$type<Usd>();

export const priceColumn = (name: string) => integer(name).$type<PriceHalfUsd>();

export const basisPointsColumn = (name: string) => integer(name).$type<BasisPoints>();

/** UTC with milliseconds; the database's clock decides leases, the tick's time decides everything a trader sees. */
export const timeColumn = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
