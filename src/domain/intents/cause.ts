/**
 * Why an intent exists: an automation, something the trader did by hand, or the panic switch. `id` names the automation
 * or the one command, so a double click is one cause.
 */
export type Cause = { readonly kind: "automation" | "manual" | "panic"; readonly id: string };

/** What an intent acts on: one position, one order that waits, or the whole account. */
export type Subject =
  | { readonly kind: "position"; readonly id: string }
  | { readonly kind: "order"; readonly id: string }
  | { readonly kind: "account" };

/** A subject as one text that is never empty: part of the key that makes an intent unique. */
export const subjectKey = (subject: Subject): string =>
  subject.kind === "account" ? "account" : `${subject.kind}:${subject.id}`;

/** The subject behind a key of `subjectKey`. */
export const parseSubject = (key: string): Subject => {
  if (key === "account") return { kind: "account" };
  const kind = key.startsWith("order:") ? "order" : "position";
  return { kind, id: key.slice(kind.length + 1) };
};
