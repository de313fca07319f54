import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { aPrice } from "#testing/views/an-overview.ts";
import { CHART_PART, LazyChart } from "./lazy-chart.tsx";

vi.mock("./position-chart.tsx", () => {
  throw new Error("not to be had");
});

it("says in its place that it could not be fetched, and breaks no page by it", async () => {
  CHART_PART.fetch();
  await vi.waitFor(() => expect(CHART_PART.state().kind).toBe("failed"));
  const html = renderToStaticMarkup(<LazyChart price={aPrice()} lines={[]} source="LN Markets" />);
  expect(html).toContain("could not be fetched");
});
