import { expect, it } from "vitest";
import { z } from "zod";
import { newCommandId } from "./new-command-id.ts";

it("is an id that the server takes, and another each time", () => {
  const ids = Array.from({ length: 50 }, newCommandId);
  for (const id of ids) expect(z.uuid().safeParse(id).success, id).toBe(true);
  expect(new Set(ids).size).toBe(50);
});
