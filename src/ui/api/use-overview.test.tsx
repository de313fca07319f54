import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { anOverview, NOW } from "#testing/views/an-overview.ts";
import { ApiProvider } from "./api-provider.tsx";
import { OpenedWith } from "./opened-with.tsx";
import { useOverview } from "./use-overview.ts";

const Seen = () => {
  const { overview, now, isUnreachable } = useOverview();
  return <p>{JSON.stringify({ positions: overview?.positions.length ?? null, now, isUnreachable })}</p>;
};

const seen = (overview: ReturnType<typeof anOverview> | null): unknown => {
  const html = renderToStaticMarkup(
    <ApiProvider>
      <OpenedWith overview={overview}>
        <Seen />
      </OpenedWith>
    </ApiProvider>,
  );
  return JSON.parse(html.replace(/<\/?p>/gu, "").replaceAll("&quot;", '"'));
};

it("is told by a page that came with it, as of the moment it was read", () => {
  expect(seen(anOverview())).toEqual({ positions: 3, now: NOW, isUnreachable: false });
});

it("is awaited by a page that came without it", () => {
  expect(seen(null)).toEqual({ positions: null, now: 0, isUnreachable: false });
});
