import type { PositionDeed } from "#ui/actions/use-action-sheet.ts";

/** What a key does. Nothing here sends anything: a key opens a page or a sheet, which then asks as it always does. */
export type Act =
  | { readonly kind: "go"; readonly href: string }
  | { readonly kind: "deed"; readonly deed: PositionDeed }
  | { readonly kind: "exits"; readonly stop: "break-even-stop" }
  | { readonly kind: "panic"; readonly stage: "freeze" | null }
  | { readonly kind: "palette" | "sheet" };

/** Pressed one after the other; a single character can be turned off (WCAG 2.1.4), a chord or Escape cannot. */
type Keys = readonly [string] | readonly [string, string];

const SHORTCUTS_TABLE = {
  home: { keys: ["g", "h"], on: "everywhere", act: { kind: "go", href: "/dashboard" } },
  positions: { keys: ["g", "p"], on: "everywhere", act: { kind: "go", href: "/positions" } },
  automations: { keys: ["g", "a"], on: "everywhere", act: { kind: "go", href: "/automations" } },
  activity: { keys: ["g", "l"], on: "everywhere", act: { kind: "go", href: "/activity" } },
  settings: { keys: ["g", "s"], on: "everywhere", act: { kind: "go", href: "/settings" } },
  addMargin: { keys: ["m"], on: "position", act: { kind: "deed", deed: "add-margin" } },
  stop: { keys: ["s"], on: "position", act: { kind: "deed", deed: "stop-loss" } },
  takeProfit: { keys: ["t"], on: "position", act: { kind: "deed", deed: "take-profit" } },
  breakEven: { keys: ["b"], on: "position", act: { kind: "exits", stop: "break-even-stop" } },
  close: { keys: ["x"], on: "position", act: { kind: "deed", deed: "close" } },
  freeze: { keys: ["f"], on: "everywhere", act: { kind: "panic", stage: "freeze" } },
  panic: { keys: ["Shift+Escape"], on: "everywhere", act: { kind: "panic", stage: null } },
  find: { keys: ["/"], on: "everywhere", act: { kind: "palette" } },
  findAnywhere: { keys: ["Mod+k"], on: "everywhere", act: { kind: "palette" } },
  sheet: { keys: ["?"], on: "everywhere", act: { kind: "sheet" } },
} as const satisfies Record<
  string,
  { readonly keys: Keys; readonly on: "everywhere" | "position"; readonly act: Act }
>;

export type ShortcutName = keyof typeof SHORTCUTS_TABLE;

export type Shortcut = {
  readonly name: ShortcutName;
  readonly keys: Keys;
  /** Where it does something: a deed needs a position, opened or with the focus in its row. */
  readonly on: "everywhere" | "position";
  readonly act: Act;
};

const named = <N extends string, T>(table: Record<N, T>): readonly (T & { readonly name: N })[] =>
  // Object.keys forgets the names it answers.
  (Object.keys(table) as N[]).map((name) => ({ ...table[name], name }));

/** Every shortcut there is: what listens and what the sheet shows are both read from here. */
export const SHORTCUTS: readonly Shortcut[] = named<ShortcutName, Omit<Shortcut, "name">>(SHORTCUTS_TABLE);
