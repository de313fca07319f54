import { describe, expect, it } from "vitest";
import { aPress } from "#testing/builders/a-press.ts";
import { actOn, type KeyParts } from "./act-on.ts";
import { hearKey, type Press } from "./hear-key.ts";
import { positionInFocus } from "./position-in-focus.ts";
import { SHORTCUT_WORDS } from "./shortcut-words.ts";
import { SHORTCUTS, type Shortcut } from "./shortcuts.ts";

/** A key of the table as a keyboard presses it. */
const typed = (key: string): Press => {
  if (key === "Shift+Escape") return aPress("Escape", { shiftKey: true });
  if (key.startsWith("Mod+")) return aPress(key.slice(4), { ctrlKey: true });
  return aPress(key, { shiftKey: key === "?" });
};

const hear = (keys: readonly string[], change: Partial<Press> = {}, isOn = true): Shortcut | null => {
  let heard = hearKey(null, { ...typed(keys[0] ?? ""), ...change }, isOn);
  for (const key of keys.slice(1)) heard = hearKey(heard.pending, { ...typed(key), ...change }, isOn);
  return heard.shortcut;
};

/** Parts that note what they are asked for. */
const recorded = (positionId: string | null) => {
  const done: string[] = [];
  const parts: KeyParts = {
    go: (href) => void done.push(`go ${href}`),
    openDeed: (deed, id) => void done.push(`${deed} ${id}`),
    openPanic: (stage) => void done.push(`panic ${stage}`),
    open: (what) => void done.push(what),
    positionId: () => positionId,
  };
  return { done, parts };
};

const DOES: Record<Shortcut["name"], string> = {
  home: "go /dashboard",
  positions: "go /positions",
  automations: "go /automations",
  activity: "go /activity",
  settings: "go /settings",
  addMargin: "add-margin p1",
  stop: "stop-loss p1",
  takeProfit: "take-profit p1",
  breakEven: "go /positions/p1/exits?stop=break-even-stop",
  close: "close p1",
  freeze: "panic freeze",
  panic: "panic null",
  find: "palette",
  findAnywhere: "palette",
  sheet: "sheet",
};

describe("the shortcuts", () => {
  it.each(SHORTCUTS)(
    "$name is heard by its keys alone, and opens its one thing",
    ({ name, keys, act, on }) => {
      expect(hear(keys)?.name).toBe(name);
      const { done, parts } = recorded("p1");
      expect(actOn({ act }, parts)).toBe(true);
      expect(done).toEqual([DOES[name]]);
      const nowhere = recorded(null);
      expect(actOn({ act }, nowhere.parts)).toBe(on === "everywhere");
    },
  );

  it("do not collide: no two have the same keys, and none begins another", () => {
    for (const one of SHORTCUTS)
      for (const other of SHORTCUTS)
        if (one !== other)
          expect(`${other.keys.join(" ")} `.startsWith(`${one.keys.join(" ")} `)).toBe(false);
  });

  it("leave a field, a dialog, a held key and a key with a modifier alone", () => {
    for (const { keys, name } of SHORTCUTS) {
      const isCharacter = keys.every((key) => key.length === 1);
      expect(hear(keys, { isInDialog: true })).toBeNull();
      expect(hear(keys, { repeat: true })).toBeNull();
      expect(hear(keys, { altKey: true })).toBeNull();
      expect(hear(keys, { isInField: true })?.name).toBe(isCharacter ? undefined : name);
      if (isCharacter) expect(hear(keys, { ctrlKey: true })).toBeNull();
      if (isCharacter) expect(hear(keys, { metaKey: true })).toBeNull();
    }
  });

  it("of a single character rest where they are turned off, and the others go on", () => {
    const left = SHORTCUTS.filter(({ keys }) => hear(keys, {}, false) !== null);
    expect(left.map(({ name }) => name)).toEqual(["panic", "findAnywhere"]);
  });

  it("take a second key that belongs to nothing for nothing, though alone it is one", () => {
    expect(hear(["g", "x"])).toBeNull();
    expect(hear(["x"])?.name).toBe("close");
    expect(hear(["q", "x"])?.name).toBe("close");
  });

  it("are told in both languages", () => {
    expect(SHORTCUT_WORDS["pt-BR"].does.breakEven).toBe("Definir um stop no zero a zero");
    expect(Object.keys(SHORTCUT_WORDS.en.does)).toEqual(SHORTCUTS.map(({ name }) => name));
  });
});

describe("the position a key is about", () => {
  const link = (href: string) => ({ getAttribute: () => href });
  const inRow = (own: string | null, ofRow: string | null) => ({
    closest: (selector: string) => {
      if (selector === "a[href]") return own === null ? null : link(own);
      return ofRow === null ? null : { querySelector: () => link(ofRow) };
    },
  });
  const at = (focused: unknown, path: string) => positionInFocus(focused as Element | null, path);

  it("is the one whose row has the focus, before the one of the page", () => {
    expect(at(inRow("/positions/p%2F2", null), "/dashboard")).toBe("p/2");
    expect(at(inRow(null, "/positions/p3"), "/positions/p1")).toBe("p3");
    expect(at(inRow("/activity", null), "/positions/p1/guard")).toBe("p1");
    expect(at(null, "/positions/p1")).toBe("p1");
    expect(at(null, "/positions")).toBeNull();
    expect(at(inRow(null, null), "/dashboard")).toBeNull();
  });
});
