import type { Mail, Mails } from "#ports/mails.ts";

export class FakeMails implements Mails {
  readonly written: Mail[] = [];

  async write(mail: Mail): Promise<void> {
    if (!this.written.some(({ id }) => id === mail.id)) this.written.push(mail);
  }

  async newest(limit: number): Promise<readonly Mail[]> {
    return this.written.toReversed().slice(0, limit);
  }
}
