import type { CrossConfigView, CrossView } from "#server/trpc/schemas/cross.ts";
import { format, MISSING } from "#ui/format/format.ts";

type Step = CrossConfigView["steps"][number];

const whenWords = ({ when }: Step): string => {
  switch (when.by) {
    case "distance":
      return `when liquidation is closer than ${format.setting(when.bps)}`;
    case "price":
      return `when the price gets to ${format.priceExact(when.price)}`;
    case "margin-used":
      return `when ${format.setting(when.bps)} of the margin is lost`;
  }
};

const deedWords = ({ deed }: Step, most: number | null): readonly [does: string, until: string] => {
  switch (deed.kind) {
    case "add-margin":
      return ["adds margin", `, until it is ${format.setting(deed.targetBps)} away`];
    case "reduce":
      return [
        most === null ? "closes contracts" : `closes at most ${format.quantity(most)} at a time`,
        `, until liquidation is ${format.setting(deed.targetBps)} away`,
      ];
    case "close":
      return ["closes the position", ""];
  }
};

/** What a cross guard does, as one sentence: its steps in the order they are told in. */
export const crossGuardWords = ({ steps, maxReduceUsd }: CrossConfigView): string => {
  const parts = steps.map((step) => {
    const [does, until] = deedWords(step, maxReduceUsd);
    return `${does} ${whenWords(step)}${until}`;
  });
  return parts.length === 0 ? "The guard has no step." : `The guard ${parts.join("; ")}.`;
};

/** The entry of the cross position in dollars, with its cents where it has any; a dash while flat. */
export const crossEntryWords = ({ entryPriceE4 }: Pick<CrossView, "entryPriceE4">): string =>
  entryPriceE4 === null ? MISSING : format.number(entryPriceE4 / 10_000, entryPriceE4 % 10_000 === 0 ? 0 : 2);

/** Where what was done to the cross guard of an account is read, and gone back to. */
export const crossHistoryPath = (accountId: string): string => `${crossGuardPath(accountId)}/history`;

/** Where the cross guard of an account is read and set. */
export const crossGuardPath = (accountId: string): string =>
  `/accounts/${encodeURIComponent(accountId)}/cross-guard`;
