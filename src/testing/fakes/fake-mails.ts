import type { Mail, Mails } from "#ports/mails.ts";

/** Keeps every mail, the oldest first. */
export class FakeMails implements Mails {
  readonly rows: Mail[] = [];

  async write(mail: Mail) {
    if (!this.rows.some(({ id }) => id === mail.id)) this.rows.push(mail);
  }

  async newest(limit: number) {
    return this.rows.toReversed().slice(0, limit);
  }
}
