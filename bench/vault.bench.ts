import { benchOf } from "./bench.ts";
import { copies } from "./vault/measure-copies.ts";
import { opening } from "./vault/measure-opening.ts";

/** What keeping secrets costs, and what is left of one that was used. */
export const vault = benchOf({
  name: "vault",
  about: "what opening a credential costs, and what of it is left in memory",
  parts: () => [opening, copies],
});
