import type { PanicPreviewView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { positionNameInline } from "#ui/positions/position-ruler.ts";
import { CLOSE_WORDS } from "./close-words.ts";

/** What is left open by what a preview closes: never said to be nothing, because the cross margin is not touched. */
export const stayWords = (
  format: Format,
  preview: PanicPreviewView,
  positions: readonly PositionView[],
): string => {
  const words = CLOSE_WORDS[format.locale];
  const closed = new Set(preview.flatMap(({ closes }) => closes.map(({ positionId }) => positionId)));
  const left = positions.filter(({ id }) => !closed.has(id));
  const names = left.map((position) => positionNameInline(position, format)).join(", ");
  return `${names === "" ? words.noneStays : words.stays(names)} ${words.crossStays}`;
};
