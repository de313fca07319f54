import type { CrossPosition } from "#domain/position/cross-position.ts";
import { crossPosition } from "../answers/cross.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** The one net cross position of the account; quantity 0 and no side while flat. Scope futures:cross:read. */
export const crossPositionGet: Endpoint<Nothing, CrossPosition> = {
  method: "GET",
  path: "/futures/cross/position",
  isSigned: true,
  answer: crossPosition,
};
