import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { LongList, WINDOWED_LIST_PART } from "./long-list.tsx";

vi.mock("./windowed-list.tsx", () => {
  throw new Error("not to be had");
});

const list = (rows: number) =>
  renderToStaticMarkup(
    <LongList
      label="Rows"
      keys={Array.from({ length: rows }, (_, place) => `${place}`)}
      rowPx={20}
      address="/rows"
    >
      {(place) => `row ${place}`}
    </LongList>,
  );

it("shows its beginning and says so where what draws the rest cannot be fetched, and breaks no page by it", async () => {
  WINDOWED_LIST_PART.fetch();
  await vi.waitFor(() => expect(WINDOWED_LIST_PART.state().kind).toBe("failed"));
  expect(list(40)).toContain("row 29");
  expect(list(40)).toContain("could not be fetched");
  expect(list(30)).not.toContain("could not be fetched");
});
