import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { ROUTE_LABELS, routeLabel } from "./route-label.ts";

test.each([
  ["/", "/"],
  ["/positions", "/positions"],
  ["/positions/018f0000-0000-7000-8000-000000000009", "/positions/[id]"],
  ["/positions/x/guard", "/positions/[id]/guard"],
  ["/positions/x/guard/more", "other"],
  ["/api/trpc/overview.get", "/api/trpc/[trpc]"],
  ["/api/trpc/overview.get,positions.list", "/api/trpc/[trpc]"],
  ["/api/auth/callback/credentials", "/api/auth/[...nextauth]"],
  ["/api/nothing/here", "other"],
  ["/api/health/", "other"],
  ["/trader@example.com", "other"],
  ["/wp-login.php", "file"],
  ["/sw.js", "file"],
  ["/icons/icon-192.png", "file"],
  ["/_next/static/chunks/4bd1b696.js", "file"],
  ["//dashboard", "other"],
  ["", "other"],
])("%s is counted under %s", (path, label) => {
  expect(routeLabel(path)).toBe(label);
});

test("every page and every route of the app is counted under its own name", () => {
  const places = globSync("src/app/**/{page.tsx,route.ts}")
    .map((file) => file.replace(/^src\/app|\/(page\.tsx|route\.ts)$|\/\([^)]+\)/g, ""))
    // Whatever is nothing under /api/.
    .filter((place) => place !== "/api/[...unknown]");
  expect(places.length).toBeGreaterThan(30);
  const labels: readonly string[] = ROUTE_LABELS;
  expect(places.map((place) => place || "/").filter((place) => !labels.includes(place))).toEqual([]);
});
