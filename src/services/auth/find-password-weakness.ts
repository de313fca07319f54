import { type Said, saidBy } from "#domain/language/in-both.ts";
import { AUTH_REFUSALS } from "./auth-refusals.ts";

const LEAST_DISTINCT = 5;

/** A few characters over and over ("passwordpassword", "121212121212121"): the length is only apparent. */
function repeatsItself(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period++) {
    const unit = text.slice(0, period);
    if (unit.repeat(Math.ceil(text.length / period)).slice(0, text.length) === text) return true;
  }
  return false;
}

/** Each character follows the last by one step, round the digits too ("123456789012345", "abcdefghijklmno"). */
function isOneRun(text: string): boolean {
  const steps = [...text].map(
    (character, index) => character.charCodeAt(0) - text.charCodeAt(Math.max(0, index - 1)),
  );
  const runs = (step: number) =>
    steps.slice(1).every((taken) => taken === step || taken === step - 10 * Math.sign(step));
  return runs(1) || runs(-1);
}

/** Why a password that is long enough would still be guessed early, as a sentence; null when nothing is known. */
export function findPasswordWeakness(password: string, email: string): Said | null {
  const text = password.toLowerCase();
  const name = email.split("@")[0] ?? "";
  if (text.includes(email) || (name.length >= 5 && text.replaceAll(name, "").length < 8)) {
    return saidBy(AUTH_REFUSALS, ({ fromAddress }) => fromAddress);
  }
  if (new Set(text).size < LEAST_DISTINCT || repeatsItself(text) || isOneRun(text)) {
    return saidBy(AUTH_REFUSALS, ({ repeats }) => repeats);
  }
  return null;
}
