import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { anOverview } from "#testing/views/an-overview.ts";
import { ApiProvider } from "../api/api-provider.tsx";
import { OpenedWith } from "../api/opened-with.tsx";
import { OverviewTrouble } from "./overview-trouble.tsx";

const drawn = (overview: Overview): string =>
  renderToStaticMarkup(
    <ApiProvider>
      <OpenedWith overview={overview}>
        <OverviewTrouble />
      </OpenedWith>
    </ApiProvider>,
  );

it("says nothing of an overview as it is now", () => {
  expect(drawn(anOverview())).toBe("");
});

it("says of what was last known that the database is away, and does not blame the way to us", () => {
  const { now } = anOverview();
  const html = drawn({ ...anOverview(), lastKnownAt: now });
  expect(html).toContain("Axisor cannot read its database");
  expect(html).toContain("Guards may not act until it can.");
  expect(html).not.toContain("cannot reach Axisor");
});
