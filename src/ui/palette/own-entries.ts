import { AUTOMATION_NAMES } from "#domain/automations/history/automation-settings.ts";
import { LOCALES } from "#domain/language/locale.ts";
import type { AskableView } from "#server/trpc/schemas/receipts.ts";
import type { Overview, PositionView } from "#server/trpc/schemas/views.ts";
import { crossGuardPath } from "#ui/cross-guard/cross-paths.ts";
import type { Format } from "#ui/format/format.ts";
import { accountHistoryPath } from "#ui/history/account-history-path.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import type { Entry } from "./entry.ts";
import { PALETTE_WORDS, type PaletteWords } from "./palette-words.ts";

/** So many positions are listed before anything is looked for, the nearest to liquidation first. */
const LISTED = 8;

const toldBy = (of: (words: PaletteWords) => string): readonly string[] =>
  LOCALES.map((locale) => of(PALETTE_WORDS[locale]));

type Named = { readonly position: PositionView; readonly label: string; readonly isListed: boolean };

/** A position, and the pages about it. */
const ofPosition = (format: Format, { position, label, isListed }: Named): readonly Entry[] => {
  const words = PALETTE_WORDS[format.locale];
  const names = AUTOMATION_NAMES[format.locale];
  const name = positionName(position, format);
  const path = `/positions/${encodeURIComponent(position.id)}`;
  const at = `${label} ${format.price(position.entryPrice)}`;
  const kinds = position.exits.map(({ rule }) => rule.kind);
  const about = (part: string, change: Pick<Entry, "name" | "note" | "aliases">): Entry => ({
    id: `position ${position.id} ${part}`,
    group: "positions",
    isHidden: part !== "" || !isListed,
    run: { kind: "go", href: part === "" ? path : `${path}/${part}` },
    ...change,
  });
  const distance =
    position.distanceBps === null ? words.never : words.away(format.distance(position.distanceBps));
  return [
    about("", { name, note: distance, aliases: [at, ...toldBy(({ groups }) => groups.positions)] }),
    about("guard", {
      name: words.guardOf(name),
      note: position.guard === null ? words.noGuard : null,
      aliases: [
        at,
        ...toldBy((all) => all.guardOf("")),
        ...LOCALES.map((l) => AUTOMATION_NAMES[l]["margin-guard"]),
      ],
    }),
    about("exits", {
      name: words.exitsOf(name),
      note: kinds.length === 0 ? words.noExits : kinds.map((kind) => names[kind]).join(", "),
      aliases: [
        at,
        ...toldBy((all) => all.exitsOf("")),
        ...LOCALES.flatMap((l) => kinds.map((kind) => AUTOMATION_NAMES[l][kind])),
      ],
    }),
    about("history", {
      name: words.historyOf(name),
      note: null,
      aliases: [at, ...toldBy((all) => all.historyOf(""))],
    }),
  ];
};

const ofAccounts = (format: Format, { accounts }: Overview): readonly Entry[] => {
  const words = PALETTE_WORDS[format.locale];
  return accounts.flatMap(({ id, label, network }): readonly Entry[] => [
    {
      id: `account ${id} cross`,
      group: "accounts",
      name: words.crossGuardOf(label),
      note: network,
      aliases: toldBy((all) => all.crossGuardOf("")),
      isHidden: false,
      run: { kind: "go", href: crossGuardPath(id) },
    },
    {
      id: `account ${id} history`,
      group: "accounts",
      name: words.accountHistoryOf(label),
      note: network,
      aliases: toldBy((all) => all.accountHistoryOf("")),
      isHidden: false,
      run: { kind: "go", href: accountHistoryPath(id) },
    },
  ]);
};

type Automation = AskableView["automations"][number];

/** Where the automations of a whole account are set; those of a position stand with it. */
const PAGE_OF: Partial<Record<Automation["kind"], string>> = {
  "price-alert": "/automations",
  "auto-entry": "/automations/entries",
  "drawdown-breaker": "/automations/breaker",
  "guard-plan": "/automations/guard-plan",
};

/** Positions, accounts and automations of the trader, each where it is looked at. */
export const ownEntries = (
  format: Format,
  overview: Overview | null,
  automations: readonly Automation[],
): readonly Entry[] => {
  const labels = new Map(overview?.accounts.map(({ id, label }) => [id, label]));
  const far = Number.POSITIVE_INFINITY;
  const positions = (overview?.positions ?? []).toSorted(
    (one, other) => (one.distanceBps ?? far) - (other.distanceBps ?? far),
  );
  return [
    ...positions.flatMap((position, index) =>
      ofPosition(format, {
        position,
        label: labels.get(position.accountId) ?? "",
        isListed: index < LISTED,
      }),
    ),
    ...(overview === null ? [] : ofAccounts(format, overview)),
    ...automations.flatMap(({ id, kind, name, hasEnded }): readonly Entry[] => {
      const href = PAGE_OF[kind];
      if (hasEnded || href === undefined) return [];
      const aliases = LOCALES.map((locale) => AUTOMATION_NAMES[locale][kind]);
      return [
        {
          id: `automation ${id}`,
          group: "automations",
          name,
          note: null,
          aliases,
          isHidden: false,
          run: { kind: "go", href },
        },
      ];
    }),
  ];
};
