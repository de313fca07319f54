import type { PriceView } from "#server/trpc/schemas/views.ts";

/** A market's last price as it was told, with the server's clock then. */
export type PriceTold = PriceView & { readonly now: string };

/** What the tab that listens passes on to the others. */
export type LiveMessage =
  | { readonly kind: "price"; readonly price: PriceTold }
  | { readonly kind: "changed" }
  /** Nothing happened, and the stream is open. */
  | { readonly kind: "here" }
  /** Whether the stream is open. */
  | { readonly kind: "up" | "down" }
  /** A tab that came later asks how things stand. */
  | { readonly kind: "who" };
