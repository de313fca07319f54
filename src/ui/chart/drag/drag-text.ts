import type { Format } from "#ui/format/format.ts";
import { type Drag, type DragPlan, landsAt } from "./drag-plan.ts";
import { DRAG_WORDS } from "./drag-words.ts";
import type { Holding } from "./holding.ts";
import { changeBps } from "./move-price.ts";

const guardTexts = (
  format: Format,
  { position }: Holding,
  kind: Drag["kind"],
  plan: Extract<DragPlan, { kind: "guard" }>,
): readonly string[] => {
  const words = DRAG_WORDS[format.locale];
  const { when, deed } = plan.step;
  const acts =
    when.by === "price"
      ? words.acts.price(format.priceExact(when.price))
      : words.acts[when.by](format.distanceExact(when.bps));
  const aims =
    deed.kind === "close" || kind !== "target" ? [] : [words.away(format.distanceExact(deed.targetBps))];
  const added =
    plan.topUp === null
      ? []
      : [
          words.topUp(
            format.sats(plan.topUp.amount),
            format.price(position.liquidation),
            format.price(plan.topUp.liquidation),
          ),
        ];
  return [...(kind === "trigger" ? [acts] : aims), ...added];
};

/** What is said beside a line on its way: the price first, then what it means, then what is wrong with it. */
export const dragTexts = (
  format: Format,
  holding: Holding,
  drag: Drag,
  plan: DragPlan,
): readonly [price: string, ...string[]] => {
  const words = DRAG_WORDS[format.locale];
  const at = landsAt(plan, drag);
  const { last, position } = holding;
  const away = words.from(
    format.change(changeBps(at, last)),
    format.change(changeBps(at, position.entryPrice)),
  );
  const meant =
    plan.kind === "guard"
      ? guardTexts(format, holding, drag.kind, plan)
      : plan.net === null
        ? []
        : [words.net(format.satsSigned(plan.net))];
  return [format.priceExact(at), away, ...meant, ...plan.mistakes];
};
