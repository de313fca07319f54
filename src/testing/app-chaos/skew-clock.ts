import { skewedDate } from "./skewed-date.ts";

/*
 * Loaded before a process of the product (`--import …/skew-clock.ts?ms=3600000`), it sets that process's clock so far ahead:
 * the times that it reads, not the time that it takes.
 */
globalThis.Date = skewedDate(Number(new URL(import.meta.url).searchParams.get("ms")));
