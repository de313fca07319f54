import { describe, expect, it } from "vitest";
import { createBackCloses } from "./back-closes.ts";

/** A history as a browser keeps it, and sheets that close when they are told to. */
const aBrowser = () => {
  let entries: unknown[] = [{ page: "before" }, { page: "home" }];
  let at = 1;
  const due: (() => void)[] = [];
  const sheets = createBackCloses({
    read: () => entries[at],
    push: (state) => {
      entries = [...entries.slice(0, at + 1), state];
      at += 1;
    },
    go: (by) => due.push(() => move(by)),
    later: (work) => void due.push(work),
  });
  const move = (by: number) => {
    at += by;
    sheets.moved();
  };
  const rest = () => {
    for (let work = due.shift(); work !== undefined; work = due.shift()) work();
  };
  const closed: string[] = [];
  const open = (name: string) => {
    const off = sheets.opened(() => {
      closed.push(name);
      off();
    });
    return off;
  };
  const follow = (page: string) => {
    entries = [...entries.slice(0, at + 1), { page }];
    at += 1;
  };
  const back = () => {
    move(-1);
    rest();
  };
  return { sheets, open, rest, back, follow, closed, where: () => entries[at], length: () => entries.length };
};

describe("the back button", () => {
  it("closes the sheet that is open and stays on the page", () => {
    const { open, rest, back, closed, where } = aBrowser();
    open("panic");
    rest();
    expect(where()).toEqual({ sheets: 1 });
    back();
    expect(closed).toEqual(["panic"]);
    expect(where()).toEqual({ page: "home" });
    back();
    expect(where()).toEqual({ page: "before" });
  });

  it("closes the upper one of two first", () => {
    const { open, rest, back, closed, where } = aBrowser();
    open("action");
    rest();
    open("factor");
    rest();
    expect(where()).toEqual({ sheets: 2 });
    back();
    expect(closed).toEqual(["factor"]);
    expect(where()).toEqual({ sheets: 1 });
    back();
    expect(closed).toEqual(["factor", "action"]);
  });

  it("leads to the page before once a sheet was closed otherwise", () => {
    const { open, rest, back, closed, where } = aBrowser();
    const [lower, upper] = [open("action"), open("factor")];
    rest();
    upper();
    lower();
    rest();
    expect(where()).toEqual({ page: "home" });
    expect(closed).toEqual([]);
    back();
    expect(where()).toEqual({ page: "before" });
  });

  it("knows one entry for a sheet that takes the place of another", () => {
    const { open, rest, where, length, closed } = aBrowser();
    const off = open("palette");
    rest();
    off();
    open("panic");
    rest();
    expect(where()).toEqual({ sheets: 1 });
    expect(length()).toBe(3);
    expect(closed).toEqual([]);
  });

  it("passes over the entry of a sheet that was left by a link", () => {
    const { sheets, open, rest, back, follow, where } = aBrowser();
    const off = open("action");
    rest();
    sheets.leaving();
    off();
    rest();
    // The page that the link leads to comes later, and nothing has gone back before it.
    expect(where()).toEqual({ sheets: 1 });
    follow("activity");
    back();
    expect(where()).toEqual({ page: "home" });
  });

  it("lets a way be taken only once the entries of closed sheets are gone", () => {
    const { sheets, open, rest, where } = aBrowser();
    const off = open("palette");
    rest();
    const seen: unknown[] = [];
    sheets.settled(() => seen.push(where()));
    off();
    rest();
    expect(seen).toEqual([{ page: "home" }]);
    sheets.settled(() => seen.push(where()));
    rest();
    expect(seen).toEqual([{ page: "home" }, { page: "home" }]);
  });
});
