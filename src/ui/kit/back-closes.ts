"use client";

/** What is used of the browser's history, and no more. */
export type HistoryParts = {
  readonly read: () => unknown;
  readonly push: (state: Readonly<Record<string, unknown>>) => void;
  readonly go: (by: number) => void;
  /** Calls back once what was just done to the page is over. */
  readonly later: (work: () => void) => void;
};

/** How many sheets are open at an entry of the history. */
const SHEETS = "sheets";

export type BackCloses = {
  /** A sheet opened; the answer takes it off again. */
  readonly opened: (close: () => void) => () => void;
  /** A link in a sheet was followed: what it leads to comes after the sheet's entry, which is then passed over. */
  readonly leaving: () => void;
  /** The reader went back or forward. */
  readonly moved: () => void;
  /** Does `work` once the entries of sheets that are closed are gone: a way that is taken before would be taken back. */
  readonly settled: (work: () => void) => void;
};

/**
 * Gives each open sheet an entry of its own in the history, so that the back button closes the sheet and stays on the page.
 * A sheet that is closed otherwise takes its entry along, and one that takes the place of another takes over its entry.
 */
export const createBackCloses = ({ read, push, go, later }: HistoryParts): BackCloses => {
  const open: { readonly close: () => void }[] = [];
  let waiting: (() => void)[] = [];
  let isLeaving = false;
  let isAsked = false;
  const entered = (): number => {
    const state = read();
    const sheets = typeof state === "object" && state !== null ? Reflect.get(state, SHEETS) : null;
    return typeof sheets === "number" ? sheets : 0;
  };
  const settle = () => {
    isAsked = false;
    for (let at = entered() + 1; at <= open.length; at += 1) push({ [SHEETS]: at });
    if (entered() > open.length && !isLeaving) return go(open.length - entered());
    const work = waiting;
    waiting = [];
    for (const one of work) one();
  };
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    later(settle);
  };
  return {
    opened: (close) => {
      const sheet = { close };
      open.push(sheet);
      isLeaving = false;
      ask();
      return () => {
        const at = open.indexOf(sheet);
        if (at >= 0) open.splice(at, 1);
        ask();
      };
    },
    leaving: () => {
      isLeaving = true;
    },
    moved: () => {
      isLeaving = false;
      const above = open.slice(entered());
      for (const { close } of above.toReversed()) close();
      // An entry without its sheet is passed over: it is the page of before once more.
      if (above.length === 0) settle();
    },
    settled: (work) => {
      waiting.push(work);
      ask();
    },
  };
};

let inBrowser: BackCloses | null = null;

/** The one of this page; made when the first sheet opens. */
export const backCloses = (): BackCloses => {
  if (inBrowser === null) {
    const made = createBackCloses({
      read: () => history.state,
      push: (state) => history.pushState(state, ""),
      go: (by) => history.go(by),
      later: (work) => setTimeout(work, 0),
    });
    addEventListener("popstate", made.moved);
    inBrowser = made;
  }
  return inBrowser;
};
