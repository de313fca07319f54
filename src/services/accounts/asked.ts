import type { Doer } from "../security/acting.ts";

/** That somebody who is logged in asked for it, and until when it may be done for them; null where they wait here. */
export type Asked = { readonly by: Doer; readonly goodUntil: number | null };
