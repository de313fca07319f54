import { mailLetter } from "#domain/notifications/mail-letter.ts";
import { fail } from "#domain/result.ts";
import { linkOfMail } from "#services/mail/link-of-mail.ts";
import type { DeliveryDeps } from "#services/notifications/delivery-deps.ts";
import type { Wired } from "../wired.ts";

type Parts = Pick<Wired, "senders" | "mailLinks" | "origin" | "clock"> & {
  /** What tokens of links are made with. */
  readonly linkKey: () => Uint8Array;
};

/** Sends a mail about the way in; the token of its link is made here, and stored nowhere. */
export const postBy =
  ({ senders, mailLinks, origin, clock, linkKey }: Parts): DeliveryDeps["post"] =>
  async (mail) => {
    if (senders.mailer === null) {
      return fail({ kind: "unavailable", words: "this installation sends no mail", retryAfterMs: null });
    }
    const link = await linkOfMail({ mailLinks, linkKey, now: clock }, mail, origin);
    return senders.mailer.send({ ...mailLetter(mail.facts, link, mail), key: mail.id, to: mail.to });
  };
