import type { Choices } from "#domain/notifications/choice/choices.ts";

type Row = {
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly digest_hour: number | null;
  readonly digest_channel: "email" | "telegram" | null;
};

/** Choices as they are kept. */
export const choicesOfRow = (
  { quiet_from: from, quiet_until: until, digest_hour: hour, digest_channel: channel }: Row,
  cells: Choices["cells"],
  ladder: Choices["ladder"],
): Choices => ({
  cells,
  ladder,
  quiet: from === null || until === null ? null : { from, until },
  digest: hour === null || channel === null ? null : { hour, channel },
});
