import { expect, test } from "vitest";
import { readRouteTable } from "#cli/matrix/read-route-table.ts";
import { PAGE_ROUTES } from "./page-routes.ts";
import { ROUTES } from "./routes.ts";

test("every route is answered where its name says, and none is left that no file answers by", async () => {
  const answered = (await readRouteTable()).map(({ name }) => name);
  expect(answered.toSorted()).toEqual(Object.keys({ ...ROUTES, ...PAGE_ROUTES }).toSorted());
});
