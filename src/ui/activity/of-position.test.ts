import { expect, it } from "vitest";
import { ofPosition } from "./of-position.ts";

const about = (positionId: string | null, ...ids: readonly string[]) => ids.map((id) => ({ id, positionId }));

it("tells those of one position once each, the newest first, however many others came between", () => {
  const recent = [...about("a", "9"), ...about("b", "8"), ...about(null, "7"), ...about("a", "6")];
  const read = about("a", "6", "3", "1");
  expect(ofPosition("a", recent, read).map(({ id }) => id)).toEqual(["9", "6", "3", "1"]);
  expect(ofPosition("a", recent, [])).toHaveLength(2);
});
