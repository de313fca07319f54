import type { Locale } from "#domain/language/locale.ts";
import type { PaletteWords } from "./palette-words.ts";

/** What happens when an entry is chosen; nothing of it sends anything. */
export type Run =
  | { readonly kind: "go"; readonly href: string }
  | { readonly kind: "panic"; readonly stage: "freeze" | "flatten" | null }
  | { readonly kind: "theme"; readonly to: "dark" | "light" }
  | { readonly kind: "language"; readonly to: Locale }
  | { readonly kind: "sheet" | "sign-out" };

/** One thing the palette finds. */
export type Entry = {
  readonly id: string;
  readonly group: keyof PaletteWords["groups"];
  readonly name: string;
  /** How it stands, beside its name; null for nothing. */
  readonly note: string | null;
  /** What else it may be looked for by, in both languages. */
  readonly aliases: readonly string[];
  /** Shown only to whoever looks for it, so that the list as it opens is short. */
  readonly isHidden: boolean;
  readonly run: Run;
};
