import { expect, it } from "vitest";
import { saying } from "#ui/api/problem-of.ts";
import { noteOfTakeBack } from "./note-of-take-back.ts";
import type { Told } from "./told.ts";

const told = (outcome: Told["outcome"], isOver: boolean): Told => ({
  outcome,
  isOver,
  origin: null,
  title: "",
  why: [],
  rawAnswer: null,
  receiptId: null,
  positionId: null,
});

it("an order counts as sent from the press until it is read as gone, and as not sent once it surely failed", () => {
  const note = (...[phase, tells = [], problem = null]: [...Parameters<typeof of>]) =>
    of(phase, tells, problem);
  expect(note("ready")).toBeNull();
  expect(note("sending")).toBe("sent");
  expect(note("looking")).toBe("sent");
  expect(note("told", [told("under-way", false)])).toBe("sent");
  expect(note("told", [told("unknown", false)])).toBe("sent");
  expect(note("told", [told("confirmed", true)])).toBe("sent");
  expect(note("told", [told("rejected", true)])).toBe("not-sent");
  expect(note("told", [told("not-applied", true)])).toBe("not-sent");
  expect(note("told", [told("unknown", true)])).toBe("not-sent");
  expect(note("ready", [], saying("Nothing was ordered."))).toBe("not-sent");
});

type Asked = Parameters<typeof noteOfTakeBack>[0];

function of(phase: Asked["phase"], tells: Asked["told"] = [], problem: Asked["problem"] = null) {
  return noteOfTakeBack({ phase, told: tells, problem });
}
