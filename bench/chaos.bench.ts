import { benchOf } from "./bench.ts";
import { hour } from "./chaos/measure-hour.ts";

/** What users have of the product while its parts fail one after another. */
export const chaos = benchOf({
  name: "chaos",
  about:
    "how available the product is, whether it loses or doubles anything, and how soon it acts again while its parts fail one after another (an hour with --full)",
  parts: (isFull) => [hour(isFull)],
});
