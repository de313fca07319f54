import type { PanicPreviewView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { positionNameInline } from "#ui/positions/position-ruler.ts";

/** What is left open by what a preview closes: never said to be nothing, because the cross margin is not touched. */
export const stayWords = (preview: PanicPreviewView, positions: readonly PositionView[]): string => {
  const closed = new Set(preview.flatMap(({ closes }) => closes.map(({ positionId }) => positionId)));
  const left = positions.filter(({ id }) => !closed.has(id));
  const names = left.map((position) => positionNameInline(position, format)).join(", ");
  return `${names === "" ? "No isolated position stays." : `Stays open: ${names}.`} The cross margin stays as it is.`;
};
