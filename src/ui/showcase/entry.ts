import type { ReactNode } from "react";
import type { Format } from "#ui/format/format.ts";
import type { ShowcaseWords } from "./showcase-words.ts";

/** A component in each of its states. */
export type Entry = {
  readonly name: string;
  /** The files of the kit it shows, by their paths under `src/ui/kit`; none for what is put together from them. */
  readonly of: readonly string[];
  readonly states: Readonly<Record<string, ReactNode>>;
};

export type Speaking = { readonly words: ShowcaseWords; readonly format: Format };

/** For what is shown and not used. */
export const nothing = (): void => undefined;
