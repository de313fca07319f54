import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout, whatever directory a command was called from. */
export const CHECKOUT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
